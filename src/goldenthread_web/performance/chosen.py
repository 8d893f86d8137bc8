"""What a page was asked to show: month, part of the council, which rows, which columns. All of it is in its address."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from goldenthread.judgement.cuts import Cut
from goldenthread.scorecard.shelf import AREAS
from goldenthread.terms.months import Month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.performance.permissions import OutOfReach, areas_seen
from goldenthread_web.performance.served import WHOLE_COUNCIL, Served


class Show(StrEnum):
    """Which rows a dashboard shows."""

    ALL = "all"
    RED = "red"
    SIGNALS = "signals"


SHOW_WORDS = {
    Show.ALL: "All measures",
    Show.RED: "Measures with a red rating",
    Show.SIGNALS: "Measures with a signal",
}
COLUMNS: Mapping[str, str] = {
    "months": "Three single months",
    "England": "England",
    "Neighbours": "Statistical neighbours",
    "Target": "Target",
    "Direction": "Direction of travel",
    "Signal": "Signal",
    "Months": "Picture of up to 24 months",
}
"""The columns that can be left out: their names in an address, and what a choice calls them."""


@dataclass(frozen=True)
class Chosen:
    """What is shown. The same choices give the same address, and the same page to whoever may see it.

    cut: of a dashboard, which of its cuts; None where the address says nothing of it.
    """

    month: Month
    area: str = WHOLE_COUNCIL
    show: Show = Show.ALL
    columns: tuple[str, ...] = tuple(COLUMNS)
    cut: Cut | None = None

    @property
    def query(self) -> str:
        """The choices as they stand in an address."""
        pairs = [
            ("month", str(self.month)),
            *([("cut", self.cut.value)] if self.cut else []),
            ("area", self.area),
        ]  # without an area or a cut, each reader has their own
        pairs += [("show", self.show.value)] if self.show is not Show.ALL else []
        pairs += [("column", name) for name in self.columns] if len(self.columns) < len(COLUMNS) else []
        return urlencode(pairs)

    def but(self, **changes: object) -> Chosen:
        """The same with something else chosen."""
        return replace(self, **changes)  # type: ignore[arg-type]


def chosen(given: QueryDict, found: Served, person: SignedIn, *, at_first: str = WHOLE_COUNCIL) -> Chosen:
    """The choices of an address. What is not there, or is not for this person, is a page that is not there.

    at_first: the part of the council that is shown where the address names none.
    """
    area = given.get("area", at_first)
    if area not in (WHOLE_COUNCIL, *found.areas):
        raise Http404
    if area and area not in areas_seen(person, found.areas, found.teams):
        raise OutOfReach(area)
    columns = tuple(name for name in COLUMNS if name in given.getlist("column")) or tuple(COLUMNS)
    show, cut = _show(given.get("show", "")), _cut(given.get("cut", ""))
    return Chosen(_month(given.get("month", ""), found), area, show, columns, cut)


def group_chosen(given: QueryDict, found: Served, person: SignedIn) -> Chosen:
    """The same for a page of one figure, which may be of any group: of a part of the council, or of an age, say.

    Whoever sees children can name a part that is not theirs: a reason opens it, and the page asks for one.
    """
    group = given.get("area", WHOLE_COUNCIL)
    by_reason = person.may_see_children and group in found.areas
    if by_reason or area_of_group(group, found.areas) == WHOLE_COUNCIL:
        return Chosen(_month(given.get("month", ""), found), group)
    return chosen(given, found, person)


def area_of_group(group: str, areas: Collection[str]) -> str:
    """The part of the council that a group is: that of an age or an ethnicity is the whole council."""
    kind = group.partition("=")[0]
    return group if group in areas or kind in AREAS else WHOLE_COUNCIL


def _month(text: str, found: Served) -> Month:
    if not text:
        return found.month
    try:
        month = Month.parse(text)
    except ValueError:
        raise Http404 from None
    if month not in found.months:
        raise Http404
    return month


def _show(text: str) -> Show:
    try:
        return Show(text or Show.ALL)
    except ValueError:
        raise Http404 from None


def _cut(text: str) -> Cut | None:
    try:
        return Cut(text) if text else None
    except ValueError:
        raise Http404 from None
