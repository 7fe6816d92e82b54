"""Seals and signs with the cryptography package, which hands the work to an OpenSSL that it brings."""

from functools import cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_private_key

from backbench import Kernel
from kernel import TAMPERED, Algorithm, Crypto, Result

TAG_BYTES = 16
PADDING = PKCS1v15()
HASH = SHA256()

cipher = cache(AESGCM)


@cache
def key_pair(der: bytes) -> tuple[RSAPrivateKey, RSAPublicKey]:
    private = load_der_private_key(der, None)
    assert isinstance(private, RSAPrivateKey)
    return private, private.public_key()


def tampered(number: int) -> bool:
    return number % TAMPERED == TAMPERED - 1


def aes_256_gcm(key: bytes, message: bytes, work: int, number: int) -> Result:
    """Seals a message and opens it again; every eighth comes back tampered with. The result is the tag."""
    aead = cipher(key)
    nonce = number.to_bytes(12, "little")
    sealed = aead.encrypt(nonce, message, None)
    presented = bytes((sealed[0] ^ 1,)) + sealed[1:] if tampered(number) else sealed
    try:
        return sealed[-TAG_BYTES:], len(aead.decrypt(nonce, presented, None))
    except InvalidTag:
        return sealed[-TAG_BYTES:], 0


def rs256(key: bytes, message: bytes, work: int, number: int) -> Result:
    """Signs a message and verifies the signature; every eighth comes back tampered with."""
    private, public = key_pair(key)
    signature = private.sign(message, PADDING, HASH)
    presented = signature[:-1] + bytes((signature[-1] ^ 1,)) if tampered(number) else signature
    try:
        public.verify(presented, message, PADDING, HASH)
    except InvalidSignature:
        return signature, 0
    return signature, len(message)


ALGORITHMS: dict[int, Algorithm] = {4: aes_256_gcm, 5: rs256}


def load(path: str) -> Kernel:
    return Crypto(path, ALGORITHMS)
