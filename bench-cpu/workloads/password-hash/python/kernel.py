"""Checks passwords with the bcrypt package, which is written in Rust."""

import struct

import bcrypt

from backbench import Kernel, fnv1a64, read_input

LOGIN = struct.Struct("60s16s")


class PasswordHash:
    def __init__(self, path: str) -> None:
        self.items, data = read_input(path, b"BBPH")
        expected = self.items * LOGIN.size
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._logins = list(LOGIN.iter_unpack(data))
        self._next = 0

    def step(self) -> int:
        login = self._next
        self._next = (login + 1) % self.items
        hashed, password = self._logins[login]
        return 2 * (login + 1) + bcrypt.checkpw(password, hashed)

    def checksum(self) -> int:
        self._next = 0
        output = bytearray()
        for login, (hashed, password) in enumerate(self._logins):
            output += struct.pack("<IB", login, bcrypt.checkpw(password, hashed))
        return fnv1a64(output)


def load(path: str) -> Kernel:
    return PasswordHash(path)
