"""Units that are forked processes. Their results come back through shared memory."""

import multiprocessing
from collections.abc import Callable
from typing import Any

from backbench import MASK, Kernel
from units import CONTENDERS, MANY, ROUNDS, Units, mix


class Processes(Units):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._context: Any = multiprocessing.get_context("fork")
        self._results = self._context.Array("Q", MANY, lock=False)
        self._total = self._context.Value("Q", 0, lock=False)
        self._lock = self._context.Lock()
        self._arrived = self._context.Semaphore(0)
        self._gate = self._context.Event()

    def spawn(self, seed: int) -> int:
        return self._joined(MANY, lambda i: mix(seed + i))

    def park(self, seed: int) -> int:
        self._gate.clear()

        def work(i: int) -> int:
            self._arrived.release()
            self._gate.wait()
            return mix(seed + i)

        def open_gate() -> None:
            for _ in range(MANY):
                self._arrived.acquire()
            self._gate.set()

        return self._joined(MANY, work, open_gate)

    def ping_pong(self, seed: int) -> int:
        near, far = self._context.Pipe()

        def work(i: int) -> int:
            if i == 1:
                for _ in range(ROUNDS):
                    far.send(mix(far.recv()))
                return 0
            value = seed
            for _ in range(ROUNDS):
                near.send(value)
                value = mix(near.recv() + 1)
            return value

        result = self._joined(2, work)
        near.close()
        far.close()
        return result

    def contention(self, seed: int) -> int:
        self._total.value = 0

        def work(i: int) -> int:
            part = mix(seed + i)
            for _ in range(ROUNDS):
                with self._lock:
                    self._total.value = (self._total.value + part) & MASK
            return 0

        self._joined(CONTENDERS, work)
        return self._total.value

    def _joined(self, count: int, work: Callable[[int], int], between: Callable[[], None] = lambda: None) -> int:
        def run(i: int) -> None:
            self._results[i] = work(i)

        processes = [self._context.Process(target=run, args=(i,)) for i in range(count)]
        for process in processes:
            process.start()
        between()
        for process in processes:
            process.join()
            if process.exitcode != 0:
                raise RuntimeError(f"a unit ended with exit code {process.exitcode}")
            process.close()
        return sum(self._results[:count])


def load(path: str) -> Kernel:
    return Processes(path)
