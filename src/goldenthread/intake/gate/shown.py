"""How a workbook shows its cells: 0.27 as 27%, and the first of September as Sep-25, which people mean as a month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from goldenthread.intake.gate import places
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.strict_xml import StrictParser, local_name

_STYLES = "xl/styles.xml"
_NO_SIGN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_SIGN_BEHIND = re.compile(r'[0#?](?:" *%"|\\ ?\\?%)$')
_OF_A_DAY_OR_TIME = re.compile(r"[dhs]", re.IGNORECASE)

Place = tuple[int, str]


class Shown(StrEnum):
    """What people see in a cell that is more than the number in it.

    PERCENTAGE: 29% for 0.29. SIGN: 29% for 29, by a sign that is only written behind it. MONTH: of a date only its
    month and year.
    """

    PERCENTAGE = "percentage"
    SIGN = "sign"
    MONTH = "month"


_ALWAYS = {"9": Shown.PERCENTAGE, "10": Shown.PERCENTAGE, "17": Shown.MONTH}
"""The formats 0%, 0.00% and mmm-yy, which a workbook need not list."""


def shown(path: Path, limits: Limits) -> dict[str, dict[Place, Shown]]:
    """By sheet, the row and the column of each cell that is shown so, in a workbook that was read."""
    with Archive(path, limits) as archive:
        styles = _styles(archive) if _STYLES in archive.parts else {}
        if not styles:
            return {}
        return {sheet.name: _cells(archive, sheet.part, styles) for sheet in contents(archive, limits).sheets}


def _meant(code: str) -> Shown | None:
    """What a format shows, by its first section."""
    signed = _SIGN_BEHIND.search(code.partition(";")[0])
    code = _NO_SIGN.sub("", code).partition(";")[0]
    if "%" in code:
        return Shown.PERCENTAGE
    if signed:
        return Shown.SIGN
    of_a_month = "m" in code.lower() and not _OF_A_DAY_OR_TIME.search(code)
    return Shown.MONTH if of_a_month else None


def _styles(archive: Archive) -> dict[str, Shown]:
    """What each style shows, by its number."""
    formats: dict[str, Shown | None] = {**_ALWAYS}
    found: list[Shown | None] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = local_name(tag)
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = _meant(attributes.get("formatCode", ""))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            found.append(formats.get(attributes.get("numFmtId", "")))

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and local_name(tag) != "cellXfs"

    parser = StrictParser()
    parser.expat.StartElementHandler, parser.expat.EndElementHandler = start, end
    parser.feed(archive.read(_STYLES))
    parser.close()
    return {str(n): each for n, each in enumerate(found) if each}


def _cells(archive: Archive, part: str, styles: Mapping[str, Shown]) -> dict[Place, Shown]:
    found: dict[Place, Shown] = {}
    row = column = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal row, column
        tag = local_name(tag)
        if tag == "row":
            said = attributes.get("r", "")
            row, column = int(said) if said.isdecimal() else row + 1, 0
        elif tag == "c":
            place = places.split(attributes.get("r", ""))
            column = place[1] if place else column + 1
            if each := styles.get(attributes.get("s", "0")):
                found[row, places.letters(column)] = each

    parser = StrictParser()
    parser.expat.StartElementHandler = start
    for block in archive.stream(part):
        parser.feed(block)
    parser.close()
    return found
