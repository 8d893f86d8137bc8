"""The figures that people enter, all on one page; a series is begun; how a measure is counted; files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.entering import why_none
from goldenthread_web.improvement.figures.sheets import series_csv, workbook
from goldenthread_web.improvement.forms.series import CountedForm, SeriesForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import ImprovementPlan, Measure
from goldenthread_web.improvement.operations import series as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.measures import measure_for
from goldenthread_web.improvement.queries.owed import Lines, lines_for, series_for
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import parts_for, present_plan
from goldenthread_web.improvement.status import CHECKERS, Checked
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part, no_plan
from goldenthread_web.performance.permissions import OutOfReach

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_GIVEN, _BEFORE = 6, 60
"""So many of the own figures stand on the page, the returned ones and then the last ones first, and folded away."""


def _lines(request: SignedInRequest) -> Lines:
    return lines_for(request.person, present_plan(request.person))


def without_series(
    request: SignedInRequest, plan: ImprovementPlan | None, lines: Lines, title: str
) -> HttpResponse | None:
    """What stands in the place of a page of series where this reader sees none, and no plan or no part of it either."""
    if lines.all:
        return None
    if plan is None:
        return no_plan(request)
    return no_part(request, plan, title) if sees_no_part(request.person, plan) else None


def series(request: SignedInRequest) -> HttpResponse:
    """What is due from this person, what waits for this person's check, and every series with who owes what."""
    plan, title = present_plan(request.person), "Figures that people enter"
    found = lines_for(request.person, plan)
    if instead := without_series(request, plan, found, title):
        return instead
    given = sorted(found.given, key=lambda one: one.replaced or one.state != Checked.RETURNED)
    page = {
        "title": title,
        "lines": found,
        "given": given[:_GIVEN],
        "given_before": given[_GIVEN:_BEFORE],
        "groups": [
            ("Measures of the improvement plan", "of-plan", found.of_plan),
            ("Series that stand by themselves", "by-themselves", found.by_themselves),
        ],
        "owed": sum(len(line.owed) for line in found.yours),
        "late": sum(line.late for line in found.all),
        "checks": bool(request.person.roles & CHECKERS),
        "may_edit": not why_not(permissions.check_may_edit, request.person),
        "is_partner": permissions.is_partner_only(request.person),
        "crumbs": crumbs(),
    }
    return render(request, "improvement/series.html", page)


def series_file(request: SignedInRequest) -> HttpResponse:
    """The figures that count in the layout of series.csv. That they were taken is recorded."""
    found = _lines(request)
    record("improvement.series.taken", by=request.person.as_by, subject=f"{len(found.all)} series")
    return HttpResponse(
        series_csv(found.all),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="series.csv"'},
    )


def template(request: SignedInRequest) -> HttpResponse:
    """The spreadsheet to fill in: of one measure, or of all that this person enters figures of."""
    lines = [line for line in _lines(request).all if line.may_enter]
    if wanted := request.GET.get("measure", ""):
        lines = [line for line in lines if line.measure.reference == wanted]
    if not lines:
        raise Http404
    title = f"Figures of {lines[0].measure.name}" if wanted else "Figures that you enter"
    record("improvement.figures.taken", by=request.person.as_by, subject=wanted or f"{len(lines)} measures")
    return HttpResponse(
        workbook(title, lines),
        content_type=_XLSX,
        headers={"Content-Disposition": 'attachment; filename="figures-to-fill-in.xlsx"'},
    )


def begin(request: SignedInRequest) -> HttpResponse:
    """Begin a series that stands by itself."""
    plan, by = present_plan(request.person), request.person
    if plan is None or why_not(permissions.check_may_edit, by):
        raise OutOfReach("series")
    form = SeriesForm(request.POST if request.method == "POST" else None, parts=list(parts_for(by, plan)))
    problem = ""
    if request.method == "POST" and form.is_valid():
        part = form.parts[form.cleaned_data["part"]]
        try:
            made = operations.begin(part=part, named=form.named, way=form.way, by=by)
        except NotAllowed as refusal:
            problem = str(refusal)
        else:
            messages.success(request, "The series is begun. Its figures can be entered.")
            return redirect("plan_measure", made.reference)
    page = {
        "title": "Begin a series",
        "form": form,
        "problem": problem,
        "button": "Begin the series",
        "crumbs": [*crumbs(), {"words": "Figures that people enter", "address": reverse("plan_series")}],
    }
    return render(request, "improvement/way.html", page, status=400 if form.errors or problem else 200)


def counted(request: SignedInRequest, reference: str) -> HttpResponse:
    """What a measure is counted in, which way is better and when it is due, said by a plan lead."""
    them, by = measure_for(request.person, reference), request.person
    withdrawn = why_not(permissions.check_not_withdrawn, them)
    refused = withdrawn or (why_none(them) if them.series is None else "")
    is_sent = request.method == "POST"
    if why_not(permissions.check_may_edit, by) or (refused and not withdrawn and not is_sent):
        raise OutOfReach(reference)
    known = [] if them.by_itself else list(series_for(by, None))
    form = CountedForm(request.POST if is_sent else None, initial=CountedForm.of(them), series=known)
    if refused:
        status = 403 if is_sent else 200
        return _counted_page(request, them, None, problem=refused, not_kept=written(form), status=status)
    if not is_sent:
        return _counted_page(request, them, form)
    if not form.is_valid():
        return _counted_page(request, them, form, status=400)
    try:
        _keep(form, them, known, request)
    except NotAllowed as refusal:
        return _counted_page(request, them, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        again = CountedForm(initial=form.again(CountedForm.of(them)), series=known)
        return _counted_page(request, them, again, problem=str(overtaken), status=409)
    messages.success(request, "It is kept how this measure is counted.")
    return redirect("plan_measure", reference)


def _keep(form: CountedForm, them: Measure, known: list[Measure], request: SignedInRequest) -> None:
    """What feeds it, and how it is counted: both or neither."""
    told: dict[str, Any] = {"measure": them, "version": form.cleaned_data["version"], "by": request.person}
    chosen = next((one for one in known if one.reference == form.cleaned_data.get("series")), None)
    if chosen is not None or them.series is not None:
        operations.feed_by_series(series=chosen, way=None if chosen else form.way, **told)
    else:
        operations.count(way=form.way, **told)


def _counted_page(
    request: SignedInRequest,
    them: Measure,
    form: BaseForm | None,
    *,
    problem: str = "",
    not_kept: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    page: dict[str, Any] = {
        "title": "How this measure is counted",
        "measure": them,
        "form": form,
        "problem": problem,
        "not_kept": not_kept,
        "button": "Keep how it is counted",
        "crumbs": crumbs(them),
    }
    return render(request, "improvement/way.html", page, status=status)
