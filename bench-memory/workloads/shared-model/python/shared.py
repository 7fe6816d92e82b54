"""Lookups in memory that the processes of one parent share; the first one of them fills it."""

from __future__ import annotations

import atexit
import os
import time
import zlib
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

from backbench import Kernel
from lookups import parts

# Behind the data, a byte that says that it is whole.
READY = 1
PATIENCE = 60.0


def load(path: str) -> Kernel:
    size = Path(path).stat().st_size
    name = f"backbench-{os.getppid()}-{zlib.crc32(path.encode()):08x}"
    try:
        segment = SharedMemory(name, create=True, size=size + READY)
        segment.buf[:size] = Path(path).read_bytes()
        segment.buf[size] = 1
        atexit.register(segment.unlink)
    except FileExistsError:
        segment = attach(name, size)
    SEGMENTS.append(segment)
    return parts(segment.buf[:size].toreadonly(), path, lambda weights: weights)


def attach(name: str, size: int) -> SharedMemory:
    """What another process makes, once it is whole."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            segment = SharedMemory(name)
        except (FileNotFoundError, ValueError):  # gone again, or not sized yet
            time.sleep(0.01)
            continue
        if segment.size > size and segment.buf[size]:
            return segment
        segment.close()
        time.sleep(0.01)
    raise TimeoutError(f"expected shared memory {name} within {PATIENCE:.0f} s")


# A segment that nobody refers to is unmapped.
SEGMENTS: list[SharedMemory] = []
