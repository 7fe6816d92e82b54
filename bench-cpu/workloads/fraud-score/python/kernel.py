"""Scores card transactions by integer rules over each account's recent history."""

import struct
from collections import deque

from backbench import MASK, Kernel, fnv1a64, read_input

RING = 64
MOST = 10_000

HEADER = struct.Struct("<III")
PATTERN = struct.Struct("<BBHH")
TRANSACTION = struct.Struct("<IIQiiHH")


class History:
    """What an account did last."""

    __slots__ = ("amounts", "latitude", "longitude", "times")

    def __init__(self) -> None:
        self.times: deque[int] = deque(maxlen=RING)
        self.amounts: deque[int] = deque(maxlen=RING)
        self.latitude = 0
        self.longitude = 0

    def copy(self) -> "History":
        other = History()
        other.times = self.times.copy()
        other.amounts = self.amounts.copy()
        other.latitude = self.latitude
        other.longitude = self.longitude
        return other


class FraudScore:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBFS")
        accounts, sets, patterns = HEADER.unpack_from(data)
        size = sets * patterns * PATTERN.size
        expected = HEADER.size + size + self.items * TRANSACTION.size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        rules = list(PATTERN.iter_unpack(data[HEADER.size : HEADER.size + size]))
        self._sets = [rules[i : i + patterns] for i in range(0, len(rules), patterns)]
        self._transactions = list(TRANSACTION.iter_unpack(data[HEADER.size + size :]))
        self._before = self._earlier(accounts)
        self._start_over()

    def step(self) -> int:
        raw = self._score()
        return raw << 2 | decision(raw)

    def checksum(self) -> int:
        self._start_over()
        output = bytearray()
        for _ in range(self.items):
            raw = self._score()
            output += struct.pack("<QHB", raw, min(raw, MOST), decision(raw))
        return fnv1a64(output)

    def _start_over(self) -> None:
        self._next = 0
        self._histories = [history.copy() for history in self._before]

    def _earlier(self, accounts: int) -> list[History]:
        """What an earlier pass of the same transactions leaves; with empty histories the first would be cheaper."""
        histories = [History() for _ in range(accounts)]
        duration = self._transactions[-1][2]
        for account, amount, time, latitude, longitude, _, _ in self._transactions:
            history = histories[account]
            history.times.append(time - duration)
            history.amounts.append(amount)
            history.latitude = latitude
            history.longitude = longitude
        return histories

    def _score(self) -> int:
        """The sum over the next transaction's patterns, before saturation."""
        account, amount, time, latitude, longitude, merchant, rules = self._transactions[self._next]
        history = self._histories[account]
        times = history.times
        amounts = history.amounts
        raw = 0
        for kind, weight, p1, p2 in self._sets[rules]:
            if kind == 0:
                since = time - p1 * 1000
                raw += sum([t >= since for t in times]) * weight
            elif kind == 1:
                mean = sum(amounts) // len(amounts)
                deviation = sum([abs(a - mean) for a in amounts]) // len(amounts)
                raw += abs(amount - mean) * weight // (deviation + 1)
            elif kind == 2:
                distance = abs(latitude - history.latitude) + abs(longitude - history.longitude)
                raw += min(distance // (time - times[-1] + 1), 1000) * weight // 100
            elif kind == 3:
                raw += ((merchant * 0x9E3779B1 & 0xFFFFFFFF) ^ p1).bit_count() * weight // 8
            else:
                raw += (scramble((account ^ p1) | 1, p2 & 63) & 127) * weight // 64
        times.append(time)
        amounts.append(amount)
        history.latitude = latitude
        history.longitude = longitude
        self._next += 1
        if self._next == self.items:
            self._start_over()
        return raw


def decision(raw: int) -> int:
    """0 approve, 1 review, 2 decline."""
    return 0 if raw < 3000 else 1 if raw < 6000 else 2


def scramble(x: int, rounds: int) -> int:
    """Rounds of xorshift64."""
    for _ in range(rounds):
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
    return x


def load(path: str) -> Kernel:
    return FraudScore(path)
