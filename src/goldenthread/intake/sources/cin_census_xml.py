"""The census file read child by child into rows: tolerant, because no published sample keeps to the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import pyarrow as pa

from goldenthread.intake.block import Block
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.xml import read_events
from goldenthread.intake.report import Place, Report
from goldenthread.intake.xml_rows import Rows, line_of, local, values
from goldenthread.standards.cin_census import INSIDE, LAYOUTS


@dataclass
class Census:
    """The file as rows: a block for each kind, and for each row the row of the block that it stands in."""

    file: str
    blocks: dict[str, Block]
    parents: dict[str, pa.Array]
    header_days: dict[str, date] = field(default_factory=dict)
    header_lines: dict[str, int] = field(default_factory=dict)
    authority: str = ""

    def header_place(self, name: str) -> Place:
        return Place(self.file, "Header", name, pa.array([], pa.int64()))


def read_census(path: Path, report: Report) -> Census:
    """Every child of the file, and what the file's header says. Reports what the schema does not allow."""
    rows = {name: Rows(layout) for name, layout in LAYOUTS.items()}
    header: list[tuple[str, str, int]] = []
    for event in read_events(path, records=("Child",)):
        if event.event != "end":
            continue
        name = local(event.element)
        if name == "Child":
            _read_child(event.element, rows)
            _report_structure(event.element, path.name, report)
        elif name in ("Year", "ReferenceDate", "LEA"):
            header.append((name, (event.element.text or "").strip(), event.line))
    if not len(rows["Child"]):
        raise Refused("no-children", "It holds no child. Export the census again.", file=path.name)
    census = Census(
        path.name,
        {name: of.block(path.name) for name, of in rows.items()},
        {name: pa.array(of.parents, pa.int64()) for name, of in rows.items()},
    )
    _read_header(census, header, report)
    return census


def _read_child(child: Element, rows: dict[str, Rows]) -> None:
    said = {
        name: text
        for block in child
        if INSIDE.get(local(block)) == "Child"
        for name, text in values(block).items()
    }
    number = rows["Child"].add(said, line_of(child))
    for disability in child.iter():
        if local(disability) == "Disability" and disability.text:
            rows["Disabilities"].add({"Disability": disability.text}, line_of(disability), number)
    for details in child:
        if local(details) == "CINdetails":
            _read_episode(details, number, rows)


def _read_episode(details: Element, child: int, rows: dict[str, Rows]) -> None:
    episode = rows["CINdetails"].add(values(details), line_of(details), child)
    for block in details:
        if INSIDE.get(local(block)) != "CINdetails":
            continue
        row = rows[local(block)].add(values(block), line_of(block), episode)
        for review in block.iter():
            if local(review) == "CPPreviewDate" and review.text:
                rows["Reviews"].add({"CPPreviewDate": review.text}, line_of(review), row)


def _report_structure(child: Element, file: str, report: Report) -> None:
    """Text between elements, and blocks with nothing in them: both are met in every published sample."""
    for block in child.iter():
        if len(block) and any(text and text.strip() for text in _between(block)):
            report.add(_place(file, block), line_of(block), "stray-text")
        if not len(block) and not (block.text or "").strip() and _is_block(block):
            report.add(_place(file, block), line_of(block), "empty-block")


def _between(block: Element) -> Iterator[str | None]:
    yield block.text
    yield from (below.tail for below in block)


def _is_block(element: Element) -> bool:
    return local(element) in INSIDE or local(element) == "FactorsIdentifiedAtAssessment"


def _place(file: str, element: Element) -> Place:
    return Place(file, local(element), local(element), pa.array([], pa.int64()))


def _read_header(census: Census, said: list[tuple[str, str, int]], report: Report) -> None:
    """The days that the header names (a Year as its 31 March), and whether it names one authority."""
    authorities = {text for name, text, _ in said if name == "LEA"}
    census.authority = next((text for name, text, _ in said if name == "LEA"), "")
    for name, text, line in said:
        if name != "LEA" and (named := _day_named(name, text)):
            census.header_days[name] = named
            census.header_lines[name] = line
    if len(authorities) > 1:
        first = next(text for name, text, _ in said if name == "LEA")
        second = next(line for name, text, line in said if name == "LEA" and text != first)
        report.add(census.header_place("LEA"), second, "other-authority")


def _day_named(name: str, text: str) -> date | None:
    try:
        return date(int(text), 3, 31) if name == "Year" else date.fromisoformat(text)
    except ValueError:
        return None
