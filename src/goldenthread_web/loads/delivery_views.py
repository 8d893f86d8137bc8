"""The pages of a delivery: handing files over, what was found in them, accepting and rejecting."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread.workspace import WorkspaceError
from goldenthread.workspace.staging import findings_of
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.jobs.queries import newest_about
from goldenthread_web.loads import arriving, operations, permissions, queries
from goldenthread_web.loads.forms import AcceptForm, HandOverForm, RejectForm
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.operations import Overtaken
from goldenthread_web.loads.shown import shown
from goldenthread_web.loads.tense import tense_of

CSV = "text/csv; charset=utf-8"


def hand_over(request: SignedInRequest) -> HttpResponse:
    """Files are sent, and a job reads them."""
    refusal = why_not(permissions.check_may_load, request.person)
    if request.method != "POST" or refusal:
        return _form(request, HandOverForm(), problem=refusal, status=403 if refusal else 200)
    if no_room := getattr(request, "no_room", ""):
        return _form(request, HandOverForm(), problem=no_room, status=507)
    form = HandOverForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form)
    try:
        given = operations.hand_over(
            by=request.person,
            files=form.cleaned_data["uploads"],
            source=form.cleaned_data["source"],
            reference_date=form.cleaned_data["reference_date"],
        )
    except WorkspaceError as fault:
        return _form(request, HandOverForm(), problem=str(fault), status=507)
    return redirect("delivery", given.reference)


def delivery(request: SignedInRequest, reference: str) -> HttpResponse:
    """One delivery: what was read, what was found, what it would change; and the decision."""
    found = get_object_or_404(queries.deliveries(), reference=reference)
    if request.method != "POST":
        return _page(request, found)
    deed = request.POST.get("do", "")
    if deed not in ("accept", "reject"):
        raise Http404
    form = (AcceptForm if deed == "accept" else RejectForm)(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form)
    decide = operations.accept if deed == "accept" else operations.reject
    try:
        decide(by=request.person, delivery=found, **form.cleaned_data)
    except Overtaken as overtaken:
        return _page(request, _now(found), problem=str(overtaken), status=409)
    except NotAllowed as refusal:
        return _page(request, _now(found), problem=str(refusal), status=403)
    return redirect("delivery", reference)


def findings(request: SignedInRequest, reference: str) -> HttpResponseBase:
    """All that was found in a delivery, by file, sheet, row and column. No cell's value is in it."""
    found = get_object_or_404(queries.deliveries(), reference=reference)
    path = findings_of(queries.workspace(), found.reference)
    loads = [each["load"] for each in found.deliveries if each["load"]]
    if not path.exists():
        return redirect("load_findings", loads[0]) if len(loads) == 1 else _none()
    record("loads.findings.exported", by=request.by, subject=reference)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"findings-{reference}.csv", content_type=CSV
    )


def _none() -> HttpResponse:
    raise Http404


def _now(found: Delivery) -> Delivery:
    return queries.deliveries().get(pk=found.pk)


def _form(
    request: SignedInRequest, form: HandOverForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page = {
        "title": "Hand over files",
        "back": reverse("data"),
        "form": form,
        "problem": problem,
        "largest": arriving.LARGEST_FILE,
        "is_allowed": not why_not(permissions.check_may_load, request.person),
    }
    return render(request, "loads/hand_over.html", page, status=status)


def _page(
    request: SignedInRequest,
    found: Delivery,
    *,
    form: AcceptForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    by = request.person
    seen = {"version": found.version}
    page: dict[str, Any] = {
        "title": "Delivery",
        "back": reverse("data"),
        "delivery": found,
        "found": shown(found, queries.workspace()),
        "tense": tense_of(found.status),
        "job": newest_about(found.reference),
        "may_load": not why_not(permissions.check_may_load, by),
        "why_not": why_not(permissions.check_may_decide, by, found),
        "form": form,
        "accept": AcceptForm(initial=seen, auto_id="accept_%s"),
        "reject": form if isinstance(form, RejectForm) else RejectForm(initial=seen),
        "problem": problem,
    }
    return render(request, "loads/delivery.html", page, status=status)
