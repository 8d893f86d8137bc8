"""`SHA256SUMS`: the fingerprint of every file of a folder, so that one changed byte is found out.

The file has the form that `sha256sum --check` reads, so nobody needs goldenthread to see that all is as it was.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from goldenthread.records.files import sha256_of, write_durably

FILE = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([^/\n]+)")


def write_sums(folder: Path) -> str:
    """Write the fingerprints of all files of a folder; that of the list itself, which stands for all of them."""
    content = _content(folder)
    write_durably(folder / FILE, content)
    return hashlib.sha256(content).hexdigest()


def sum_of(folder: Path) -> str:
    """The fingerprint that stands for all files of a folder."""
    return sha256_of(folder / FILE)


def faults(folder: Path) -> list[str]:
    """What differs between a folder and its list, in words; nothing where all is as it was made."""
    if not (folder / FILE).is_file():
        return [f"{FILE} is missing: without it nobody can tell whether the files are as they were made"]
    inner = [fault for path in sorted(folder.iterdir()) if (fault := _no_file(path))]
    written = (folder / FILE).read_bytes()
    if written == _content(folder):
        return inner
    return (_differences(folder, written) or [f"{FILE} is not as it was written"]) + inner


def _no_file(path: Path) -> str:
    """What is wrong with something beside the files; a link may lead to other bytes tomorrow."""
    if path.is_symlink():
        return f"{path.name} is a link to another place, and no file of its own"
    return "" if path.is_file() else f"{path.name} is not on the list"


def _differences(folder: Path, written: bytes) -> list[str]:
    lines = written.decode("utf-8", "replace").split("\n")[:-1]
    stated = {line[2]: line[1] for line in map(_LINE.fullmatch, lines) if line}
    there = {path.name for path in _files(folder)}
    found = [f"{FILE} is not as it was written"] if len(stated) < len(lines) else []
    found += [f"{name} is missing" for name in sorted(stated.keys() - there)]
    found += [f"{name} is not on the list" for name in sorted(there - stated.keys())]
    both = sorted(there & stated.keys())
    return found + [f"{n} is not as it was made" for n in both if sha256_of(folder / n) != stated[n]]


def _content(folder: Path) -> bytes:
    return "".join(f"{sha256_of(path)}  {path.name}\n" for path in _files(folder)).encode()


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if path.is_file() and path.name != FILE)
    return sorted(found, key=lambda path: path.name)
