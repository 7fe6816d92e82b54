"""Takes in orders by the batch, as lines of text, and keeps totals and rankings of them."""

import struct
from collections import defaultdict
from heapq import nlargest

from backbench import MASK, Kernel, fnv1a64, read_input

DAY_SECONDS = 86_400
FIRST_PRODUCT = 10
WINDOW_DAYS = 7
PLACES = 10

HEADER = struct.Struct("<III")


class EtlAggregate:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBEA")
        self._countries, self._days, first_day = HEADER.unpack_from(data)
        self._first_second = first_day * DAY_SECONDS
        self._batches = []
        end = HEADER.size
        for _ in range(self.items):
            begin = end + 4
            end = begin + int.from_bytes(data[end:begin], "little")
            self._batches.append(bytes(data[begin:end]))
        if len(data) != end:
            raise ValueError(f"{path}: expected {end} bytes behind the beginning, got {len(data)}")
        self._start_over()

    def step(self) -> int:
        self._take(self._batches[self._next])
        digest = self._kept + self._report(self._next % self._countries)[0]
        self._next += 1
        if self._next == self.items:
            self._start_over()
        return digest & MASK

    def checksum(self) -> int:
        self._start_over()
        output = bytearray()
        for i, batch in enumerate(self._batches):
            self._take(batch)
            output += struct.pack("<Q", self._kept + self._report(i % self._countries)[0])
        for country, cells in enumerate(self._cells):
            digest, best = self._report(country)
            output += struct.pack("<QB", digest, len(best))
            for cents, user in best:
                output += struct.pack("<IQ", -user, cents)
            for cell in cells:
                output += struct.pack("<QII", *cell)
        output += struct.pack("<I", self._lost)
        self._start_over()
        return fnv1a64(output)

    def _start_over(self) -> None:
        self._next = 0
        self._lost = 0
        self._kept = 0
        # Per country: for each day sum, count and maximum, and for each user the sum.
        self._cells = [[[0, 0, 0] for _ in range(self._days)] for _ in range(self._countries)]
        self._spend: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(self._countries)]

    def _take(self, batch: bytes) -> None:
        cells, spend, first_second = self._cells, self._spend, self._first_second
        for line in batch.decode("ascii").splitlines():
            timestamp, user, product, quantity, price, country = line.split(",")
            if not price:
                self._lost += 1
                continue
            pieces = int(quantity)
            if pieces == 0 or int(product) < FIRST_PRODUCT:
                continue
            cents = pieces * int(price)
            place = int(country)
            cell = cells[place][(int(timestamp) - first_second) // DAY_SECONDS]
            cell[0] += cents
            cell[1] += 1
            if cents > cell[2]:
                cell[2] = cents
            spend[place][int(user)] += cents
            self._kept += 1

    def _report(self, country: int) -> tuple[int, list[tuple[int, int]]]:
        """A digest of a country's best users and its sales over seven days at a time, and those users, negated."""
        best = nlargest(PLACES, [(cents, -user) for user, cents in self._spend[country].items()])
        digest = 0
        for place, (cents, user) in enumerate(best, 1):
            digest += place * cents - user
        sums = [cell[0] for cell in self._cells[country]]
        window = 0
        for day, total in enumerate(sums):
            window += total
            if day >= WINDOW_DAYS:
                window -= sums[day - WINDOW_DAYS]
            digest += (day + 1) * window
        return digest, best


def load(path: str) -> Kernel:
    return EtlAggregate(path)
