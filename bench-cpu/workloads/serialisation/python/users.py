"""What the arms share: reading users, going round them, and the rules."""

from collections.abc import Callable
from typing import Any

from backbench import MASK, fnv1a64, read_input

STATUSES = frozenset({"pending", "paid", "shipped", "delivered", "cancelled"})

USER_TYPES = {"id": int, "name": str, "email": str, "country": str, "active": bool, "orders": list}
ORDER_TYPES = {
    "id": int,
    "created_at": str,
    "status": str,
    "paid": bool,
    "total_cents": int,
    "note": str,
    "items": list,
}
ITEM_TYPES = {"sku": str, "quantity": int, "price_cents": int}


def check_types(value: Any, types: dict[str, type]) -> None:
    """What a decoder to typed objects does by itself."""
    for key, expected in types.items():
        if type(value[key]) is not expected:
            raise ValueError(f"{key}: expected {expected.__name__}, got {value[key]!r}")


def validate(user: dict[str, Any]) -> int:
    """Checks types and rules; a sum over the numbers and flags."""
    check_types(user, USER_TYPES)
    if (
        user["id"] < 1
        or not user["name"]
        or user["email"].find("@") < 1
        or len(user["country"]) != 2
        or not user["orders"]
    ):
        raise ValueError(f"user {user['id']} breaks a rule")
    result = user["id"] + user["active"]
    for order in user["orders"]:
        check_types(order, ORDER_TYPES)
        total = 0
        for item in order["items"]:
            check_types(item, ITEM_TYPES)
            quantity, price = item["quantity"], item["price_cents"]
            if not item["sku"] or quantity < 1 or price < 0:
                raise ValueError(f"order {order['id']}: an item breaks a rule")
            total += quantity * price
            result += quantity
        if (
            order["id"] < 1
            or len(order["created_at"]) != 20
            or order["status"] not in STATUSES
            or total != order["total_cents"]
        ):
            raise ValueError(f"order {order['id']} breaks a rule")
        result += order["id"] + total + order["paid"]
    return result


def validate_typed(user: Any) -> int:
    """The rules alone, for objects whose decoder has checked the types; the same sum."""
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


class RoundTrips:
    """Encodes, decodes and validates user after user; an arm says how."""

    def __init__(
        self,
        path: str,
        encode: Callable[[Any], bytes],
        decode: Callable[[bytes], Any],
        validate: Callable[[Any], int] = validate,
    ) -> None:
        self._encode, self._decode, self._validate = encode, decode, validate
        self.items, data = read_input(path, b"BBSE")
        self._users = []
        start = 0
        for _ in range(self.items):
            begin = start + 4
            start = begin + int.from_bytes(data[start:begin], "little")
            self._users.append(decode(bytes(data[begin:start])))
        self._next = 0

    def step(self) -> int:
        text = self._encode(self._users[self._next])
        result = len(text) + self._validate(self._decode(text))
        self._next = (self._next + 1) % self.items
        return result

    def checksum(self) -> int:
        self._next = 0
        state = fnv1a64(b"")
        for user in self._users:
            decoded = self._decode(self._encode(user))
            state = fnv1a64(self._encode(decoded), state)
            state = fnv1a64((self._validate(decoded) & MASK).to_bytes(8, "little"), state)
        return state
