"""A full cache that serves batches of requests: most read, some replace, a few insert and evict the oldest entry."""

from __future__ import annotations

import struct

from backbench import MASK, Kernel, SplitMix64, fnv1a64, read_input

BATCH = 100
RANK_BITS = 30
RANK = (1 << RANK_BITS) - 1
GET = 0
REPLACE = 1
# What a request for an absent key adds to a digest.
MISS = 7
MIX = 31
REPLACED = 3
EVICTED = 5
SHORTEST = 100
LONGEST = 1000


def value(remainder: int) -> bytes:
    """A stamp, zeros, and the lower byte of the length."""
    stamp = SplitMix64(remainder * 0x9E3779B97F4A7C15).next()
    length = SHORTEST + (stamp >> 33) % (LONGEST - SHORTEST + 1)
    return struct.pack("<Q", stamp).ljust(length - 1, b"\0") + bytes([length & 0xFF])


def digest(found: bytes) -> int:
    return int.from_bytes(found[:8], "little") + MIX * len(found) + found[-1]


class Cache:
    """Consecutive keys, from the oldest on. The value of a key depends on its remainder by the insertions of a pass, so
    that every pass finds at each rank what the pass before found."""

    def __init__(self, codes: tuple[int, ...], entries: int, period: int) -> None:
        self.items = len(codes) // BATCH
        self._batches = [codes[i : i + BATCH] for i in range(0, len(codes), BATCH)]
        self._values = [bytearray(value(i)) for i in range(period)]
        self._size = entries
        self._oldest = 0
        self._next = 0
        self._entries = {key: self._fresh(key) for key in range(entries)}

    def _fresh(self, key: int) -> bytes:
        return bytes(self._values[key % len(self._values)])

    def step(self) -> int:
        result = 0
        entries, oldest, fresh = self._entries, self._oldest, self._fresh
        for code in self._batches[self._next]:
            kind = code >> RANK_BITS
            if kind == GET:
                found = entries.get(oldest + (code & RANK))
                answer = MISS if found is None else digest(found)
            elif kind == REPLACE:
                key = oldest + (code & RANK)
                answer = REPLACED * digest(entries[key])
                entries[key] = fresh(key)
            else:
                entries[oldest + self._size] = fresh(oldest + self._size)
                answer = EVICTED * digest(entries.pop(oldest))
                oldest += 1
            result = (MIX * result + answer) & MASK
        self._oldest = oldest
        self._next = (self._next + 1) % self.items
        return result

    def checksum(self) -> int:
        """The pass that is under way is ended first, which is as good as fresh."""
        while self._next:
            self.step()
        return fnv1a64(b"".join(struct.pack("<Q", self.step()) for _ in range(self.items)))


def load(path: str) -> Kernel:
    """The input: entries u32, insertions of a pass u32, and per item a hundred requests u32."""
    items, rest = read_input(path, b"BBLS")
    entries, period = struct.unpack_from("<II", rest)
    return Cache(struct.unpack_from(f"<{items * BATCH}I", rest, 8), entries, period)
