"""Units that are threads."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

from backbench import Kernel
from units import CONTENDERS, MANY, ROUNDS, Units, mix


class Threads(Units):
    def spawn(self, seed: int) -> int:
        return self._joined(MANY, lambda i: mix(seed + i))

    def park(self, seed: int) -> int:
        arrived = threading.Semaphore(0)
        gate = threading.Event()

        def work(i: int) -> int:
            arrived.release()
            gate.wait()
            return mix(seed + i)

        def open_gate() -> None:
            for _ in range(MANY):
                arrived.acquire()
            gate.set()

        return self._joined(MANY, work, open_gate)

    def ping_pong(self, seed: int) -> int:
        ping: SimpleQueue[int] = SimpleQueue()
        pong: SimpleQueue[int] = SimpleQueue()

        def work(i: int) -> int:
            if i == 1:
                for _ in range(ROUNDS):
                    pong.put(mix(ping.get()))
                return 0
            value = seed
            for _ in range(ROUNDS):
                ping.put(value)
                value = mix(pong.get() + 1)
            return value

        return self._joined(2, work)

    def contention(self, seed: int) -> int:
        lock = threading.Lock()
        total = 0

        def work(i: int) -> int:
            nonlocal total
            part = mix(seed + i)
            for _ in range(ROUNDS):
                with lock:
                    total += part
            return 0

        self._joined(CONTENDERS, work)
        return total

    @staticmethod
    def _joined(count: int, work: Callable[[int], int], between: Callable[[], None] = lambda: None) -> int:
        results = [0] * count

        def run(i: int) -> None:
            results[i] = work(i)

        threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
        for thread in threads:
            thread.start()
        between()
        for thread in threads:
            thread.join()
        return sum(results)


def load(path: str) -> Kernel:
    return Threads(path)
