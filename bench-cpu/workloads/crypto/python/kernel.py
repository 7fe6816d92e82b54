"""Hashes, authenticates, signs tokens and derives keys with the standard library."""

import base64
import binascii
import hashlib
import hmac
import struct
from collections.abc import Callable

from backbench import MASK, Kernel, fnv1a64, read_input

HEADER_FIELDS = struct.Struct("<4I")
TAMPERED = 8

Result = tuple[bytes, int]


def sha256(key: bytes, message: bytes, work: int, number: int) -> Result:
    return hashlib.sha256(message).digest(), 0


def hmac_sha256(key: bytes, message: bytes, work: int, number: int) -> Result:
    return hmac.digest(key, message, "sha256"), 0


def pbkdf2(key: bytes, message: bytes, work: int, number: int) -> Result:
    """The message is the password, the key the salt, the work the number of iterations."""
    return hashlib.pbkdf2_hmac("sha256", message, key, work), 0


def base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def from_base64url(text: bytes) -> bytes:
    return base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4))


HEADER = base64url(b'{"alg":"HS256","typ":"JWT"}')


def sign(key: bytes, claims: bytes) -> bytes:
    """A token: header, claims and signature (RFC 7519)."""
    signed = HEADER + b"." + base64url(claims)
    return signed + b"." + base64url(hmac.digest(key, signed, "sha256"))


def verify(key: bytes, token: bytes) -> bytes | None:
    """The claims of a token with that key's signature."""
    signed, _, signature = token.rpartition(b".")
    header, _, claims = signed.partition(b".")
    try:
        if header != HEADER or not hmac.compare_digest(from_base64url(signature), hmac.digest(key, signed, "sha256")):
            return None
        return from_base64url(claims)
    except binascii.Error:
        return None


def tamper(token: bytes) -> bytes:
    """Another first letter of the signature."""
    at = token.rindex(b".") + 1
    return token[:at] + (b"B" if token[at : at + 1] == b"A" else b"A") + token[at + 1 :]


def hs256(key: bytes, message: bytes, work: int, number: int) -> Result:
    """Signs claims and verifies the token; every eighth comes back tampered with."""
    token = sign(key, message)
    presented = tamper(token) if number % TAMPERED == TAMPERED - 1 else token
    claims = verify(key, presented)
    return from_base64url(token[-43:]), 0 if claims is None else len(claims)


Algorithm = Callable[[bytes, bytes, int, int], Result]

ALGORITHMS: dict[int, Algorithm] = {0: sha256, 1: hmac_sha256, 2: hs256, 3: pbkdf2}


class Crypto:
    def __init__(self, path: str, algorithms: dict[int, Algorithm]) -> None:
        self.items, data = read_input(path, b"BBCR")
        algorithm, self._work, length, key_length = HEADER_FIELDS.unpack_from(data)
        start = HEADER_FIELDS.size + key_length
        expected = start + self.items * length
        if len(data) != expected:
            raise ValueError(f"{path}: expected {expected} bytes behind the beginning, got {len(data)}")
        self._apply = algorithms[algorithm]
        self._key = bytes(data[HEADER_FIELDS.size : start])
        self._messages = [bytes(data[i : i + length]) for i in range(start, len(data), length)]
        self._next = 0

    def step(self) -> int:
        number = self._next
        result, accepted = self._apply(self._key, self._messages[number], self._work, number)
        self._next = (number + 1) % self.items
        return (int.from_bytes(result[:8], "little") + accepted) & MASK

    def checksum(self) -> int:
        self._next = 0
        state = fnv1a64(b"")
        for number, message in enumerate(self._messages):
            result, accepted = self._apply(self._key, message, self._work, number)
            state = fnv1a64(result + accepted.to_bytes(4, "little"), state)
        return state


def load(path: str) -> Kernel:
    return Crypto(path, ALGORITHMS)
