"""The FNV-1a-64 hash of each item."""

import struct

from backbench import Kernel, fnv1a64, read_input


class Hashes:
    """One item a step, from the first on again after the last."""

    def __init__(self, values: list[bytes]) -> None:
        self._values = values
        self.items = len(values)
        self._next = 0

    def step(self) -> int:
        result = fnv1a64(self._values[self._next])
        self._next = (self._next + 1) % self.items
        return result

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(b"".join(self.step().to_bytes(8, "little") for _ in range(self.items)))


def load(path: str) -> Kernel:
    items, rest = read_input(path, b"@MAGC@")
    if len(rest) != 8 * items:
        raise ValueError(f"{path}: expected {8 * items} bytes behind the beginning, got {len(rest)}")
    return Hashes([value for (value,) in struct.iter_unpack("8s", rest)])
