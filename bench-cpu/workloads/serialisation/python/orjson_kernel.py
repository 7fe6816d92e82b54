"""Encodes and decodes the tree with orjson, the usual replacement for json: dictionaries again, and bytes."""

import orjson

from backbench import Kernel
from users import RoundTrips


def load(path: str) -> Kernel:
    return RoundTrips(path, orjson.dumps, orjson.loads)
