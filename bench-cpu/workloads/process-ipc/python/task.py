"""A task, and where a pool's workers find what they share. Importable, so that a pool can name it."""

import zlib

from backbench import MASK, SplitMix64

ROUNDS = 64

# What workers inherit when they are forked: the buffer in shared memory, for those who get offsets.
shared: memoryview = memoryview(b"")


def run(task: tuple[bytes, int]) -> int:
    """The CRC-32 of a payload over 64 numbers of its seed's stream, folded."""
    payload, seed = task
    return fold(zlib.crc32(payload), seed)


def run_shared(task: tuple[int, int, int]) -> int:
    """The same of a payload that lies in shared memory."""
    offset, length, seed = task
    with shared[offset : offset + length] as payload:
        return fold(zlib.crc32(payload), seed)


def fold(result: int, seed: int) -> int:
    random = SplitMix64(seed & MASK)
    for _ in range(ROUNDS):
        result ^= random.next()
    return result
