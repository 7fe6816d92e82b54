"""Units that are tasks of one event loop."""

import asyncio
from collections.abc import Coroutine

from backbench import Kernel
from units import CONTENDERS, MANY, ROUNDS, Units, mix


class Tasks(Units):
    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._loop = asyncio.new_event_loop()

    def spawn(self, seed: int) -> int:
        async def work(i: int) -> int:
            return mix(seed + i)

        return self._joined([work(i) for i in range(MANY)])

    def park(self, seed: int) -> int:
        gate = asyncio.Event()
        arrived = 0

        async def work(i: int) -> int:
            nonlocal arrived
            arrived += 1
            if arrived == MANY:
                # Nobody else runs before this task gives way, so all the others wait by now.
                gate.set()
            await gate.wait()
            return mix(seed + i)

        return self._joined([work(i) for i in range(MANY)])

    def ping_pong(self, seed: int) -> int:
        ping: asyncio.Queue[int] = asyncio.Queue()
        pong: asyncio.Queue[int] = asyncio.Queue()

        async def serve() -> int:
            value = seed
            for _ in range(ROUNDS):
                ping.put_nowait(value)
                value = mix(await pong.get() + 1)
            return value

        async def answer() -> int:
            for _ in range(ROUNDS):
                pong.put_nowait(mix(await ping.get()))
            return 0

        return self._joined([serve(), answer()])

    def contention(self, seed: int) -> int:
        lock = asyncio.Lock()
        total = 0

        async def work(i: int) -> int:
            nonlocal total
            part = mix(seed + i)
            for _ in range(ROUNDS):
                async with lock:
                    total += part
            return 0

        self._joined([work(i) for i in range(CONTENDERS)])
        return total

    def _joined(self, units: list[Coroutine[None, None, int]]) -> int:
        async def all_of_them() -> int:
            return sum(await asyncio.gather(*units))

        return self._loop.run_until_complete(all_of_them())


def load(path: str) -> Kernel:
    return Tasks(path)
