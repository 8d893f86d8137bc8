"""Reading XML returns element by element, with the line on which each stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind, kind_of
from goldenthread.intake.gate.strict_xml import dtd_refused

BLOCK_BYTES = 64 * 1024


class Element(ElementTree.Element):
    """An XML element that knows the line on which it starts."""

    line: int = 0


class XmlEvent(NamedTuple):
    """An element that begins (`start`) or is complete (`end`), and the line of the file it starts on."""

    event: str
    element: Element
    line: int


def read_events(
    path: Path | str, limits: Limits | None = None, records: Collection[str] = ()
) -> Iterator[XmlEvent]:
    """The elements of a file in order, in constant memory.

    An element is given up once its `end` has been seen, so that a file of any length can be read; the elements
    within a record (a tag named in `records`, without namespace) stay until the end of that record.
    """
    path, limits = Path(path), limits or Limits()
    with arriving(path):
        yield from _events(path, limits, frozenset(records))


def _events(path: Path, limits: Limits, records: frozenset[str]) -> Iterator[XmlEvent]:
    checked_size(path, limits.text_bytes)
    if (kind := kind_of(path)) is not Kind.XML:
        raise Refused("not-xml", f"It is {kind.value}, not XML. Export it again as XML.")
    builder = _Builder(limits, records)
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    builder.expat = parser.parser
    with path.open("rb") as file:
        more, plain = True, 0
        while more:
            block = file.read(BLOCK_BYTES)
            more = bool(block)
            plain = 0 if b"<" in block else plain + len(block)
            if plain > limits.xml_token_bytes:
                raise builder.too_long()
            _feed(parser, block)
            yield from builder.take()


def _feed(parser: Any, block: bytes) -> None:
    try:
        parser.feed(block) if block else parser.close()
    except DefusedXmlException as error:
        raise dtd_refused() from error
    except ParseError as error:
        row = error.position[0] if hasattr(error, "position") else None
        raise Refused("truncated", "It is damaged or cut short. Export it again.", row=row) from error
    except (ValueError, LookupError) as error:
        raise Refused(
            "unknown-encoding", "It is in an encoding that is not known. Export it as UTF-8."
        ) from error


class _Builder:
    """Collects events while the parser runs, and lets go of elements when the reader has had them."""

    def __init__(self, limits: Limits, records: frozenset[str]) -> None:
        self.expat: Any = None
        self._limits = limits
        self._records = records
        self._stack: list[Element] = []
        self._events: list[XmlEvent] = []
        self._text: list[str] = []
        self._text_size = 0
        self._last: Element | None = None
        self._record_depth = 0
        self._held = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        element = Element(tag, attributes)
        element.line = self.expat.CurrentLineNumber
        if len(self._stack) >= self._limits.xml_depth:
            raise Refused(
                "too-deep", "Its elements are nested too deeply. Export it again.", row=element.line
            )
        self._stack.append(element)
        if self._record_depth:
            self._hold(element)
        elif tag.rsplit("}", 1)[-1] in self._records:
            self._record_depth, self._held = len(self._stack), 0
        self._events.append(XmlEvent("start", element, element.line))
        self._last = None

    def _hold(self, element: Element) -> None:
        self._stack[-2].append(element)
        self._held += 1
        if self._held > self._limits.record_elements:
            raise Refused(
                "too-large-record", "One record holds too many elements. Export it again.", row=element.line
            )

    def end(self, _: str) -> None:
        self._flush()
        if self._record_depth == len(self._stack):
            self._record_depth = 0
        self._last = self._stack.pop()
        self._events.append(XmlEvent("end", self._last, self._last.line))

    def data(self, text: str) -> None:
        self._text.append(text)
        self._text_size += len(text)
        if self._text_size > self._limits.xml_token_bytes:
            raise self.too_long()

    def too_long(self) -> Refused:
        """Text, or a tag, of a length that no return has."""
        row = self.expat.CurrentLineNumber
        return Refused("too-long-text", "It holds text of a length no return has. Export it again.", row=row)

    def _flush(self) -> None:
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            self._text_size = 0
            if self._last is not None:
                self._last.tail = text
            elif self._stack:
                self._stack[-1].text = text

    def close(self) -> None:
        self._flush()

    def take(self) -> list[XmlEvent]:
        """The events since the last time."""
        events, self._events = self._events, []
        return events
