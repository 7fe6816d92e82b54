"""What the kernels share: the lookups, and where the parts of an input are."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from backbench import MASK, fnv1a64

READS = 100
# Knuth, MMIX.
FACTOR = 6364136223846793005
SUMMAND = 1442695040888963407
UPPER = 33
HEADER = 16
WEIGHTS_PER_OBJECT = 8


class Entry:
    """A small object of a graph."""

    __slots__ = ("id", "weight")

    def __init__(self, id: int, weight: float) -> None:
        self.id = id
        self.weight = weight


class Numbers:
    """A step adds up a hundred weights at places that a seed draws; ``weights`` may be another worker's too."""

    def __init__(self, weights: Sequence[float], seeds: Sequence[int]) -> None:
        self.items = len(seeds)
        self._weights = weights
        self._seeds = seeds
        self._next = 0

    def step(self) -> int:
        state, weights = self._seed(), self._weights
        count = len(weights)
        total = 0.0
        for _ in range(READS):
            state = (state * FACTOR + SUMMAND) & MASK
            total += weights[(state >> UPPER) % count]
        return int(total)

    def _seed(self) -> int:
        seed = self._seeds[self._next]
        self._next = (self._next + 1) % self.items
        return seed

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(b"".join(struct.pack("<Q", self.step()) for _ in range(self.items)))


class Objects(Numbers):
    """The same over an object for each weight."""

    def __init__(self, weights: Sequence[float], seeds: Sequence[int]) -> None:
        super().__init__((), seeds)
        self._entries = [Entry(i, weights[i]) for i in range(len(weights) // WEIGHTS_PER_OBJECT)]

    def step(self) -> int:
        state, entries = self._seed(), self._entries
        count = len(entries)
        total = 0.0
        for _ in range(READS):
            state = (state * FACTOR + SUMMAND) & MASK
            total += entries[(state >> UPPER) % count].weight
        return int(total)


def parts(data: memoryview, path: str, keep: Callable[[memoryview], Sequence[float]]) -> Numbers:
    """A kernel over ``BBSM``, items u32, form u32 (0 numbers, 1 objects), weights u32, seeds u64, weights f64.

    ``keep`` says where the weights stay.
    """
    magic, items, form, weights = struct.unpack_from("<4sIII", data)
    if magic != b"BBSM" or len(data) != HEADER + 8 * (items + weights):
        raise ValueError(f"{path}: expected an input of shared-model, got {magic!r} and {len(data)} bytes")
    seeds = struct.unpack_from(f"<{items}Q", data, HEADER)
    kind = (Numbers, Objects)[form]
    return kind(keep(data[HEADER + 8 * items :].cast("d")), seeds)
