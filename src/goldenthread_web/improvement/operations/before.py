"""What a line said before somebody changed it: kept with every change, so that nothing is written over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Link, Register, Risk, SaidBefore, SelfFinding

Line = Risk | Register | Link | SelfFinding
Said = Mapping[str, str | int | None]

FIELDS: Mapping[type[Line], tuple[str, tuple[str, ...]]] = {
    Risk: (
        "risk",
        (
            "text", "likelihood", "gravity", "mitigation", "owner", "review_on", "action_id", "priority_id",
            "closed_on", "closed_because",
        ),
    ),
    Register: (
        "document",
        ("name", "owner", "due", "published_on", "review_on", "link", "action_id", "measure_id"),
    ),
    Link: ("link", ("kind", "text", "service", "owner", "due", "done_on")),
    SelfFinding: ("finding", ("text", "action_id", "none_because")),
}  # fmt: skip
"""What each kind of line is called among what was said before, and all that it says."""


def said_of(line: Line) -> Said:
    """All that a line says now, as data."""
    _, names = FIELDS[type(line)]
    given = {name: getattr(line, name) for name in names}
    return {name: said.isoformat() if isinstance(said, date) else said for name, said in given.items()}


def keep(line: Line, was: Said, by: SignedIn) -> None:
    """Keep what a line said till now, if it says something else. was: `said_of` it before it was changed."""
    if said_of(line) != was:
        kind, _ = FIELDS[type(line)]
        SaidBefore.objects.create(**{kind: line}, said=dict(was), by=by.account)
