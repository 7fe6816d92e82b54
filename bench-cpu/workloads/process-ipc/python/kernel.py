"""Hands batches of tasks to two processes, in the way that the interpreter was started for: ``-X ipc=...``."""

import atexit
import multiprocessing
import struct
import sys
from collections.abc import Callable
from multiprocessing.shared_memory import SharedMemory
from typing import Any

import task
from backbench import MASK, Kernel, fnv1a64, read_input

BATCH = 16
WORKERS = 2

HEADER = struct.Struct("<I")
ITEM = struct.Struct("<IQ")


class Batches:
    """One batch a step, from the first on again after the last."""

    def __init__(self, path: str, way: str) -> None:
        self.items, data = read_input(path, b"BBPI")
        (self._payload,) = HEADER.unpack_from(data)
        tasks = HEADER.size + self.items * ITEM.size
        expected = tasks + 2 * self._payload
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._batches = list(ITEM.iter_unpack(data[HEADER.size : tasks]))
        self._buffer = bytes(data[tasks:])
        self._next = 0
        self._results = self._handover(way)

    def step(self) -> int:
        results = self._results(*self._batches[self._next])
        self._next = (self._next + 1) % self.items
        return sum(results) & MASK

    def checksum(self) -> int:
        self._next = 0
        return fnv1a64(b"".join(self.step().to_bytes(8, "little") for _ in range(self.items)))

    def _tasks(self, offset: int, seed: int) -> list[tuple[bytes, int]]:
        return [
            (self._buffer[at : at + self._payload], own & MASK) for at, _, own in self._shared_tasks(offset, seed)
        ]

    def _shared_tasks(self, offset: int, seed: int) -> list[tuple[int, int, int]]:
        length = self._payload
        return [((offset + i * length // BATCH) % length, length, seed + i) for i in range(BATCH)]

    def _handover(self, way: str) -> Callable[[int, int], Any]:
        """What makes the results of a batch."""
        if way == "inline":
            return lambda offset, seed: map(task.run, self._tasks(offset, seed))
        context = multiprocessing.get_context("fork")

        def forked() -> Any:
            pool = context.Pool(WORKERS)
            # While the interpreter is whole: a pool that is collected after that complains.
            atexit.register(pool.terminate)
            return pool

        if way == "shared":
            memory = SharedMemory(create=True, size=len(self._buffer))
            # Forked workers inherit the mapping; without a name it cannot outlive them.
            memory.unlink()
            memory.buf[: len(self._buffer)] = self._buffer
            task.shared = memory.buf
            self._memory = memory
            shared_pool = forked()
            return lambda offset, seed: shared_pool.map(task.run_shared, self._shared_tasks(offset, seed))
        pool = forked()
        match way:
            case "map":
                return lambda offset, seed: pool.map(task.run, self._tasks(offset, seed))
            case "map-1":
                return lambda offset, seed: pool.map(task.run, self._tasks(offset, seed), 1)
            case "imap-1":
                return lambda offset, seed: pool.imap(task.run, self._tasks(offset, seed), 1)
            case "imap-4":
                return lambda offset, seed: pool.imap(task.run, self._tasks(offset, seed), 4)
            case _:
                raise ValueError(f"-X ipc: expected inline, map, map-1, imap-1, imap-4 or shared, got {way!r}")


def load(path: str) -> Kernel:
    return Batches(path, str(sys._xoptions.get("ipc", "map")))
