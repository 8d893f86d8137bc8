"""What a list was asked to show: part of the council, worker, state and order. All of it is in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from goldenthread.ledger.attention.kept import RESTRICTED, Line

NOBODY = "none"
STATES = {"": "Overdue and due soon", "late": "Overdue", "soon": "Due soon"}
SORTS = {"child": "Child", "due": "Falls due", "team": "Team", "worker": "Worker", "began": "Began"}


@dataclass(frozen=True)
class Asked:
    """The choices. worker: an opaque name, `NOBODY` for those without a worker, or "" for all."""

    area: str
    worker: str = ""
    state: str = ""
    sort: str = "due"
    page: int = 1

    @property
    def query(self) -> str:
        """The choices as they stand in an address, the page aside."""
        pairs = [("area", self.area)]
        pairs += [("worker", self.worker)] if self.worker else []
        pairs += [("state", self.state)] if self.state else []
        pairs += [("sort", self.sort)] if self.sort != "due" else []
        return urlencode(pairs)

    def but(self, **changes: object) -> Asked:
        """The same with something else chosen, from its first page on."""
        return replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]

    def chosen(self, lines: Iterable[Line]) -> list[Line]:
        """The lines asked for, in the order asked for."""
        kept = [line for line in lines if self._is_of_worker(line) and self._is_in_state(line)]
        return sorted(kept, key=lambda line: _key(line, self.sort))

    def _is_of_worker(self, line: Line) -> bool:
        if self.worker == NOBODY:
            return has_no_worker(line)
        return not self.worker or line.worker_key == self.worker

    def _is_in_state(self, line: Line) -> bool:
        return not self.state or line.late == (self.state == "late")


def has_no_worker(line: Line) -> bool:
    """Whether nobody is named as the worker; of a restricted record that is not told."""
    return not line.worker_key and line.child != RESTRICTED


def asked(given: QueryDict, area: str) -> Asked:
    """The choices of an address. What is not there is a page that is not there."""
    state, sort, page = given.get("state", ""), given.get("sort", "due"), given.get("page", "1")
    if state not in STATES or sort not in SORTS or not (page.isdecimal() and len(page) < 7):
        raise Http404
    return Asked(area, given.get("worker", ""), state, sort, max(1, int(page)))


def _key(line: Line, sort: str) -> tuple[object, ...]:
    due = line.due.isoformat() if line.due else ""
    began = line.began.isoformat() if line.began else ""
    first = {"due": due, "began": began}.get(sort, str(getattr(line, sort, "")))
    return (first == "" and sort not in ("due", "began"), first, due, line.child, line.sheet, line.row or 0)
