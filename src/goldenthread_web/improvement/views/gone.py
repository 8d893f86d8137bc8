"""A line that the plan has no more by the time that somebody opens or sends a page of it.

It was withdrawn, or it waited for the next version and was taken back.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.drafted import carried
from goldenthread_web.improvement.editing.kinds import Line
from goldenthread_web.improvement.status import EDITORS, PlanStatus

WITH_A_PAGE = ("action", "measure")
"""The kinds of lines that have a page of their own."""


def gone(request: SignedInRequest, line: Line, typed: Sequence[tuple[str, str]]) -> HttpResponse:
    """That it is gone, and how to go on. typed: the words that came too late, to be copied."""
    is_late = request.method == "POST"
    sees_versions = bool(request.person.roles & READERS_OF_FIGURES)
    is_withdrawn = line.thing is not None
    told = _withdrawn(line) if is_withdrawn else _taken_back(line)
    page = {
        "title": f"This {line.kind.called} was {'withdrawn' if is_withdrawn else 'taken back'}",
        "line": line,
        "called": f"{line.words.get('number', '')} {line.words.get('text') or line.words['name']}".strip(),
        "is_withdrawn": is_withdrawn,
        "own_page": reverse(f"plan_{line.kind.name}", args=[line.subject]) if _has_page(line) else "",
        "problem": told if is_late else "",
        "told": told,
        "not_kept": typed,
        "may_add": bool(request.person.roles & EDITORS) and line.plan.status != PlanStatus.ENDED,
        "sees_versions": sees_versions,
        "is_ended": line.plan.status == PlanStatus.ENDED,
        "back": reverse("plan_versions" if sees_versions else "plan") + carried(line.plan),
    }
    return render(request, "improvement/line_gone.html", page, status=409 if is_late else 410)


def _has_page(line: Line) -> bool:
    return line.thing is not None and line.kind.name in WITH_A_PAGE


def _withdrawn(line: Line) -> str:
    """Why it was, its own page and the versions of the plan tell."""
    day = show_day(line.thing.withdrawn_on)
    return (
        f"This {line.kind.called} was withdrawn on {day}. It stays as it was, and can't be changed any more."
    )


def _taken_back(line: Line) -> str:
    first = line.changes[0]
    if first.dropped_by is None or first.dropped_on is None:
        raise ValueError(first)  # of changes that were taken back alone
    told = f"{first.dropped_by.name} took this {line.kind.called} back on {show_day(localdate(first.dropped_on))}"
    return f"{told}, before a version with it was approved. It can't be changed any more."
