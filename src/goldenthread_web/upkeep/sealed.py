"""Backups are sealed: whoever finds one reads nothing of it, and no byte of it can be changed unseen.

The form is that of age (age-encryption.org/v1), a published one that other tools open too. What seals is a public
key, which may lie on the server; what opens is its private key, which belongs elsewhere. So whoever breaks into the
server can't read the backups that it made.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from goldenthread.workspace.writing import Watched
from goldenthread_web.upkeep.problem import UpkeepError

_PIECE = 1 << 20
_SECRET = re.compile(r"^AGE-SECRET-KEY-1[0-9A-Z]+$", re.MULTILINE)
DAMAGED = (
    "The backup is damaged or was cut off, so nothing of it was brought back. Take another copy of it, or another "
    "one."
)


def new_key(path: Path) -> str:
    """Make a pair of keys: the private one goes into a new file, for its owner alone; the public one is returned."""
    key = x25519.Identity.generate()
    public = str(key.to_public())
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UpkeepError(f"{path.name} is there already. A key that is overwritten opens nothing.") from None
    except OSError as fault:
        raise UpkeepError(f"{path.name} can't be written: {fault.strerror}.") from fault
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# The private key of goldenthread's backups. Public key: {public}\n{key}\n")
    return public


def public_keys(text: str) -> list[x25519.Recipient]:
    """The public keys that are given, separated by commas or white space; at least one."""
    words = text.replace(",", " ").split()
    if not words:
        raise UpkeepError(
            "A backup is sealed with a public key, and none is given. Make a pair of keys with `goldenthread backup "
            "--new-key FILE`, then name the public one as GOLDENTHREAD_BACKUP_KEY or with --key."
        )
    try:
        return [x25519.Recipient.from_str(word) for word in words]
    except pyrage.RecipientError as fault:
        raise UpkeepError("A public key of backups begins with age1. What is given is none.") from fault


def private_keys(path: Path) -> list[x25519.Identity]:
    """The private keys in a file, as `goldenthread backup --new-key` writes them."""
    try:
        words = _SECRET.findall(path.read_text(encoding="utf-8"))
        keys = [x25519.Identity.from_str(word) for word in words]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError):
        keys = []
    if not keys:
        raise UpkeepError(f"{path.name} is no file with a private key of backups (AGE-SECRET-KEY-1...).")
    return keys


@contextmanager
def sealing(target: BinaryIO, keys: Sequence[x25519.Recipient]) -> Iterator[BinaryIO]:
    """A file to write to; what is written arrives sealed in the target. Nothing waits in memory or on the disk."""
    read_end, write_end = os.pipe()

    def seal() -> None:
        watched = Watched(target)
        try:
            with os.fdopen(read_end, "rb") as source:
                pyrage.encrypt_io(source, watched, keys)
        except pyrage.EncryptError as fault:
            raise watched.fault or fault from None

    with _meanwhile(seal), os.fdopen(write_end, "wb") as file:
        yield file


@contextmanager
def opening(source: BinaryIO, keys: Sequence[x25519.Identity]) -> Iterator[BinaryIO]:
    """A file to read what was sealed from. That it is whole is known when the block has ended, and not before."""
    read_end, write_end = os.pipe()

    def unseal() -> None:
        try:
            with os.fdopen(write_end, "wb") as target:
                pyrage.decrypt_io(source, target, keys)
        except BrokenPipeError:
            pass  # whoever reads has seen enough, and says why
        except (OSError, pyrage.DecryptError) as fault:
            raise _in_words(fault) from fault

    with _meanwhile(unseal), os.fdopen(read_end, "rb") as file:
        yield file
        while file.read(_PIECE):
            pass


def _in_words(fault: Exception) -> UpkeepError:
    """Why something sealed could not be opened."""
    if isinstance(fault, pyrage.DecryptError) and "matching" in str(fault):
        return UpkeepError("This key does not open the backup. It was sealed for another one.")
    if isinstance(fault, OSError) and fault.errno:
        return UpkeepError(f"The backup can't be read: {fault.strerror}.")
    return UpkeepError(DAMAGED)


@contextmanager
def _meanwhile(work: Callable[[], None]) -> Iterator[None]:
    """Do something in a thread while the block runs. Its fault comes first: what the block says follows from it."""
    faults: list[Exception] = []

    def run() -> None:
        try:
            work()
        except Exception as fault:  # raised where it is waited for
            faults.append(fault)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        if faults:
            raise faults[0]
