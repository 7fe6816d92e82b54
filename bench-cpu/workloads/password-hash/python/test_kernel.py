"""Known answers: python3 -B -m unittest, in this folder, where bcrypt is installed."""

import struct
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[4] / "fixtures" / "workers" / "python"))

import bcrypt  # noqa: E402

from kernel import load  # noqa: E402


class KnownHashesTest(unittest.TestCase):
    def test_accepts_as_published_and_nothing_else(self) -> None:
        """The vectors of crypt_blowfish."""
        for password, hashed in (
            (b"U*U", b"$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
            (b"U*U*", b"$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK"),
            (b"U*U*U", b"$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a"),
        ):
            self.assertTrue(bcrypt.checkpw(password, hashed))
            self.assertFalse(bcrypt.checkpw(password.replace(b"U", b"V"), hashed))

    def test_a_step_tells_whose_it_was_and_whether_it_was_accepted(self) -> None:
        password = b"sixteen letters!"
        hashed = bcrypt.hashpw(password, b"$2b$04$CCCCCCCCCCCCCCCCCCCCC.")
        with tempfile.NamedTemporaryFile() as file:
            file.write(struct.pack("<4sI", b"BBPH", 2) + hashed + password + hashed + b"sixteen letters?")
            file.flush()
            kernel = load(file.name)
        self.assertEqual([3, 4, 3], [kernel.step() for _ in range(3)])


if __name__ == "__main__":
    unittest.main()
