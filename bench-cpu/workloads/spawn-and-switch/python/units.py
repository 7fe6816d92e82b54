"""What the kinds of unit share: the input, and the counts that are part of the contract."""

import struct
from collections.abc import Callable

from backbench import MASK, SplitMix64, fnv1a64, read_input

MANY = 16
CONTENDERS = 4
ROUNDS = 100
PATTERNS = ("spawn", "park", "ping_pong", "contention")


def mix(seed: int) -> int:
    """The work of a unit: next to nothing."""
    return SplitMix64(seed).next()


class Units:
    """One seed a step, from the first on again after the last; subclasses have a method for each pattern."""

    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBSS")
        if len(data) != 4 + 8 * self.items:
            raise ValueError(f"{path}: expected {4 + 8 * self.items} bytes behind the beginning, got {len(data)}")
        code, *self._seeds = struct.unpack(f"<I{self.items}Q", data)
        self._run: Callable[[int], int] = getattr(self, PATTERNS[code])
        self._next = 0

    def step(self) -> int:
        result = self._run(self._seeds[self._next]) & MASK
        self._next = (self._next + 1) % self.items
        return result

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(b"".join(self.step().to_bytes(8, "little") for _ in range(self.items)))
