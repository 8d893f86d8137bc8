"""The history as a page, for those who govern. Whoever looks at it stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread_web.history import queries, words
from goldenthread_web.history.forms import PlaceForm, WantedForm
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import record
from goldenthread_web.history.queries import Page


def history(request: HttpRequest) -> HttpResponse:
    """The newest lines, or those that the query string asks for."""
    form, place = WantedForm(request.GET), PlaceForm(request.GET)
    if not place.is_valid():
        raise Http404
    given: dict[str, Any] = {"title": "History", "is_wide": True, "form": form}
    if not form.is_valid():
        return render(request, "history/history.html", given)
    wanted = form.wanted
    record("history.read", by=request.by, subject=str(wanted))  # type: ignore[attr-defined]
    page = queries.page(wanted, **place.cleaned_data)
    asked = request.GET.copy()
    asked.pop("before", None)
    asked.pop("after", None)
    given |= {"rows": list(_rows(page)), "page": page, "asked": asked.urlencode(), "narrowed": str(wanted)}
    return render(request, "history/history.html", given)


def _rows(page: Page) -> Iterator[Mapping[str, Any]]:
    """Lines as people read them: names for references, words for actions."""
    people = {line.person for line in page.lines} | {line.object for line in page.lines}
    names = {**queries.names(people), **words.NO_PERSON}
    called = words.of_actions()
    for line in page.lines:
        yield {
            "line": line,
            "when": _when(line),
            "who": names.get(line.person, line.person),
            "what": called.get(line.action, line.action),
            "to": names.get(line.object, line.object),
        }


def _when(line: Line) -> datetime:
    return datetime.fromisoformat(line.time).astimezone(timezone.get_current_timezone())
