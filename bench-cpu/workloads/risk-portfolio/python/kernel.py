"""Walks a portfolio along random paths."""

import struct
from collections.abc import Iterator
from itertools import islice
from math import floor, sqrt

from backbench import MASK, Kernel, fnv1a64, read_input

STEP_YEARS = 1.0 / 252.0
COMMON = sqrt(0.3)
OWN = sqrt(0.7)

HEADER = struct.Struct("<II")
ASSET = struct.Struct("<IIii")
TERMS = range(12)
UNIT = 2.0**-53


def gaussians(state: int) -> Iterator[float]:
    """Numbers of mean 0 and variance 1 without end: twelve units minus six, added in order."""
    while True:
        total = 0.0
        for _ in TERMS:
            # SplitMix64, written out: two calls for each of the twelve would add about a sixth.
            state = (state + 0x9E3779B97F4A7C15) & MASK
            z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            total += ((z ^ (z >> 31)) >> 11) * UNIT
        yield total - 6.0


class RiskPortfolio:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBRP")
        assets, self._steps = HEADER.unpack_from(data)
        seeds = HEADER.size + assets * ASSET.size
        expected = seeds + self.items * 8
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._assets = [
            (
                spot / 1000.0,
                float(position),
                1.0 + drift / 1000.0 * STEP_YEARS,
                volatility / 1000.0 * sqrt(STEP_YEARS),
            )
            for spot, volatility, drift, position in ASSET.iter_unpack(data[HEADER.size : seeds])
        ]
        self._seeds = struct.unpack(f"<{self.items}Q", data[seeds:])
        self._next = 0

    def step(self) -> int:
        cents = self._cents(self._seeds[self._next])
        self._next = (self._next + 1) % self.items
        return cents & MASK

    def checksum(self) -> int:
        self._next = 0
        cents = [self._cents(seed) for seed in self._seeds]
        worst = sorted(cents)
        percent = self.items // 100
        output = [*cents, *worst[: max(1, percent)], -worst[self.items // 20], -worst[percent], sum(cents)]
        return fnv1a64(struct.pack(f"<{len(output)}q", *output))

    def _cents(self, seed: int) -> int:
        """What the portfolio gains along a path."""
        noise = gaussians(seed)
        market = [COMMON * z for z in islice(noise, self._steps)]
        gain = 0.0
        for spot, position, growth, scale in self._assets:
            price = spot
            for common, own in zip(market, noise):
                price *= growth + scale * (common + OWN * own)
            gain += position * (price - spot)
        return floor(gain * 100.0 + 0.5)


def load(path: str) -> Kernel:
    return RiskPortfolio(path)
