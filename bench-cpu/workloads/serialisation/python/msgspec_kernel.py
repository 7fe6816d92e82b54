"""Encodes and decodes the tree with msgspec, to typed objects as the other languages do."""

import msgspec

from backbench import Kernel
from users import RoundTrips, validate_typed


class Item(msgspec.Struct):
    sku: str
    quantity: int
    price_cents: int


class Order(msgspec.Struct):
    id: int
    created_at: str
    status: str
    paid: bool
    total_cents: int
    note: str
    items: list[Item]


class User(msgspec.Struct):
    id: int
    name: str
    email: str
    country: str
    active: bool
    orders: list[Order]


def load(path: str) -> Kernel:
    return RoundTrips(path, msgspec.json.Encoder().encode, msgspec.json.Decoder(User).decode, validate_typed)
