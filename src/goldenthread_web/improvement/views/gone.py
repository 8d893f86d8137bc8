"""A line that waited for the next version of the plan, and was taken back while somebody had its page open."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.improvement.editing.kinds import Line
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.status import EDITORS


def gone(request: SignedInRequest, line: Line, sent: forms.Form | None) -> HttpResponse:
    """That it was taken back, by whom, and how to go on. sent: the words that came too late, to be copied."""
    sees_versions = bool(request.person.roles & READERS_OF_FIGURES)
    page = {
        "title": f"This {line.kind.called} was taken back",
        "line": line,
        "called": f"{line.words.get('number', '')} {line.words.get('text') or line.words['name']}".strip(),
        "problem": _told(line) if sent else "",
        "told": _told(line),
        "not_kept": written(sent) if sent else [],
        "may_add": bool(request.person.roles & EDITORS),
        "sees_versions": sees_versions,
        "back": reverse("plan_versions" if sees_versions else "plan"),
    }
    return render(request, "improvement/line_gone.html", page, status=409 if sent else 410)


def _told(line: Line) -> str:
    first = line.changes[0]
    if first.dropped_by is None or first.dropped_on is None:
        raise ValueError(first)  # of changes that were taken back alone
    told = f"{first.dropped_by.name} took this {line.kind.called} back on {show_day(localdate(first.dropped_on))}"
    return f"{told}, before a version with it was approved. It can't be changed any more."
