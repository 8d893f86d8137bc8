"""A change of a setting as its page shows it: what it moves, by measure and month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.reports.groups import group_words
from goldenthread.scorecard.supposing import WHATS
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import NOT_AVAILABLE, show_month
from goldenthread.workspace import Workspace
from goldenthread.workspace.choosing import Ready, readiness
from goldenthread_web.loads.change_status import Standing
from goldenthread_web.loads.models import SettingChange

CONCERNS = {
    "settings": "Nothing is loaded yet, so it moves no figure.",
    "judgement": "Nothing is loaded yet, so nothing is judged otherwise.",
    "disclosure": (
        "This setting moves no figure, and nothing that people see who are signed in. What is kept back in a report "
        "that is published depends on it: more or less than in the one before, as long as nothing that is kept back "
        "can be worked out from several of them."
    ),
    "attention": (
        "This setting moves no figure. Which children stand on the lists of those who need attention before a day has "
        "passed depends on it: what is overdue stands there in any case."
    ),
    "improvement": (
        "This setting moves no figure. Which actions of the improvement plan are at risk before their date has passed "
        "depends on it: what is late is red in any case."
    ),
}
"""What is said where no figure is worked out."""


@dataclass(frozen=True)
class Moving:
    """moved: figures. rejudged: what is said of them. Each by measure, with how many months, the first and the last."""

    change: SettingChange
    ready: Ready | None

    @property
    def _found(self) -> dict[str, Any]:
        return self.change.found or {}

    @property
    def is_known(self) -> bool:
        """Whether figures were worked out for it."""
        return bool(self._found)

    @property
    def concerns(self) -> str:
        return CONCERNS.get(self.change.section, "")

    @property
    def is_of_figures(self) -> bool:
        return self._found.get("moves") is not None

    @property
    def measures(self) -> int:
        return int((self._found.get("moves") or {}).get("measures", 0))

    @property
    def moved(self) -> list[dict[str, Any]]:
        return [_dated(each) for each in (self._found.get("moves") or {}).get("moved", ())]

    @property
    def rejudged(self) -> list[dict[str, Any]]:
        """By measure and group: the first line of each has its name, those below it are of the same."""
        found, before = [], None
        for each in self._found.get("rejudged", ()):
            of = each["indicator"], each["group"]
            group = group_words(each["group"]) if each["group"] else ""
            rags = {f"rag_{when}": _rag(each, when) for when in ("before", "after")}
            found.append(_dated(each) | rags | {"group": group, "is_first": of != before})
            before = of
        return found

    @property
    def by_what(self) -> list[tuple[str, int]]:
        """What would be said otherwise, each with of how many measures."""
        measures: dict[str, set[str]] = {what: set() for what in WHATS}
        for each in self._found.get("rejudged", ()):
            measures.setdefault(each["what"], set()).add(each["indicator"])
        return [(what, len(of)) for what, of in measures.items() if of]

    @property
    def judged_measures(self) -> int:
        """Of how many measures something is said otherwise."""
        return len({each["indicator"] for each in self._found.get("rejudged", ())})

    @property
    def months(self) -> str:
        """The months whose judgement was looked at."""
        if not self.is_known:
            return ""
        last, count = Month.parse(self._found["last"]), int(self._found["months"])
        first = last.plus(1 - count)
        return show_month(last) if count == 1 else f"{show_month(first)} to {show_month(last)}"

    @property
    def has_gaps(self) -> bool:
        """Whether a figure is not there, now or then."""
        return any(NOT_AVAILABLE in (each["before"], each["after"]) for each in self.moved)

    @property
    def may_be_put(self) -> bool:
        """Whether it can be put in force as it was worked out, or stands in the file already."""
        return self.ready in (Ready.YES, Ready.DONE)

    @property
    def is_in_the_file(self) -> bool:
        """Whether the file says it already, and what comes after that is not done."""
        return self.ready is Ready.DONE

    @property
    def note(self) -> str:
        """What whoever decides has to know: what keeps it from being put in force."""
        return _NOTES.get(self.ready, "") if self.ready else ""

    @property
    def may_be_worked_out(self) -> bool:
        """Whether working it out again would help."""
        return self.change.status == Standing.NOT_WORKED_OUT or self.ready in (Ready.OVERTAKEN, Ready.GONE)


_RAGS = {rag.value.replace("_", " ").capitalize(): rag.value for rag in Rag}
_NOTES = {
    Ready.DONE: (
        "goldenthread.toml says it already, and what comes after that was broken off. Put it in force once more: "
        "figures are worked out then."
    ),
    Ready.OVERTAKEN: (
        "Something else in goldenthread.toml, or the records, changed since this was worked out. What it moves, "
        "below, is as it was then. Work it out again before you decide."
    ),
    Ready.OTHERWISE: (
        "The setting itself was changed since this was asked for, so this change can’t be put in force. Leave it, "
        "and ask for another where it is still wanted."
    ),
    Ready.GONE: "What was prepared is no longer there. Work it out again before you decide.",
}


def moving(change: SettingChange, workspace: Workspace) -> Moving:
    """What a change moves, and whether that still holds."""
    is_waiting = change.status == Standing.PREPARED
    return Moving(change, readiness(workspace, change.reference) if is_waiting else None)


def _rag(each: dict[str, Any], when: str) -> str:
    """The colour that a word tells, where it tells one."""
    return _RAGS.get(each[when], "") if each["what"].startswith("Colour") else ""


def _dated(each: dict[str, Any]) -> dict[str, Any]:
    return each | {name: show_month(Month.parse(each[name])) for name in ("first", "last")}
