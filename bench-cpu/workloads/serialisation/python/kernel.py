"""Encodes and decodes the tree with the standard library, as web frameworks call it."""

import json
from typing import Any

from backbench import Kernel
from users import RoundTrips


def encode(user: dict[str, Any]) -> bytes:
    return json.dumps(user, ensure_ascii=False, separators=(",", ":")).encode()


def load(path: str) -> Kernel:
    return RoundTrips(path, encode, json.loads)
