"""The workbook's own description of itself: its sheets, where each is kept, and its date system."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Any

from goldenthread.intake.gate.archive import SAVE_AGAIN, Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class SheetPart:
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


@dataclass
class Contents:
    """What the workbook says of itself."""

    sheets: list[SheetPart]
    date1904: bool = False
    recalculate: bool = False
    """The program that wrote it did not calculate: it asks Excel to do so on opening."""


def contents(archive: Archive, limits: Limits) -> Contents:
    """The worksheets in order (chart sheets left out), refused where two readers could differ."""
    root = _workbook_part(archive)
    targets = _targets(archive, root)
    found = Contents([])
    names: set[str] = set()

    def start(tag: str, attributes: dict[str, str]) -> None:
        tag = local_name(tag)
        if tag == "workbookPr":
            found.date1904 = attributes.get("date1904", "0").lower() in TRUE
        elif tag == "calcPr":
            found.recalculate = attributes.get("fullCalcOnLoad", "0").lower() in TRUE
        elif tag == "sheet":
            values = {local_name(key): value for key, value in attributes.items()}
            kind, part = targets.get(values.get("id", ""), ("", ""))
            name = values.get("name", "")
            if name.lower() in names:
                raise Refused("duplicate-sheet", f"Two sheets have the same name. {SAVE_AGAIN}", sheet=name)
            names.add(name.lower())
            if kind != "worksheet":
                return
            if part not in archive.parts:
                raise Refused("truncated", f"A sheet is listed but missing. {SAVE_AGAIN}", sheet=name)
            found.sheets.append(SheetPart(name, part, values.get("state", "visible") != "visible"))

    _parse(archive, root, start)
    if not found.sheets:
        raise Refused("no-sheets", f"The file holds no worksheet. {SAVE_AGAIN}")
    if len(found.sheets) > limits.sheets:
        raise Refused("too-many-sheets", f"The workbook has more than {limits.sheets} sheets. Split it.")
    return found


def _workbook_part(archive: Archive) -> str:
    if "xl/workbook.xml" in archive.parts:
        return "xl/workbook.xml"
    raise Refused("not-a-workbook", f"The file is not an Excel workbook. {SAVE_AGAIN}")


def _targets(archive: Archive, root: str) -> dict[str, tuple[str, str]]:
    if _listing(root) not in archive.parts:
        raise Refused("not-a-workbook", f"The file is not an Excel workbook. {SAVE_AGAIN}")
    return related(archive, root)


def related(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """What a part is tied to: by its key the kind of tie, and the name of the other part, which may not be there."""
    folder = posixpath.dirname(part)
    targets: dict[str, tuple[str, str]] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local_name(tag) != "Relationship":
            return
        key = attributes.get("Id", "")
        if key in targets:
            raise Refused("duplicate-member", f"Two parts of the workbook have the same name. {SAVE_AGAIN}")
        target = attributes.get("Target", "")
        other = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        targets[key] = (attributes.get("Type", "").rsplit("/", 1)[-1], other)

    if _listing(part) in archive.parts:
        _parse(archive, _listing(part), start)
    return targets


def _listing(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def check_content_types(archive: Archive) -> None:
    """Refuse macros and binary workbooks by what the archive says of its parts."""
    names = {name.lower() for name in archive.parts}
    if any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in names):
        raise macro_workbook()
    if "[Content_Types].xml" not in archive.parts:
        raise Refused("not-a-workbook", f"The file is not an Excel workbook. {SAVE_AGAIN}")

    def start(_: str, attributes: dict[str, str]) -> None:
        if "macroenabled" in attributes.get("ContentType", "").lower():
            raise macro_workbook()

    _parse(archive, "[Content_Types].xml", start)


def macro_workbook() -> Refused:
    """A workbook with macros is never read."""
    return Refused("macro-workbook", "The workbook contains macros. Save it as .xlsx (without macros).")


def _parse(archive: Archive, part: str, start: Any) -> None:
    parser = StrictParser()
    parser.expat.StartElementHandler = start
    parser.feed(archive.read(part))
    parser.close()
