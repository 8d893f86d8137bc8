"""Files that people gave are sealed: who gets at the disk, or at a copy of it, can read nothing of them.

The key follows from the secret key of the site, which stands outside the workspace: nothing of it lies beside them.
They are opened for the time of reading alone.
"""

from __future__ import annotations

from functools import cache
from typing import Any, BinaryIO

import pyrage
from django.conf import settings
from django.utils.crypto import salted_hmac
from pyrage import x25519

from goldenthread.workspace.writing import Watched

_FOR = "goldenthread: files handed over"
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class SealedOtherwiseError(Exception):
    """A file that the site's key does not open: the key was changed, or the file was."""


def seal(source: Any, target: BinaryIO) -> None:
    """Write what a file holds, sealed."""
    watched = Watched(target)
    try:
        pyrage.encrypt_io(source, watched, [_key(settings.SECRET_KEY).to_public()])
    except pyrage.EncryptError as fault:
        raise watched.fault or fault from None


def unseal(source: BinaryIO, target: BinaryIO) -> None:
    """Write what a sealed file holds. Whether it is whole is known at its end, and is then said."""
    watched = Watched(target)
    try:
        pyrage.decrypt_io(source, watched, [_key(settings.SECRET_KEY)])
    except (OSError, pyrage.DecryptError) as fault:
        raise watched.fault or SealedOtherwiseError from fault


@cache
def _key(secret: str) -> x25519.Identity:
    return x25519.Identity.from_str(written_key(salted_hmac(_FOR, "1", secret, algorithm="sha256").digest()))


def written_key(key: bytes) -> str:
    """A private key as age writes it (https://age-encryption.org/v1): Bech32 (BIP 173), in capitals."""
    prefix = "age-secret-key-"
    bits = int.from_bytes(key, "big") << (-len(key) * 8 % 5)
    length = -(-len(key) * 8 // 5)
    values = [bits >> 5 * at & 31 for at in reversed(range(length))]
    spread = [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]
    check = _checksum([*spread, *values, *[0] * 6]) ^ 1
    values += [check >> 5 * at & 31 for at in reversed(range(6))]
    return f"{prefix}1{''.join(_LETTERS[value] for value in values)}".upper()


def _checksum(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, part in enumerate(_GENERATOR):
            check ^= part if top >> at & 1 else 0
    return check
