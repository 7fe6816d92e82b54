"""Encodes and decodes the tree with msgspec, to typed objects as the other languages do."""

import msgspec

from backbench import Kernel
from users import STATUSES, RoundTrips


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


def validate(user: User) -> int:
    """Checks what the types do not say; a sum over the numbers and flags."""
    if user.id < 1 or not user.name or user.email.find("@") < 1 or len(user.country) != 2 or not user.orders:
        raise ValueError(f"user {user.id} breaks a rule")
    result = user.id + user.active
    for order in user.orders:
        total = 0
        for item in order.items:
            if not item.sku or item.quantity < 1 or item.price_cents < 0:
                raise ValueError(f"order {order.id}: an item breaks a rule")
            total += item.quantity * item.price_cents
            result += item.quantity
        if (
            order.id < 1
            or len(order.created_at) != 20
            or order.status not in STATUSES
            or total != order.total_cents
        ):
            raise ValueError(f"order {order.id} breaks a rule")
        result += order.id + total + order.paid
    return result


def load(path: str) -> Kernel:
    return RoundTrips(path, msgspec.json.Encoder().encode, msgspec.json.Decoder(User).decode, validate)
