"""Takes in orders by the batch with NumPy, as columns, and keeps totals and rankings of them."""

import struct

import numpy as np

from backbench import Kernel, fnv1a64
from kernel import DAY_SECONDS, FIRST_PRODUCT, PLACES, WINDOW_DAYS, EtlAggregate

USERS = 100_000
COLUMNS = 6
MISSING = -1


class ColumnAggregate(EtlAggregate):
    """Reading and steps are those of the rows."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._places = np.arange(1, PLACES + 1)
        self._day_numbers = np.arange(1, self._days + 1)

    def checksum(self) -> int:
        self._start_over()
        output = bytearray()
        for i, batch in enumerate(self._batches):
            self._take(batch)
            output += struct.pack("<Q", self._kept + self._report(i % self._countries)[0])
        for country in range(self._countries):
            digest, best = self._report(country)
            output += struct.pack("<QB", digest, len(best))
            for user in best:
                output += struct.pack("<IQ", user, self._spend[country, user])
            for cell in zip(self._sums[country], self._counts[country], self._maxima[country]):
                output += struct.pack("<QII", *cell)
        output += struct.pack("<I", self._lost)
        self._start_over()
        return fnv1a64(output)

    def _start_over(self) -> None:
        self._next = 0
        self._lost = 0
        self._kept = 0
        cells = (self._countries, self._days)
        self._sums = np.zeros(cells, np.int64)
        self._counts = np.zeros(cells, np.int64)
        self._maxima = np.zeros(cells, np.int64)
        self._spend = np.zeros((self._countries, USERS), np.int64)

    def _take(self, batch: bytes) -> None:
        # The text form of fromstring is NumPy's fastest parser; only a price can be missing.
        text = batch.replace(b",,", b",%d," % MISSING).replace(b"\n", b",")
        rows = np.fromstring(text, np.int64, sep=",").reshape(-1, COLUMNS)
        priced = rows[:, 4] != MISSING
        self._lost += len(rows) - np.count_nonzero(priced)
        kept = rows[priced & (rows[:, 3] > 0) & (rows[:, 2] >= FIRST_PRODUCT)]
        timestamp, user, _, quantity, price, country = kept.T
        cents = quantity * price
        day = (timestamp - self._first_second) // DAY_SECONDS
        np.add.at(self._sums, (country, day), cents)
        np.add.at(self._counts, (country, day), 1)
        np.maximum.at(self._maxima, (country, day), cents)
        np.add.at(self._spend, (country, user), cents)
        self._kept += len(kept)

    def _report(self, country: int) -> tuple[int, np.ndarray]:
        """A digest of a country's best users and its sales over seven days at a time, and those users."""
        spend = self._spend[country]
        users = np.flatnonzero(spend)
        if len(users) > PLACES:
            # Only those who reach the tenth highest sum need sorting; a stable sort leaves equal ones by user.
            users = users[spend[users] >= np.partition(spend[users], -PLACES)[-PLACES]]
        best = users[np.argsort(-spend[users], kind="stable")[:PLACES]]
        running = np.cumsum(self._sums[country])
        window = running.copy()
        window[WINDOW_DAYS:] -= running[:-WINDOW_DAYS]
        digest = self._places[: len(best)] @ spend[best] + best.sum() + self._day_numbers @ window
        return int(digest), best


def load(path: str) -> Kernel:
    return ColumnAggregate(path)
