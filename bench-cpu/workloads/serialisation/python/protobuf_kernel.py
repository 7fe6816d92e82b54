"""Decodes, validates and encodes messages with Google's runtime, which is written in C."""

from backbench import MASK, Kernel, fnv1a64, read_input
from users import validate_typed
from users_pb2 import User


class Messages:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBPB")
        self._messages = []
        start = 0
        for _ in range(self.items):
            begin = start + 4
            start = begin + int.from_bytes(data[start:begin], "little")
            self._messages.append(bytes(data[begin:start]))
        if start != len(data):
            raise ValueError(f"{path}: expected {start} bytes behind the beginning, got {len(data)}")
        self._next = 0

    def step(self) -> int:
        encoded, total = there_and_back(self._messages[self._next])
        self._next = (self._next + 1) % self.items
        return len(encoded) + total

    def checksum(self) -> int:
        self._next = 0
        state = fnv1a64(b"")
        for message in self._messages:
            encoded, total = there_and_back(message)
            state = fnv1a64(encoded + (total & MASK).to_bytes(8, "little"), state)
        return state


def there_and_back(message: bytes) -> tuple[bytes, int]:
    user = User.FromString(message)
    return user.SerializeToString(), validate_typed(user)


def load(path: str) -> Kernel:
    return Messages(path)
