"""Payments in batches, and what both arms agree on."""

import struct
from collections.abc import Callable

from backbench import MASK, fnv1a64, read_input

SCALE = (2, 2, 0, 3)

MALFORMED = 1
ZERO = 2
NEGATIVE = 3
TOO_FINE = 4

PAYMENT = struct.Struct("<BBB13s")

Payment = tuple[str, int, int]


def read_payments(path: str) -> tuple[int, list[Payment]]:
    """The size of a batch, and {amount as typed, currency, method} of each payment."""
    batches, data = read_input(path, b"BBPD")
    batch = int.from_bytes(data[:4], "little")
    expected = 4 + batches * batch * PAYMENT.size
    if len(data) != expected:
        raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
    return batch, [
        (letters[:length].decode("ascii"), currency, method)
        for currency, method, length, letters in PAYMENT.iter_unpack(data[4:])
    ]


class Batches:
    """Settles batch after batch; an arm says how a payment is settled and what a balance is in minor units."""

    settle: Callable[[str, int, int], int]
    balance: Callable[[int], int]
    clear: Callable[[], None]

    def __init__(self, path: str) -> None:
        size, payments = read_payments(path)
        self._batches = [payments[i : i + size] for i in range(0, len(payments), size)]
        self.items = len(self._batches)
        self._start_over()

    def step(self) -> int:
        batch = self._batches[self._next]
        settle = self.settle
        digest = 0
        for text, currency, method in batch:
            digest += settle(text, currency, method)
        digest += self.balance(batch[-1][1])
        self._next += 1
        if self._next == self.items:
            self._start_over()
        return digest & MASK

    def checksum(self) -> int:
        self._start_over()
        outcomes = [self.settle(*payment) for batch in self._batches for payment in batch]
        balances = [self.balance(currency) for currency in range(len(SCALE))]
        self._start_over()
        return fnv1a64(struct.pack(f"<{len(outcomes) + len(balances)}q", *outcomes, *balances))

    def _start_over(self) -> None:
        self._next = 0
        self.clear()
