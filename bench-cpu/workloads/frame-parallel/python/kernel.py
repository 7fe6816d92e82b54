"""Transforms and quantises the frames of a video, block row by block row."""

import struct
from operator import itemgetter

from backbench import MASK, Kernel, fnv1a64, read_input

SIDE = 8
FRACTION_BITS = 13
ROW_SHIFT = FRACTION_BITS - 2
COLUMN_SHIFT = FRACTION_BITS + 2
LEVEL = 8_192
LONGEST_RUN = 16

# ITU-T T.81, table K.1.
QUANTA = [
    *(16, 11, 10, 16, 24, 40, 51, 61),
    *(12, 12, 14, 19, 26, 58, 60, 55),
    *(14, 13, 16, 24, 40, 57, 69, 56),
    *(14, 17, 22, 29, 51, 87, 80, 62),
    *(18, 22, 37, 56, 68, 109, 103, 77),
    *(24, 35, 55, 64, 81, 104, 113, 92),
    *(49, 64, 78, 87, 103, 121, 120, 101),
    *(72, 92, 95, 98, 112, 100, 103, 99),
]
# ITU-T T.81, figure A.6.
ZIGZAG = [
    *(0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5),
    *(12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28),
    *(35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51),
    *(58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63),
]

DIVISORS = [QUANTA[i] * SIDE for i in ZIGZAG]
HALVES = [divisor // 2 for divisor in DIVISORS]
# The second pass leaves the coefficients column by column.
in_zigzag = itemgetter(*(i % SIDE * SIDE + i // SIDE for i in ZIGZAG))

HEADER = struct.Struct("<II")


class FrameParallel:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBFP")
        self._width, height = HEADER.unpack_from(data)
        self._rows_per_frame = height // SIDE
        size = SIDE * self._width
        expected = HEADER.size + self.items * size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._rows = [bytes(data[i : i + size]) for i in range(HEADER.size, expected, size)]
        self._next = 0

    def step(self) -> int:
        coefficients, symbols = self._encode(self._rows[self._next])
        self._next = (self._next + 1) % self.items
        return ((symbols << 32) + sum(coefficients)) & MASK

    def checksum(self) -> int:
        self._next = 0
        output = bytearray()
        for first in range(0, self.items, self._rows_per_frame):
            frame = fnv1a64(b"")
            total = 0
            for row in self._rows[first : first + self._rows_per_frame]:
                coefficients, symbols = self._encode(row)
                total += symbols
                frame = fnv1a64(struct.pack(f"<{len(coefficients)}h", *coefficients), frame)
            output += struct.pack("<QQ", frame, total)
        return fnv1a64(output)

    def _encode(self, row: bytes) -> tuple[list[int], int]:
        """The row's coefficients, block by block, and the symbols of their run-length code."""
        width = self._width
        lines = [row[i : i + width] for i in range(0, len(row), width)]
        coefficients: list[int] = []
        symbols = 0
        for x in range(0, width, SIDE):
            rows = [transform(*line[x : x + SIDE], ROW_SHIFT) for line in lines]
            values = [value for column in zip(*rows) for value in transform(*column, COLUMN_SHIFT)]
            values[0] -= LEVEL
            block = [
                (value + half) // divisor if value >= 0 else -((half - value) // divisor)
                for value, half, divisor in zip(in_zigzag(values), HALVES, DIVISORS)
            ]
            symbols += count_symbols(block)
            coefficients += block
        return coefficients, symbols


def transform(
    x0: int, x1: int, x2: int, x3: int, x4: int, x5: int, x6: int, x7: int, shift: int
) -> tuple[int, int, int, int, int, int, int, int]:
    """The cosine transform of Loeffler, Ligtenberg and Moschytz (ICASSP 1989) with 13 fractional bits."""
    half = 1 << (shift - 1)
    outer, second, third, inner = x0 + x7, x1 + x6, x2 + x5, x3 + x4
    a, b, c, d = x3 - x4, x2 - x5, x1 - x6, x0 - x7
    turn = (outer - inner + second - third) * 4433 + half
    every = (a + b + c + d) * 9633 + half
    ac = every - (a + c) * 16069
    bd = every - (b + d) * 3196
    ad = (a + d) * 7373
    bc = (b + c) * 20995
    return (
        (((outer + inner + second + third) << FRACTION_BITS) + half) >> shift,
        (d * 12299 - ad + bd) >> shift,
        (turn + (outer - inner) * 6270) >> shift,
        (c * 25172 - bc + ac) >> shift,
        (((outer + inner - second - third) << FRACTION_BITS) + half) >> shift,
        (b * 16819 - bc + bd) >> shift,
        (turn - (second - third) * 15137) >> shift,
        (a * 2446 - ad + ac) >> shift,
    )


def count_symbols(block: list[int]) -> int:
    """One for the first; one for each that is not zero and for each 16 zeros before it; one for zeros at the end."""
    symbols = 1
    run = 0
    for value in block[1:]:
        if value:
            symbols += 1 + run // LONGEST_RUN
            run = 0
        else:
            run += 1
    return symbols + (run > 0)


def load(path: str) -> Kernel:
    return FrameParallel(path)
