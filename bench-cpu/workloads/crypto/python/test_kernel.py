"""Known answers: python3 -B -m unittest, in this folder."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "fixtures" / "workers" / "python"))

from kernel import base64url, hmac_sha256, hs256, pbkdf2, sha256, sign, tamper, verify  # noqa: E402


class KnownAnswersTest(unittest.TestCase):
    def test_sha256(self) -> None:
        """FIPS 180-4, example of NIST's cryptographic toolkit: "abc"."""
        digest, _ = sha256(b"", b"abc", 0, 0)
        self.assertEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest.hex())

    def test_hmac_sha256(self) -> None:
        """RFC 4231, test case 2."""
        mac, _ = hmac_sha256(b"Jefe", b"what do ya want for nothing?", 0, 0)
        self.assertEqual("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", mac.hex())

    def test_pbkdf2(self) -> None:
        """RFC 7914, section 11, first half of the answer."""
        key, _ = pbkdf2(b"salt", b"passwd", 1, 0)
        self.assertEqual("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc", key.hex())

    def test_token(self) -> None:
        """The token that jwt.io shows, signed with "your-256-bit-secret"."""
        token = sign(b"your-256-bit-secret", b'{"sub":"1234567890","name":"John Doe","iat":1516239022}')
        self.assertEqual(
            b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            b"eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ."
            b"SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            token,
        )

    def test_refuses_what_was_tampered_with(self) -> None:
        token = sign(b"key", b"{}")
        self.assertEqual(b"{}", verify(b"key", token))
        self.assertIsNone(verify(b"another", token))
        self.assertIsNone(verify(b"key", tamper(token)))
        self.assertIsNone(verify(b"key", b"x" + token))
        self.assertIsNone(verify(b"key", token.replace(b"." + base64url(b"{}"), b"." + base64url(b"[]"))))
        self.assertIsNone(verify(b"key", b"nonsense"))

    def test_accepts_seven_of_eight(self) -> None:
        self.assertEqual([2] * 7 + [0], [hs256(b"key", b"{}", 0, i)[1] for i in range(8)])


if __name__ == "__main__":
    unittest.main()
