"""Expat with the doors shut: any document type or entity is refused, and so is a document cut short."""

from __future__ import annotations

from functools import cache
from xml.parsers import expat

from goldenthread.intake.gate.refusal import Refused

TOKEN_BYTES = 1024 * 1024


@cache
def local_name(tag: str) -> str:
    """The name of an element without its prefix."""
    return tag.rsplit(":", 1)[-1]


def dtd_refused() -> Refused:
    """A document type, which is where entity bombs and outside addresses live."""
    return Refused(
        "dtd-in-xml", "It declares a document type or entities, as no case system does. Export it again."
    )


class StrictParser:
    """Checks that a stream of bytes is well-formed XML without a document type."""

    def __init__(self) -> None:
        self._untagged = 0
        self._begun = False
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.XmlDeclHandler = _check_encoding
        self.expat.StartDoctypeDeclHandler = _refuse_dtd
        self.expat.EntityDeclHandler = _refuse_dtd
        self.expat.ExternalEntityRefHandler = _refuse_dtd

    def feed(self, data: bytes) -> None:
        """Check the next bytes."""
        if not self._begun and data:
            self._begun = True
            _check_mark(data)
        self._untagged = 0 if b"<" in data else self._untagged + len(data)
        if self._untagged > TOKEN_BYTES:
            raise Refused("unusual-xml", "It holds text of a length that no cell can have. Export it again.")
        self._parse(data, False)

    def close(self) -> None:
        """Check that the document ended."""
        self._parse(b"", True)

    def _parse(self, data: bytes, final: bool) -> None:
        try:
            self.expat.Parse(data, final)
        except expat.ExpatError as error:
            raise Refused("truncated", "It is damaged or cut short. Copy or export it again.") from error
        except (ValueError, LookupError) as error:
            raise _unusual_encoding() from error


def _refuse_dtd(*_: object) -> int:
    raise dtd_refused()


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    """The parser of workbooks takes every part for UTF-8, and would find nothing in any other encoding."""
    if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
        raise _unusual_encoding()


def _check_mark(head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:4]:
        raise _unusual_encoding()


def _unusual_encoding() -> Refused:
    return Refused("unusual-xml", "It is in an encoding that Excel does not write. Save it again from Excel.")
