"""The report of the improvement plan for the board or for publication, made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from goldenthread.reports.improvement.building import build
from goldenthread.reports.improvement.told import Reader
from goldenthread.reports.packs.making import writers
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.forms.report import ReportForm
from goldenthread_web.improvement.models import ImprovementPlan
from goldenthread_web.improvement.queries.boards import boards_for
from goldenthread_web.improvement.queries.plans import only_parts, present_plan
from goldenthread_web.improvement.registers.permissions import check_may_keep_meetings
from goldenthread_web.improvement.reporting.gathering import readers, tell
from goldenthread_web.improvement.views.plans import no_plan

TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
FORMATS = (
    ("pdf", "Document (PDF)", "to read and to print"),
    ("pptx", "Slides (PPTX)", "to show in the meeting"),
    ("xlsx", "Workbook (XLSX)", "to sort, filter and count"),
    ("html", "Page (HTML)", "one file that opens anywhere"),
)
_NAMES = {Reader.BOARD: "report-to-the-board", Reader.PUBLISHED: "for-publication"}


def report(request: SignedInRequest) -> HttpResponse:
    """Who the report is for, since when changes are told, and its formats: one click each."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    return _page(request, plan, _form(request, plan, request.GET or None))


def report_file(request: SignedInRequest, form: str) -> HttpResponse:
    """The report in a format. That it was taken is recorded."""
    plan = present_plan(request.person)
    if plan is None or form not in TYPES:
        raise Http404
    asked = _form(request, plan, request.GET)
    if not asked.is_valid():
        if "reader" in asked.errors:
            raise Http404
        return _page(request, plan, asked)
    reader: Reader = asked.cleaned_data["reader"]
    document = build(tell(plan, request.person, reader, asked.cleaned_data["since"], asked.meeting))
    with tempfile.TemporaryDirectory(dir=settings.ENVIRONMENT.workspace, prefix=".report-") as folder:
        path = Path(folder) / f"report.{form}"
        writers([form])[form](document, path)
        content = path.read_bytes()
    record(
        "improvement.report.taken",
        by=request.person.as_by,
        subject=plan.reference,
        reason=f"{reader.value} {form}",
    )
    kind = "own-part" if only_parts(request.person, plan) and reader is Reader.BOARD else _NAMES[reader]
    name = f"improvement-plan-{kind}-{document.known_on.isoformat()}.{form}"
    return HttpResponse(
        content,
        content_type=TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _form(request: SignedInRequest, plan: ImprovementPlan, given: QueryDict | None) -> ReportForm:
    by = request.person
    return ReportForm(given, readers=readers(by, plan), boards=boards_for(by, plan, timezone.localdate()))


def _page(request: SignedInRequest, plan: ImprovementPlan, form: ReportForm) -> HttpResponse:
    page = {
        "title": "Report of the improvement plan",
        "plan": plan,
        "form": form,
        "formats": FORMATS,
        "is_published": form.readers == (Reader.PUBLISHED,),
        "keeps_no_board": Reader.BOARD in form.readers and not form.boards.held,
        "may_keep": not why_not(check_may_keep_meetings, request.person),
        "is_draft": Reader.PUBLISHED not in form.readers,
    }
    return render(request, "improvement/report.html", page, status=400 if form.errors else 200)
