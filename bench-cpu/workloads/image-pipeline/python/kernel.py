"""Makes an equalised grey thumbnail of a picture."""

import struct
from collections import Counter
from itertools import accumulate

from backbench import Kernel, fnv1a64, read_input

LEVELS = 256

HEADER = struct.Struct("<II")


class ImagePipeline:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBIP")
        self._width, self._height = HEADER.unpack_from(data)
        size = 3 * self._width * self._height
        expected = HEADER.size + self.items * size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._pictures = [bytes(data[i : i + size]) for i in range(HEADER.size, expected, size)]
        self._next = 0

    def step(self) -> int:
        thumbnail, _ = self._thumbnail(self._pictures[self._next])
        self._next = (self._next + 1) % self.items
        return sum(thumbnail)

    def checksum(self) -> int:
        self._next = 0
        output = bytearray()
        for picture in self._pictures:
            thumbnail, histogram = self._thumbnail(picture)
            output += thumbnail
            output += struct.pack(f"<{LEVELS}I", *histogram)
        return fnv1a64(output)

    def _thumbnail(self, rgb: bytes) -> tuple[bytes, list[int]]:
        """The picture's thumbnail, and how many of its pixels had which level before they were spread."""
        width = self._width
        luma = [(77 * r + 150 * g + 29 * b) >> 8 for r, g, b in zip(rgb[0::3], rgb[1::3], rgb[2::3])]
        rows = [smooth_row(luma[i : i + width]) for i in range(0, len(luma), width)]
        smooth = [
            [(a + 2 * b + c) >> 4 for a, b, c in zip(above, here, below)]
            for above, here, below in zip(rows[:1] + rows, rows, rows[1:] + rows[-1:])
        ]
        halved = bytes(
            (a + b + c + d + 2) >> 2
            for upper, lower in zip(smooth[0::2], smooth[1::2])
            for a, b, c, d in zip(upper[0::2], upper[1::2], lower[0::2], lower[1::2])
        )
        counts = Counter(halved)
        histogram = [counts[level] for level in range(LEVELS)]
        return halved.translate(equalising(histogram)), histogram


def smooth_row(row: list[int]) -> list[int]:
    """1 2 1 along a row; beyond an edge the pixel at the edge counts again."""
    return [a + 2 * b + c for a, b, c in zip(row[:1] + row, row, row[1:] + row[-1:])]


def equalising(histogram: list[int]) -> bytes:
    """For each level the one that makes the running total grow evenly."""
    lowest = next(filter(None, histogram))
    pixels = sum(histogram)
    spread = max(1, pixels - lowest)
    return bytes(max(0, total - lowest) * 255 // spread for total in accumulate(histogram))


def load(path: str) -> Kernel:
    return ImagePipeline(path)
