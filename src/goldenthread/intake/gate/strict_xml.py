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
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = _refuse_dtd
        self.expat.EntityDeclHandler = _refuse_dtd
        self.expat.ExternalEntityRefHandler = _refuse_dtd

    def feed(self, data: bytes) -> None:
        """Check the next bytes."""
        if len(data) >= TOKEN_BYTES and b"<" not in data:
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
            raise Refused("unusual-xml", "It is in an encoding that Excel does not write.") from error


def _refuse_dtd(*_: object) -> int:
    raise dtd_refused()
