"""The lists as pages show them: how many, whose, and each line in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread import catalogue
from goldenthread.ledger.attention.kept import Line, Lists
from goldenthread.ledger.attention.lists import LISTS, AttentionList
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.attention.asked import NOBODY, Asked, has_no_worker
from goldenthread_web.attention.queries import lines_seen

PAGE = 50


@dataclass(frozen=True)
class Summary:
    """One list on the page of all: how many are overdue and due soon. missing: why it can't be made.

    older: the day that it speaks of, where that is not the day of the last load.
    """

    of: AttentionList
    measure: str
    late: int
    soon: int
    days: int
    missing: str = ""
    older: str = ""


@dataclass(frozen=True)
class Row:
    """One child of a list, in words."""

    line: Line
    due: str
    state: str
    began: str


@dataclass(frozen=True)
class Team:
    """How many of a team's children are on a list, and of whom."""

    name: str
    workers: tuple[tuple[str, str, int, int], ...]  # name, key, overdue, due soon
    late: int
    soon: int


@dataclass(frozen=True)
class Shown:
    """A page of one list. late, soon: of all that was asked for, whatever the page."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int
    late: int
    soon: int


def summaries(lists: Lists, area: str, person: SignedIn) -> Iterator[Summary]:
    indicators = catalogue.load()
    for each in LISTS:
        lines = lines_seen(lists, each.name, area, person)
        late = sum(line.late for line in lines)
        yield Summary(
            each, indicators[each.judged_by].label, late, len(lines) - late, lists.ahead[each.name],
            lists.missing.get(each.name, ""),
            show_day(lists.days[each.name]) if lists.days[each.name] < lists.day else "",
        )  # fmt: skip


def shown(lines: Sequence[Line], choice: Asked, day: date) -> Shown:
    """The page of the lines that was asked for."""
    chosen = choice.chosen(lines)
    pages = max(1, -(-len(chosen) // PAGE))
    at = min(choice.page, pages)
    rows = tuple(_row(line, day) for line in chosen[(at - 1) * PAGE : at * PAGE])
    late = sum(line.late for line in chosen)
    return Shown(rows, len(chosen), at, pages, late, len(chosen) - late)


def _row(line: Line, day: date) -> Row:
    due = show_day(line.due) if line.due else "Not known"
    return Row(line, due, state_words(line, day), show_day(line.began) if line.began else "Never")


def state_words(line: Line, day: date) -> str:
    """Where it stands on the day that the records speak of."""
    if line.due is None:
        return "Overdue"
    days = (line.due - day).days
    if line.late:
        return f"Overdue by {_days(-days)}" if days < 0 else "Overdue from that day"
    return f"Due in {_days(days)}" if days > 0 else "Due that day"


def _days(count: int) -> str:
    return f"{count:,} day{'' if count == 1 else 's'}"


def by_team(lines: Sequence[Line]) -> list[Team]:
    """Who has how many, by team and worker."""
    teams = []
    for name in sorted({line.team for line in lines}):
        own = [line for line in lines if line.team == name]
        workers = tuple(_workers(own))
        late = sum(line.late for line in own)
        teams.append(Team(name or "No team recorded", workers, late, len(own) - late))
    return teams


def _workers(lines: Sequence[Line]) -> Iterator[tuple[str, str, int, int]]:
    named = {line.worker_key: line.worker for line in lines if line.worker_key}
    late = Counter(line.worker_key for line in lines if line.late)
    every = Counter(line.worker_key for line in lines)
    for key, worker in sorted(named.items(), key=lambda item: item[1]):
        yield worker, key, late[key], every[key] - late[key]
    unnamed = [line for line in lines if has_no_worker(line)]
    if unnamed:
        overdue = sum(line.late for line in unnamed)
        yield "No worker recorded", NOBODY, overdue, len(unnamed) - overdue
    hidden = [line for line in lines if not line.worker_key and not has_no_worker(line)]
    if hidden:
        overdue = sum(line.late for line in hidden)
        yield "Restricted records", "", overdue, len(hidden) - overdue


def worker_choices(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """The workers to choose from."""
    named = {line.worker_key: line.worker for line in lines if line.worker_key}
    none = [(NOBODY, "No worker recorded")] if any(map(has_no_worker, lines)) else []
    return [*sorted(named.items(), key=lambda item: item[1]), *none]


def age_words(day: date, today: date) -> str:
    """How old the records are."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days < 60:
        return f"{_days(days)} ago"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return f"{months} months ago" if months < 24 else f"{months // 12} years ago"
