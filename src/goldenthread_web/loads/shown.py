"""A delivery as its page shows it: what was kept of the reading, with names and numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show_day, show_month
from goldenthread.workspace import Workspace
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.status import Status
from goldenthread_web.loads.tense import OPEN, Tense, tense_of
from goldenthread_web.loads.words import note_words, source_words, table_words


@dataclass(frozen=True)
class Part:
    """One kind of record that was handed over. told: as `told.py` has it. tense: whether it was decided, and how."""

    told: dict[str, Any]
    tense: Tense = OPEN

    @property
    def heading(self) -> str:
        kind = source_words(self.told["source"])
        day = self.told["reference_date"]
        return f"{kind}, as at {show_day(date.fromisoformat(day))}" if day else kind

    @property
    def notes(self) -> list[str]:
        """What is worth knowing of the reading, in the words of this page and not of a command."""
        return list(map(note_words, self.told["notes"]))

    @property
    def became(self) -> str:
        """What it is to the workspace, in a sentence."""
        told = self.told
        if told["standing"] == "refused":
            return "It can't be used as it is."
        if told["standing"] == "not kept":
            return "It is sound. It is left because another part of the delivery can't be used."
        if told["standing"] == "already held":
            return "The workspace holds this already. Accepting changes nothing."
        if told["instead_of"]:
            took = self.tense.took
            return f"It {took} the place of another load of its kind and date, which stays in the archive."
        there = self.tense.there
        return f"It {there} new: no load of its kind and date {there} in force."

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What was found, by rule. Of a fault of this file alone the first sentence says it, the others what to do."""
        return [
            each if each["what_to_do"] else each | _halves(each["meaning"]) for each in self.told["findings"]
        ]

    @property
    def compared(self) -> dict[str, Any] | None:
        return self.told["compared"] if (self.told["compared"] or {}).get("before") else None

    @property
    def before_day(self) -> str:
        return show_day(date.fromisoformat(self.told["compared"]["before_date"]))

    @property
    def rows(self) -> Iterator[dict[str, Any]]:
        """Each list: rows now, rows before, and the difference."""
        for row in (self.told["compared"] or {"rows": ()})["rows"]:
            now, before = row["now"], row["before"]
            both = now is not None and before is not None
            yield {
                "list": table_words(row["table"]),
                "now": now,
                "before": before,
                "more": _more(now - before) if both else "",
            }

    @property
    def differences(self) -> list[dict[str, Any]]:
        return [each | {"list": table_words(each["table"])} for each in self.told["differences"]]

    @property
    def warnings(self) -> int:
        return sum(each["count"] for each in self.told["findings"] if not each["refuses"])

    @property
    def faults(self) -> int:
        """Findings that refuse the delivery."""
        return sum(each["count"] for each in self.told["findings"] if each["refuses"])


@dataclass(frozen=True)
class Shown:
    """parts: of what the delivery is made. moves: which figures it would move; None where it moves none.

    is_overtaken: whether other records came into force since it was compared.
    """

    parts: list[Part]
    changes: list[dict[str, Any]]
    moves: dict[str, Any] | None
    is_overtaken: bool

    @property
    def new_months(self) -> str:
        found = [show_month(Month.parse(name)) for name in (self.moves or {}).get("new", ())]
        if len(found) > 2:
            return f"{found[0]} to {found[-1]}"
        return " and ".join(found)

    @property
    def has_gaps(self) -> bool:
        """Whether a figure is not there, now or then."""
        return any(NOT_AVAILABLE in (each["before"], each["after"]) for each in self.moved)

    @property
    def moved(self) -> list[dict[str, Any]]:
        return [
            each
            | {"first": show_month(Month.parse(each["first"])), "last": show_month(Month.parse(each["last"]))}
            for each in (self.moves or {}).get("moved", ())
        ]


def shown(delivery: Delivery, workspace: Workspace) -> Shown | None:
    """None before it was read."""
    if delivery.found is None:
        return None
    changes = [each | {"list": table_words(each["table"])} for each in delivery.found["changes"]]
    overtaken = (
        delivery.status == "to be decided" and delivery.found["compared_with"] != workspace.state.snapshot
    )
    tense = tense_of(delivery.status)
    parts = [Part(each, tense) for each in delivery.deliveries]
    return Shown(parts, changes, delivery.found["moves"], overtaken)


def is_of_one_kind(delivery: Delivery) -> bool:
    """Whether it is known what was handed over, and it is one thing."""
    return len(delivery.deliveries) == 1 and bool(delivery.deliveries[0]["source"])


def summary(delivery: Delivery) -> str:
    """What a delivery is, in a list of several: what was read of it, or how many files it has."""
    if is_of_one_kind(delivery):
        return Part(delivery.deliveries[0]).heading
    count = len(delivery.files)
    files = f"{count} file{'' if count == 1 else 's'}"
    if delivery.status == Status.REFUSED:
        return f"{files} that can't be used"
    return (
        f"{files} that {'was' if count == 1 else 'were'} not read"
        if delivery.status == Status.NOT_READ
        else files
    )


def _halves(words: str) -> dict[str, str]:
    first, _, others = words.partition(". ")
    return {"meaning": f"{first}." if others else first, "what_to_do": others}


def _more(count: int) -> str:
    return f"+{count:,}" if count > 0 else f"\N{MINUS SIGN}{-count:,}" if count < 0 else "no change"
