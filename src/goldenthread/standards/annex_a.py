"""Annex A: the workbook of eleven lists that Ofsted asks a council for before an inspection.

One list to a sheet, one child (or event) to a row. Layout: Ofsted's template of August 2019, and the
later one, which adds columns to list 9 (marked `later`). The lists and their columns stand in
`annex_a.csv`: the header, how it is read, and the column of our records that it fills.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

from goldenthread.standards.layout import Field, Layout

EARLY_HELP, REFERRALS, ADOPTION, ADOPTERS = 2, 3, 10, 11
NOT_READ = (EARLY_HELP, ADOPTION, ADOPTERS)
WINDOW_MONTHS = 6
"""Events of the last six months, and spells open now or ended in them."""


@dataclass(frozen=True)
class AnnexList:
    """One list: its number, its name, the other names that sheets and files bear, and its columns."""

    number: int
    name: str
    also: tuple[str, ...]
    layout: Layout
    later: frozenset[str]

    @cached_property
    def read(self) -> Layout:
        """The columns that a reader needs: those that fill a record."""
        return Layout(self.layout.name, tuple(field for field in self.layout.fields if field.record))

    @property
    def is_read(self) -> bool:
        return self.number not in NOT_READ


_NAMES = {
    1: ("Contacts", "contact"),
    2: ("Early help", "early help assessments", "early help assessment"),
    3: ("Referrals", "referral"),
    4: ("Assessments", "assessment", "social care assessments"),
    5: (
        "Section 47 enquiries and ICPCs",
        "section 47 enquiries and initial child protection conferences",
        "section 47",
        "section 47 enquiries",
        "sec47 and icpc",
        "s47",
        "s47 and icpc",
    ),
    6: ("Children in need", "cin", "child in need"),
    7: ("Child protection", "cp", "cpp", "child protection plans"),
    8: (
        "Children in care",
        "cla",
        "lac",
        "cic",
        "children looked after",
        "looked after children",
        "looked after",
    ),
    9: ("Care leavers", "care leaver", "leaving care", "leaving care services"),
    10: ("Adoption", "adoptions"),
    11: ("Adopters", "prospective adopters"),
}


def _read_lists() -> dict[int, AnnexList]:
    text = resources.files("goldenthread.standards").joinpath("annex_a.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {
        number: _annex_list(number, [row for row in rows if row["list"] == str(number)]) for number in _NAMES
    }


def _annex_list(number: int, rows: list[dict[str, str]]) -> AnnexList:
    name, *also = _NAMES[number]
    layout = Layout(f"List {number}", tuple(_field(row) for row in rows), also=(name, *also))
    later = frozenset(row["header"] for row in rows if row["later"])
    return AnnexList(number, name, tuple(also), layout, later)


def _field(row: dict[str, str]) -> Field:
    also = tuple(row["also"].split(";")) if row["also"] else ()
    return Field(row["header"], row["kind"], row["codes"], row["record"], also, bool(row["needed"]))


LISTS = _read_lists()


def list_named(name: str) -> AnnexList | None:
    """The list that a sheet or file is named after: `List_1`, `List 1: Contacts`, `list_3`, `Contacts`, `1`."""
    words = " ".join(re.findall(r"[a-z]+|\d+", name.casefold()))
    numbered = re.search(r"\blist (\d+)\b", words) or re.fullmatch(r"(\d+)", words)
    if numbered:
        return LISTS.get(int(numbered[1]))
    plain = words.removeprefix("annex a ")
    return next(
        (one for one in LISTS.values() if plain in {_plain(other) for other in (one.name, *one.also)}), None
    )


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+|\d+", name.casefold()))
