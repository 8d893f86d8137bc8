"""Answers the API's addresses: reads what was asked, makes one call, and gives the answer as JSON or as a file."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from goldenthread.indicators import figure as kept
from goldenthread.reports.explore_statistics import data_csv, meta_csv
from goldenthread.reports.words import MARKING
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.api import answers, published, reading
from goldenthread_web.api.docs import description
from goldenthread_web.api.endpoints import CSV, ENDPOINTS, JSON, Endpoint, NotUnderstood
from goldenthread_web.api.problems import problem
from goldenthread_web.api.tidy import council
from goldenthread_web.history.operations import record
from goldenthread_web.performance.files import MARKING_HEADER, NotAsPublished, file_name

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class File:
    """An answer that is a file. `figures`: whether it tells any, so that it is remembered who took it."""

    content: str
    stem: str
    marking: str = ""
    kind: str = CSV
    figures: bool = True


Work = Callable[[SignedInRequest, Mapping[str, Any]], Any]


def answering(one: Endpoint, work: Work) -> View:
    """The view of an address."""

    def view(request: SignedInRequest, **in_path: str) -> HttpResponse:
        try:
            answer = work(request, one.read(_given(request), in_path))
        except NotUnderstood as fault:
            return problem(request, HTTPStatus.BAD_REQUEST, fault.parameters)
        except NotAsPublished as fault:
            return problem(request, HTTPStatus.CONFLICT, detail=str(fault))
        response = _file(request, answer) if isinstance(answer, File) else _json(answer)
        return _conditional(request, response)

    return csrf_exempt(view)  # nothing can be sent to it: the table of access has GET alone


def _given(request: SignedInRequest) -> dict[str, str]:
    twice = {name: "Give it once." for name, values in request.GET.lists() if len(values) > 1}
    if twice:
        raise NotUnderstood(twice)
    return request.GET.dict()


def _json(answer: Any) -> HttpResponse:
    told = asdict(answer)
    response = HttpResponse(
        json.dumps(told, default=_plain, ensure_ascii=False, allow_nan=False), content_type=JSON
    )
    if marking := told.get("marking"):
        response[MARKING_HEADER] = marking
    return response


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no part of an answer")


def _file(request: SignedInRequest, file: File) -> HttpResponse:
    name = file_name(f"{file.stem}.csv", file.marking)
    response = HttpResponse(file.content.encode(), content_type=file.kind)
    if file.kind == CSV:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    if file.marking:
        response[MARKING_HEADER] = file.marking
    if file.figures:
        record("api.file.exported", by=request.by, subject=f"{name} {request.GET.get('area', '')}".strip())
    return response


def _conditional(request: SignedInRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or that it is still the one that the program has. It is kept by nobody on the way."""
    tag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = tag
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Authorization", "Cookie"))
    return get_conditional_response(request, etag=tag, response=response) or response


def _page(chosen: list[kept.Figure], request: SignedInRequest, asked: Mapping[str, Any]) -> answers.Figures:
    """One page of figures; a page behind the last is empty."""
    number, size = asked["page"], asked["per_page"]
    pages = max(1, math.ceil(len(chosen) / size))
    query = request.GET.copy()
    query["page"] = str(number + 1)
    shown = tuple(map(reading.figure_answer, chosen[(number - 1) * size : number * size]))
    following = f"{request.path}?{query.urlencode()}" if number < pages else None
    return answers.Figures("", "", shown, len(chosen), number, pages, following)


def _figures(request: SignedInRequest, asked: Mapping[str, Any]) -> answers.Figures:
    chosen = reading.figures(request.person, dict(asked))
    page = _page(list(chosen.figures), request, asked)
    return replace(page, marking=MARKING, snapshot=chosen.snapshot)


def _figures_tidy(request: SignedInRequest, asked: Mapping[str, Any]) -> File:
    chosen = reading.figures(request.person, dict(asked))
    return File(data_csv(council(), chosen.figures), "figures", MARKING)


def _published_figures(request: SignedInRequest, asked: Mapping[str, Any]) -> answers.Figures:
    page = _page(published.figures(request.person, asked["name"]), request, asked)
    return replace(page, marking=published.marking(request.person, asked["name"]))


def _published_tidy(request: SignedInRequest, asked: Mapping[str, Any]) -> File:
    told = published.figures(request.person, asked["name"])
    return File(data_csv(council(), told), asked["name"], published.marking(request.person, asked["name"]))


def _published_meta(request: SignedInRequest, asked: Mapping[str, Any]) -> File:
    marking = published.marking(request.person, asked["name"])
    return File(meta_csv(), f"{asked['name']}.meta", marking, figures=False)


_WORK: Mapping[str, Work] = {
    "api_description": lambda _request, _asked: File(description(), "openapi", kind=JSON, figures=False),
    "api_indicators": lambda _request, _asked: reading.indicators(),
    "api_indicator": lambda _request, asked: reading.indicator_of(asked["code"]),
    "api_months": lambda _request, _asked: reading.months(),
    "api_areas": lambda request, _asked: reading.areas(request.person),
    "api_figures": _figures,
    "api_figures_tidy": _figures_tidy,
    "api_figures_meta": lambda _request, _asked: File(meta_csv(), "figures.meta", MARKING, figures=False),
    "api_scorecard": lambda request, asked: reading.scorecard(request.person, asked["month"], asked["area"]),
    "api_benchmarks": lambda _request, asked: reading.benchmarks(asked["month"]),
    "api_published": lambda request, _asked: published.packs(request.person),
    "api_published_figures": _published_figures,
    "api_published_tidy": _published_tidy,
    "api_published_meta": _published_meta,
}

VIEWS: Mapping[str, View] = {one.name: answering(one, _WORK[one.name]) for one in ENDPOINTS}
