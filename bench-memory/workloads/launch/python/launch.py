"""The launch program: hash, say so, wait for the end of the input."""

import sys

OFFSET_BASIS = 0xCBF29CE484222325
PRIME = 0x100000001B3
MASK = 0xFFFFFFFFFFFFFFFF
TIMES = 1000


def fnv1a64() -> int:
    """The FNV-1a-64 hash of "backbench", a thousand times over."""
    value = OFFSET_BASIS
    for _ in range(TIMES):
        for character in b"backbench":
            value = (value ^ character) * PRIME & MASK
    return value


if __name__ == "__main__":
    print(f"ready 0x{fnv1a64():016x}", flush=True)
    sys.stdin.buffer.read()
