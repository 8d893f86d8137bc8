"""The XML of a year's SSDA903: all tables in one file, read child by child."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from goldenthread.intake.block import Block
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.xml import read_events
from goldenthread.intake.xml_rows import Rows, line_of, local, values
from goldenthread.standards.ssda903 import LAYOUTS, XML_BLOCKS, XML_IN_HEADER, XML_NAMES

RECORDS = ("HEADER", "EPISODE")


def read_xml(path: Path) -> dict[str, Block]:
    """The tables by name; rows are numbered by the line of the file on which their element starts."""
    rows = {name: Rows(layout) for name, layout in LAYOUTS.items()}
    for parts in _children(path):
        _read_child(parts, rows)
    if not len(rows["Header"]):
        raise Refused("no-children", "It holds no child. Export the return again.", file=path.name)
    return {
        name: of.block(path.name) for name, of in rows.items() if len(of) or name in ("Episodes", "Header")
    }


def _children(path: Path) -> Iterator[list[Element]]:
    """The HEADER and EPISODE elements that stand in one element together, whatever that is called."""
    parts: list[Element] = []
    depth = inside = 0
    for event in read_events(path, records=RECORDS):
        if event.event == "start":
            depth += 1
            continue
        depth -= 1
        if local(event.element) in RECORDS:
            parts.append(event.element)
            inside = depth
        elif parts and depth < inside:
            yield parts
            parts = []


def _read_child(parts: list[Element], rows: dict[str, Rows]) -> None:
    """An episode belongs to the header before it, or to the first where it comes before any."""
    child: dict[str, str] = next((_key(part) for part in parts if local(part) == "HEADER"), {})
    for part in parts:
        if local(part) == "HEADER":
            child = _key(part)
            _read_header(part, child, rows)
        else:
            rows["Episodes"].add({**child, **_named(part)}, line_of(part))


def _key(header: Element) -> dict[str, str]:
    said = _named(header)
    return {name: said[name] for name in ("CHILD", "DOB", "SEX") if name in said}


def _read_header(header: Element, key: dict[str, str], rows: dict[str, Rows]) -> None:
    said = _named(header)
    line = line_of(header)
    rows["Header"].add(said, line)
    for table, sign in XML_IN_HEADER.items():
        if said.get(sign) or (table == "UASC" and said.get("UASC") in ("1", "true")):
            rows[table].add(said, line)
    for block in _blocks(header):
        rows[XML_BLOCKS[local(block)]].add({**key, **_named(block)}, line_of(block))


def _blocks(header: Element) -> Iterator[Element]:
    return (element for element in header if local(element) in XML_BLOCKS)


def _named(element: Element) -> dict[str, str]:
    """The values directly under an element, by the names of the CSV columns."""
    return {XML_NAMES.get(name, name): text for name, text in values(element).items()}
