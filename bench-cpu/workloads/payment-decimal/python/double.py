"""Settles payments in floats, which hold neither 0.1 nor a rate such as 0.029."""

from backbench import Kernel
from payments import MALFORMED, NEGATIVE, SCALE, TOO_FINE, ZERO, Batches

RATE = (0.029, 0.0175, 0.008, 0.0349)
FIXED = (0.30, 0.25, 0.0, 0.49)
ONE = tuple(10.0**scale for scale in SCALE)


class DoubleBatches(Batches):
    def clear(self) -> None:
        self._balances = [0.0] * len(SCALE)

    def settle(self, text: str, currency: int, method: int) -> int:
        try:
            amount = float(text)
        except ValueError:
            return MALFORMED
        if amount <= 0:
            return NEGATIVE if amount else ZERO
        # A float does not remember its decimals.
        if len(text.partition(".")[2]) > SCALE[currency]:
            return TOO_FINE
        one = ONE[currency]
        fee = round((amount * RATE[method] + FIXED[method]) * one) / one
        net = amount - fee
        self._balances[currency] += net
        return round(net * one) * 8

    def balance(self, currency: int) -> int:
        return round(self._balances[currency] * ONE[currency])


def load(path: str) -> Kernel:
    return DoubleBatches(path)
