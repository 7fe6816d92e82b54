"""Merges the posts of many authors, newest first, and ranks the newest."""

import struct
from heapq import merge
from itertools import islice

from backbench import MASK, Kernel, fnv1a64, read_input

MERGED = 500
SHOWN = 50

HEADER = struct.Struct("<IIII")
POST = struct.Struct("<IIH")
FOLLOWEE = struct.Struct("<IB")
LOW = 0xFFFF_FFFF


class FeedMerge:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBFM")
        authors, posts, followees, self._now = HEADER.unpack_from(data)
        start = HEADER.size + authors * posts * POST.size
        expected = start + self.items * followees * FOLLOWEE.size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        # In the order in which a feed is merged: newest first, then by id.
        timeline = [
            (-time, id, likes, i // posts)
            for i, (id, time, likes) in enumerate(POST.iter_unpack(data[HEADER.size : start]))
        ]
        self._timelines = [timeline[i : i + posts] for i in range(0, len(timeline), posts)]
        followed = list(FOLLOWEE.iter_unpack(data[start:]))
        self._requests = [dict(followed[i : i + followees]) for i in range(0, len(followed), followees)]
        self._next = 0

    def step(self) -> int:
        digest = 0
        for rank, (id, score) in enumerate(self._feed(self._requests[self._next]), 1):
            digest += id * rank + score
        self._next = (self._next + 1) % self.items
        return digest & MASK

    def checksum(self) -> int:
        self._next = 0
        output = bytearray()
        for request in self._requests:
            for id, score in self._feed(request):
                output += struct.pack("<II", id, score)
        return fnv1a64(output)

    def _feed(self, affinities: dict[int, int]) -> list[tuple[int, int]]:
        """The best posts for a reader, {id, score}."""
        now = self._now
        timelines = self._timelines
        seen: dict[int, int] = {}
        keys = []
        for minus_time, id, likes, author in islice(merge(*[timelines[a] for a in affinities]), MERGED):
            halvings = min((now + minus_time) >> 10, 31)
            before = seen.get(author, 0)
            seen[author] = before + 1
            score = (likes * 3 + ((affinities[author] << 8) >> halvings)) >> min(before, 31)
            keys.append(score << 32 | LOW - id)
        keys.sort(reverse=True)
        return [(LOW - (key & LOW), key >> 32) for key in keys[:SHOWN]]


def load(path: str) -> Kernel:
    return FeedMerge(path)
