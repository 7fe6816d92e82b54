"""Settles payments with the decimal type of the standard library."""

from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation

from backbench import Kernel
from payments import MALFORMED, NEGATIVE, SCALE, TOO_FINE, ZERO, Batches

RATE = (Decimal("0.029"), Decimal("0.0175"), Decimal("0.008"), Decimal("0.0349"))
FIXED = (Decimal("0.30"), Decimal("0.25"), Decimal("0"), Decimal("0.49"))
UNIT = tuple(Decimal(1).scaleb(-scale) for scale in SCALE)


class DecimalBatches(Batches):
    def clear(self) -> None:
        self._balances = [Decimal(0)] * len(SCALE)

    def settle(self, text: str, currency: int, method: int) -> int:
        try:
            amount = Decimal(text)
        except InvalidOperation:
            return MALFORMED
        if amount <= 0:
            return NEGATIVE if amount else ZERO
        scale = SCALE[currency]
        if -amount.as_tuple().exponent > scale:
            return TOO_FINE
        fee = (amount * RATE[method] + FIXED[method]).quantize(UNIT[currency], rounding=ROUND_HALF_EVEN)
        net = amount - fee
        self._balances[currency] += net
        return int(net.scaleb(scale)) * 8

    def balance(self, currency: int) -> int:
        return int(self._balances[currency].scaleb(SCALE[currency]))


def load(path: str) -> Kernel:
    return DecimalBatches(path)
