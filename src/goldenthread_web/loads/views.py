"""The pages of Data: what is in force, one load, how good the records are, what figures rest on."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.jobs.queries import newest_about
from goldenthread_web.loads import operations, permissions, queries
from goldenthread_web.loads import quality as of_quality
from goldenthread_web.loads.forms import WithdrawForm
from goldenthread_web.loads.living import living
from goldenthread_web.loads.pages import page_of_data
from goldenthread_web.loads.queries import Loaded
from goldenthread_web.performance.permissions import areas_seen
from goldenthread_web.performance.served import served

CSV = "text/csv; charset=utf-8"


def data(request: SignedInRequest) -> HttpResponse:
    """What waits for a decision, what is in force, and what was handed over before."""
    found = queries.loads(queries.workspace())
    shows_all = request.GET.get("show") == "all"
    in_force = [row for row in found if row.is_in_force]
    page = {
        "lede": _lede(in_force),
        "waiting": queries.waiting(),
        "rows": found if shows_all else in_force,
        "shows_all": shows_all,
        "others": len(found) - len(in_force),
        "earlier": queries.earlier(),
        "may_load": not why_not(permissions.check_may_load, request.person),
    }
    return page_of_data(request, "loads/data.html", "Data", page)


def load(request: SignedInRequest, name: str) -> HttpResponse:
    """One load: its lists, what was found, and taking it out of force."""
    found = _load(name)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            job = operations.withdraw(by=request.person, load=name, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            return _load_page(request, found, form, problem=str(refusal), status=403)
        return redirect("job", job.reference)
    return _load_page(request, found, form)


def findings(request: SignedInRequest, name: str) -> HttpResponseBase:
    """All that was found in a load, by file, sheet, row and column. No cell's value is in it."""
    path = _load(name).load.folder / "findings.csv"
    if not path.exists():
        raise Http404
    record("loads.findings.exported", by=request.by, subject=name)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=f"findings-{name}.csv", content_type=CSV
    )


def quality(request: SignedInRequest) -> HttpResponse:
    """What the checks found, month by month, by rule and by team."""
    figures = served()
    seen = areas_seen(request.person, figures.areas, figures.teams) if figures else ()
    teams = [area.removeprefix("team=") for area in seen if area.startswith("team=")]
    found = of_quality.quality(queries.workspace(), teams)
    return page_of_data(request, "loads/quality.html", "Quality of records", {"found": found})


def rests_on(request: SignedInRequest) -> HttpResponse:
    """Snapshots, published figures with their vintages, and the population."""
    found = queries.workspace()
    page = {
        "snapshots": queries.snapshots(found),
        "benchmarks": queries.benchmarks(found),
        "estimates": living(queries.estimates(found), authority=found.authority, name=found.name),
    }
    return page_of_data(request, "loads/rests_on.html", "What figures rest on", page)


def _load(name: str) -> Loaded:
    found = queries.load(queries.workspace(), name)
    if found is None:
        raise Http404
    return found


def _load_page(
    request: SignedInRequest, found: Loaded, form: WithdrawForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    page = {
        "title": f"{found.kind}, as at {show_day(found.load.reference_date)}",
        "back": reverse("data"),
        "row": found,
        "withdrawal": queries.withdrawal_of(found.id),
        "job": newest_about(found.id, operations.WITHDRAW),
        "form": form,
        "why_not": why_not(permissions.check_may_withdraw, request.person, found.entry),
        "may_load": not why_not(permissions.check_may_load, request.person),
        "problem": problem,
    }
    return render(request, "loads/load.html", page, status=status)


def _lede(in_force: list[Loaded]) -> str:
    """How fresh the records are, in a sentence."""
    if not in_force:
        return ""
    newest = max(in_force, key=lambda row: row.load.reference_date)
    count = len(in_force)
    return (
        f"The newest records speak of {show_day(newest.load.reference_date)}. Figures rest on {count} "
        f"load{'' if count == 1 else 's'}."
    )
