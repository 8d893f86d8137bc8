"""Files that show that an action is done: told by what they hold, sealed in the workspace, opened to be looked at.

A file's own name is never used as a path, and what it is follows from its bytes: a page that a browser would run is
refused, whatever it is called.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.files import keeping as sealed
from goldenthread_web.files.names import plain

FOLDER = "evidence"
LARGEST = 9_000_000  # below what is kept of a file that a form of any page sends
TOO_LARGE = f"The file is larger than {LARGEST // 1_000_000} MB. Choose a smaller one, or give a link"
KINDS_IN_WORDS = "a PDF, a Word, Excel or PowerPoint file without macros, a picture (PNG, JPEG) or plain text"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_MOST_LOOKED_AT = 200_000  # letters: some hundred pages
_MOST_UNPACKED = 4_000_000
GoneError = sealed.GoneError
_TEXT_ENDINGS = {"csv": "text/csv", "md": "text/markdown"}


@dataclass(frozen=True)
class Kept:
    """A file as it is kept. name: its own, made plain, with the ending of what it is."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class _Kind:
    """A kind of file: its ending and type, and whether some bytes are one."""

    ending: str
    type: str
    holds: Callable[[bytes], bool]


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _office(part: str) -> Callable[[bytes], bool]:
    """Whether an archive is an Office file without macros: by the list of its parts, of which none is unpacked."""

    def holds(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            names = [name.lower() for name in zipfile.ZipFile(io.BytesIO(content)).namelist()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            return False
        has_macros = any("vbaproject" in name or "macrosheets" in name or "activex" in name for name in names)
        return part in names and "[content_types].xml" in names and not has_macros

    return holds


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not text.lstrip().startswith("<") and not any(
        ord(sign) < 32 and sign not in "\t\r\n\f" for sign in text
    )


_KINDS = (
    _Kind("pdf", "application/pdf", _begins(b"%PDF-")),
    _Kind("png", "image/png", _begins(b"\x89PNG\r\n\x1a\n")),
    _Kind("jpg", "image/jpeg", _begins(b"\xff\xd8\xff")),
    _Kind("docx", f"{_OFFICE}.wordprocessingml.document", _office("word/document.xml")),
    _Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", _office("xl/workbook.xml")),
    _Kind("pptx", f"{_OFFICE}.presentationml.presentation", _office("ppt/presentation.xml")),
    _Kind("txt", "text/plain; charset=utf-8", _is_text),
)


def store(reference: str, file: UploadedFile[Any]) -> Kept:
    """Keep a file under a name that we made. What is too large or of another kind is refused in words."""
    if (file.size or 0) > LARGEST:
        raise NotAllowed(f"{TOO_LARGE}.")
    file.seek(0)
    content = file.read()
    if not content:
        raise NotAllowed("The file is empty. Choose the file again.")
    kind = next((each for each in _KINDS if each.holds(content)), None)
    if kind is None:
        raise NotAllowed(f"A file of this kind can't be kept here. Give {KINDS_IN_WORDS}, or a link.")
    sealed.keep(_place(reference), content)
    return Kept(
        _named(plain(file.name or ""), kind.ending), len(content), hashlib.sha256(content).hexdigest()
    )


def text_of(file: UploadedFile[Any]) -> str:
    """The words of a file of text or of Word, to be looked at before it is kept; nothing of other kinds."""
    if (file.size or 0) > LARGEST:
        return ""  # it is refused when it is to be kept
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    kind = next((each.ending for each in _KINDS if each.holds(content)), "")
    if kind == "txt":
        return content.decode("utf-8-sig")[:_MOST_LOOKED_AT]
    return _words_of_word(content) if kind == "docx" else ""


def _words_of_word(content: bytes) -> str:
    """The text of a Word file, a paragraph a line. No more of it is unpacked than is looked at."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)).open("word/document.xml") as part:
            markup = part.read(_MOST_UNPACKED).decode("utf-8", errors="replace")
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        NotImplementedError,
        EOFError,
        zlib.error,
        RuntimeError,
    ):
        return ""
    lines = re.split(r"</w:p>", markup)
    return "\n".join(unescape(re.sub(r"<[^>]*>", "", line)) for line in lines)[:_MOST_LOOKED_AT]


def _named(name: str, ending: str) -> str:
    stem, dot, given = name.rpartition(".")
    if ending == "txt" and given.lower() in _TEXT_ENDINGS:
        return name
    same = given.lower() == ending or (ending, given.lower()) == ("jpg", "jpeg")
    return name if dot and same else f"{stem or given}.{ending}"


def opened(reference: str, sha256: str) -> bytes:
    """What a kept file holds, as it was given."""
    content = sealed.opened(_place(reference))
    if hashlib.sha256(content).hexdigest() != sha256:
        raise GoneError
    return content


def type_of(name: str) -> str:
    """The type of a kept file, by the ending that it was given when it was told what it is."""
    ending = name.rpartition(".")[2].lower()
    ending = "jpg" if ending == "jpeg" else "txt" if ending in _TEXT_ENDINGS else ending
    return next((kind.type for kind in _KINDS if kind.ending == ending), "application/octet-stream")


def remove(reference: str) -> None:
    """Take away a file that was not kept after all."""
    _place(reference).unlink(missing_ok=True)


def _place(reference: str) -> Path:
    return Path(settings.ENVIRONMENT.workspace) / FOLDER / reference
