"""Settles payments in minor units, int throughout: cents, yen, fils."""

from backbench import Kernel
from payments import MALFORMED, NEGATIVE, SCALE, TOO_FINE, ZERO, Batches

RATE = (290, 175, 80, 349)  # ten-thousandths
FIXED = (30, 25, 0, 49)  # hundredths of a unit
ONE = 10_000
HALF = ONE // 2

POWER = (1, 10, 100, 1000)


def round_half_even(value: int) -> int:
    """The nearest multiple of ONE, the even one of two; nothing is negative here."""
    quotient, rest = divmod(value, ONE)
    if rest > HALF or (rest == HALF and quotient & 1):
        quotient += 1
    return quotient


class MinorBatches(Batches):
    def clear(self) -> None:
        self._balances = [0] * len(SCALE)

    def settle(self, text: str, currency: int, method: int) -> int:
        negative = text.startswith("-")
        whole, point, fraction = text[negative:].partition(".")
        # isdigit alone would let other scripts' digits pass.
        if not (text.isascii() and whole.isdigit() and (fraction.isdigit() or not point)):
            return MALFORMED
        amount = int(whole + fraction)
        if negative or not amount:
            return NEGATIVE if amount else ZERO
        scale = SCALE[currency]
        if len(fraction) > scale:
            return TOO_FINE
        amount *= POWER[scale - len(fraction)]
        net = amount - round_half_even(amount * RATE[method] + FIXED[method] * POWER[scale] * (ONE // 100))
        self._balances[currency] += net
        return net * 8

    def balance(self, currency: int) -> int:
        return self._balances[currency]


def load(path: str) -> Kernel:
    return MinorBatches(path)
