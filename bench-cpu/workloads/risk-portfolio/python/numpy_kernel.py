"""Walks a portfolio along random paths with NumPy, all assets of a path at a time."""

from math import floor, sqrt

import numpy as np

from backbench import Kernel, read_input
from kernel import COMMON, HEADER, OWN, STEP_YEARS, UNIT, RiskPortfolio

TERMS = 12

GAMMA = np.uint64(0x9E3779B97F4A7C15)
MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
MIX_2 = np.uint64(0x94D049BB133111EB)

ASSET = np.dtype([("spot", "<u4"), ("volatility", "<u4"), ("drift", "<i4"), ("position", "<i4")])


class ArrayPortfolio(RiskPortfolio):
    """Steps and checksum are those of the loops."""

    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBRP")
        count, self._steps = HEADER.unpack_from(data)
        seeds = HEADER.size + count * ASSET.itemsize
        expected = seeds + self.items * 8
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        assets = np.frombuffer(data, ASSET, count, HEADER.size)
        self._spot = assets["spot"] / 1000.0
        self._position = assets["position"].astype(np.float64)
        self._growth = 1.0 + assets["drift"] / 1000.0 * STEP_YEARS
        self._scale = assets["volatility"] / 1000.0 * sqrt(STEP_YEARS)
        self._seeds = np.frombuffer(data, "<u8", self.items, seeds)
        # SplitMix64's state after k numbers is seed + k * GAMMA: a row for each term of a Gaussian number.
        gaussians = (1 + count) * self._steps
        ordinals = np.arange(1, gaussians * TERMS + 1, dtype=np.uint64).reshape(gaussians, TERMS)
        self._offsets = np.ascontiguousarray((ordinals * GAMMA).T)
        self._next = 0

    def _gaussians(self, seed: np.uint64) -> np.ndarray:
        """Numbers of mean 0 and variance 1: the market's in row 0, then a row for each asset."""
        z = self._offsets + seed
        z = (z ^ (z >> 30)) * MIX_1
        z = (z ^ (z >> 27)) * MIX_2
        units = ((z ^ (z >> 31)) >> 11) * UNIT
        # Row by row, so that the terms are added in the order that is agreed.
        return (units.sum(axis=0) - TERMS / 2).reshape(-1, self._steps)

    def _cents(self, seed: np.uint64) -> int:
        """What the portfolio gains along a path."""
        noise = self._gaussians(seed)
        moves = self._growth[:, None] + self._scale[:, None] * (COMMON * noise[0] + OWN * noise[1:])
        # The spot price is the first factor: a product has an order, too.
        price = np.multiply.reduce(np.vstack((self._spot, moves.T)), axis=0)
        # The last of the running sums: sum() would add in pairs of pairs, and a cent may hang on it.
        gain = np.cumsum(self._position * (price - self._spot))[-1]
        return floor(gain * 100.0 + 0.5)


def load(path: str) -> Kernel:
    return ArrayPortfolio(path)
