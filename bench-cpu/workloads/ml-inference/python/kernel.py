"""Classifies samples by a small neural network."""

import struct
from operator import mul

from backbench import MASK, Kernel, fnv1a64, read_input

HEADER = struct.Struct("<5I")
CLASS_BASE = 11

Layer = list[list[float]]


class MlInference:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBML")
        batch, *sizes = HEADER.unpack_from(data)
        shapes = list(zip(sizes, sizes[1:]))
        weights = sum(inputs * outputs for inputs, outputs in shapes)
        samples = HEADER.size + 2 * weights
        expected = samples + self.items * batch * sizes[0]
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        # Per layer and output the weights of all inputs.
        thousandths = struct.iter_unpack("<h", data[HEADER.size : samples])
        self._hidden: list[Layer] = [
            [[next(thousandths)[0] / 1000.0 for _ in range(inputs)] for _ in range(outputs)]
            for inputs, outputs in shapes
        ]
        self._last = self._hidden.pop()
        values = [value / 127.0 for value in data[samples:].cast("b")]
        rows = [values[i : i + sizes[0]] for i in range(0, len(values), sizes[0])]
        self._batches = [rows[i : i + batch] for i in range(0, len(rows), batch)]
        self._next = 0

    def step(self) -> int:
        digest = 0
        for sample in self._batches[self._next]:
            digest = digest * CLASS_BASE + self._classify(sample) + 1
        self._next = (self._next + 1) % self.items
        return digest & MASK

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(bytes(self._classify(sample) for batch in self._batches for sample in batch))

    def _classify(self, values: list[float]) -> int:
        for layer in self._hidden:
            values = [max(0.0, sum(map(mul, weights, values))) for weights in layer]
        outputs = [sum(map(mul, weights, values)) for weights in self._last]
        return outputs.index(max(outputs))


def load(path: str) -> Kernel:
    return MlInference(path)
