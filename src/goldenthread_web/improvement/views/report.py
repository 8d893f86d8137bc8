"""The report of the improvement plan for the board or for publication, made when it is asked for."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.told import Reader
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.forms.report import ReportForm
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.boards import boards_for
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.registers.permissions import check_may_keep_meetings
from goldenthread_web.improvement.reporting import long
from goldenthread_web.improvement.reporting.gathering import readers, tell
from goldenthread_web.improvement.reporting.making import FORMATS, LONGEST, TYPES, is_long, written
from goldenthread_web.improvement.reporting.orders import order
from goldenthread_web.improvement.views.made import handed_out
from goldenthread_web.improvement.views.plans import no_part, no_plan

TITLE = "Report of the improvement plan"


def report(request: SignedInRequest) -> HttpResponse:
    """Who the report is for, since when changes are told, and its formats: one click each."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, TITLE)
    return _page(request, plan, _form(request, plan, request.GET or None))


def report_file(request: SignedInRequest, form: str) -> HttpResponse:
    """The report in a format. One that takes long is asked for, by a button, and made while nobody waits."""
    plan = present_plan(request.person)
    if plan is None or form not in TYPES:
        raise Http404
    if sees_no_part(request.person, plan):
        return no_part(request, plan, TITLE, is_refused=True)
    is_asked = request.method == "POST"
    asked = _form(request, plan, request.POST if is_asked else request.GET)
    if not asked.is_valid():
        if "reader" in asked.errors:
            raise Http404
        return _page(request, plan, asked)
    if not is_long(plan, request.person, form):
        return _now(request, plan, form, asked)
    return _later(request, plan, form, asked) if is_asked else _page(request, plan, asked)


def _now(request: SignedInRequest, plan: ImprovementPlan, form: str, asked: ReportForm) -> HttpResponse:
    reader: Reader = asked.cleaned_data["reader"]
    document = build(tell(plan, request.person, reader, asked.cleaned_data["since"], asked.meeting))
    content = written(document, form, settings.ENVIRONMENT.workspace)
    return handed_out(request, plan, content, reader, form, document.known_on)


def _later(request: SignedInRequest, plan: ImprovementPlan, form: str, asked: ReportForm) -> HttpResponse:
    reader, since = asked.cleaned_data["reader"], asked.cleaned_data["since"]
    given = order(request.person, plan, form, reader, since.day, asked.meeting)
    try:
        job = long.ask(order=given, by=request.person)
    except NotAllowed as refusal:
        return _page(request, plan, asked, problem=str(refusal))
    return redirect("plan_report_made", job.reference)


def _form(request: SignedInRequest, plan: ImprovementPlan, given: QueryDict | None) -> ReportForm:
    by = request.person
    return ReportForm(given, readers=readers(by, plan), boards=boards_for(by, plan, timezone.localdate()))


def _page(
    request: SignedInRequest, plan: ImprovementPlan, form: ReportForm, *, problem: str = ""
) -> HttpResponse:
    page = {
        "title": TITLE,
        "plan": plan,
        "form": form,
        "formats": FORMATS,
        "is_published": form.readers == (Reader.PUBLISHED,),
        "keeps_no_board": Reader.BOARD in form.readers and not form.boards.held,
        "may_keep": not why_not(check_may_keep_meetings, request.person),
        "is_draft": Reader.PUBLISHED not in form.readers,
        "is_long": is_long(plan, request.person, LONGEST),
        "asked": long.asked_by(request.person, plan),
        "problem": problem,
    }
    status = 403 if problem else 400 if form.errors else 200
    return render(request, "improvement/report.html", page, status=status)
