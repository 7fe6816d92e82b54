"""Matches orders by price, then time, in a limit order book."""

import struct
from collections import deque

from backbench import MASK, Kernel, fnv1a64, read_input

BUY_LIMIT = 0
SELL_LIMIT = 1
BUY_MARKET = 2
SELL_MARKET = 3
CANCEL = 4

SHOWN = 10

HEADER = struct.Struct("<III")
EVENT = struct.Struct("<BHHI")
REPORT = struct.Struct("<IIHH")
LEVEL = struct.Struct("<HI")

Report = tuple[int, int, int, int]


class Order:
    """What is left of an order at a level of a side."""

    __slots__ = ("id", "left", "level", "side")

    def __init__(self, id: int, left: int, level: int, side: "Side") -> None:
        self.id = id
        self.left = left
        self.level = level
        self.side = side


class Side:
    """Bids or asks: level 0 has the price that a counterparty likes best, ``sign`` leads to the worse ones.

    Each level is a queue; a cancelled order stays in it, with nothing left, until it comes to the front.
    """

    __slots__ = ("best", "depth", "first", "last", "queues", "sign")

    def __init__(self, first: int, sign: int, levels: int) -> None:
        self.first = first
        self.sign = sign
        self.last = levels - 1
        self.queues: list[deque[Order]] = [deque() for _ in range(levels)]
        self.depth = [0] * levels
        self.best = levels

    def level(self, price: int) -> int:
        return (price - self.first) * self.sign

    def improve(self) -> None:
        """Moves on to the best level that has something left."""
        depth, best = self.depth, self.best
        while best <= self.last and not depth[best]:
            best += 1
        self.best = best

    def best_depth(self) -> int:
        return self.depth[self.best] if self.best <= self.last else 0

    def shown(self) -> list[tuple[int, int]]:
        """The best levels, {price, quantity}."""
        filled = [(self.first + i * self.sign, depth) for i, depth in enumerate(self.depth) if depth]
        return (filled + [(0, 0)] * SHOWN)[:SHOWN]


class Book:
    """Live orders of both sides."""

    def __init__(self, lowest: int, levels: int) -> None:
        self.bids = Side(lowest + levels - 1, -1, levels)
        self.asks = Side(lowest, 1, levels)
        self.orders: dict[int, Order] = {}

    def limit(self, id: int, own: Side, other: Side, price: int, quantity: int, reports: list[Report]) -> None:
        """Takes what the price allows; the rest waits."""
        left = self.take(id, other, other.level(price), quantity, reports)
        if left:
            level = own.level(price)
            order = self.orders[id] = Order(id, left, level, own)
            own.queues[level].append(order)
            own.depth[level] += left
            if level < own.best:
                own.best = level

    def take(self, taker: int, side: Side, worst: int, quantity: int, reports: list[Report]) -> int:
        """Trades with orders up to a level, best price first, oldest first; what is left."""
        while quantity and side.best <= worst and side.best <= side.last:
            level = side.best
            price = side.first + level * side.sign
            queue = side.queues[level]
            before = quantity
            available = side.depth[level]
            while quantity and before - quantity < available:
                maker = queue[0]
                if maker.left > quantity:
                    maker.left -= quantity
                    reports.append((maker.id, taker, price, quantity))
                    quantity = 0
                    break
                queue.popleft()
                if maker.left:
                    quantity -= maker.left
                    reports.append((maker.id, taker, price, maker.left))
                    del self.orders[maker.id]
            side.depth[level] -= before - quantity
            if not side.depth[level]:
                queue.clear()
                side.improve()
        return quantity

    def cancel(self, id: int) -> int:
        """Takes an order out; what was left of it."""
        order = self.orders.pop(id, None)
        if order is None:
            return 0
        left = order.left
        order.left = 0
        side, level = order.side, order.level
        side.depth[level] -= left
        if level == side.best and not side.depth[level]:
            side.queues[level].clear()
            side.improve()
        return left


class OrderMatching:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBOM")
        size, self._lowest, self._levels = HEADER.unpack_from(data)
        expected = HEADER.size + self.items * size * EVENT.size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        events = list(EVENT.iter_unpack(data[HEADER.size :]))
        self._batches = [events[i : i + size] for i in range(0, len(events), size)]
        self._size = size
        self._start_over()

    def step(self) -> int:
        digest = 0
        for maker, taker, price, quantity in self._match():
            digest += maker * 31 + taker * 17 + (price + 1) * quantity
        digest += self._book.bids.best_depth() + self._book.asks.best_depth() + self._next * self._size
        if self._next == self.items:
            self._start_over()
        return digest & MASK

    def checksum(self) -> int:
        self._start_over()
        output = bytearray()
        for _ in range(self.items):
            for report in self._match():
                output += REPORT.pack(*report)
        for side in (self._book.bids, self._book.asks):
            for level in side.shown():
                output += LEVEL.pack(*level)
        self._start_over()
        return fnv1a64(output)

    def _start_over(self) -> None:
        self._next = 0
        self._book = Book(self._lowest, self._levels)

    def _match(self) -> list[Report]:
        """The reports of the next batch: {maker, taker, price, quantity}; a cancellation's price is 0."""
        reports: list[Report] = []
        book = self._book
        bids, asks = book.bids, book.asks
        id = self._next * self._size
        for kind, price, quantity, order in self._batches[self._next]:
            if kind == BUY_LIMIT:
                book.limit(id, bids, asks, price, quantity, reports)
            elif kind == SELL_LIMIT:
                book.limit(id, asks, bids, price, quantity, reports)
            elif kind == BUY_MARKET:
                book.take(id, asks, asks.last, quantity, reports)
            elif kind == SELL_MARKET:
                book.take(id, bids, bids.last, quantity, reports)
            else:
                reports.append((order, id, 0, book.cancel(order)))
            id += 1
        self._next += 1
        return reports


def load(path: str) -> Kernel:
    return OrderMatching(path)
