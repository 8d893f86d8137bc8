"""The pages of figures. A view reads what was asked for, makes one call, and shows the answer."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.judgement.cuts import Cut
from goldenthread.reports.formats.pack import xlsx
from goldenthread.reports.words import MARKING
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts import reasons
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import READERS_OF_FIGURES
from goldenthread_web.history.operations import REFUSED, record
from goldenthread_web.performance import files, slots
from goldenthread_web.performance import ledger as ledgers
from goldenthread_web.performance.chosen import (
    COLUMNS,
    SHOW_WORDS,
    Chosen,
    area_of_group,
    chosen,
    group_chosen,
)
from goldenthread_web.performance.cuts import cut_links, first_cut
from goldenthread_web.performance.dashboard import dashboard as dashboard_of
from goldenthread_web.performance.forms import ReasonForm
from goldenthread_web.performance.indicator import indicator_page
from goldenthread_web.performance.month import this_month
from goldenthread_web.performance.permissions import (
    OutOfReach,
    areas_seen,
    may_open,
    own_parts,
    parts_to_open,
)
from goldenthread_web.performance.served import WHOLE_COUNCIL, Served, served
from goldenthread_web.performance.words import area_choices, area_words

_CSV, _XLSX = "text/csv; charset=utf-8", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def home(request: SignedInRequest) -> HttpResponse:
    """This month, for whoever reads figures; the published reports for everybody else who has a role."""
    if not request.person.roles:
        return render(request, "accounts/no_role.html", {"title": "You have no role yet"})
    if not request.person.roles & READERS_OF_FIGURES:
        return redirect("packs")
    found = served()
    if found is None:
        return _nothing_yet(request, "This month")
    choice = _chosen_here(request, found)
    seen = slots.Seen(request.person, found, choice)
    return render(
        request,
        "performance/home.html",
        {
            "title": f"This month: {show_month(choice.month)}",
            "choice": choice,
            "news": this_month(seen.material, choice, slots.marks(seen)),
            "sections": slots.sections(seen),
            "area": area_words(choice.area),
            **_choices(found, choice, request),
        },
    )


def dashboard(request: SignedInRequest) -> HttpResponse:
    found = served()
    if found is None:
        return _nothing_yet(request, "Dashboard")
    own = own_parts(request.person, found.areas, found.teams)
    choice = _chosen_here(request, found)
    choice = choice if choice.cut else choice.but(cut=first_cut(request.person, own))
    seen = slots.Seen(request.person, found, choice)
    return render(
        request,
        "performance/dashboard.html",
        {
            "title": f"Dashboard: {show_month(choice.month)}",
            "is_wide": True,
            "choice": choice,
            "cuts": list(cut_links(choice, own)),
            "asks_for_part": choice.cut is Cut.OWN and not choice.area,
            "table": dashboard_of(found, choice, slots.marks(seen)),
            "area": area_words(choice.area),
            "columns": [(name, words, name in choice.columns) for name, words in COLUMNS.items()],
            "shows": [(show, words, show is choice.show) for show, words in SHOW_WORDS.items()],
            **_choices(found, choice, request),
        },
    )


def dashboard_csv(request: SignedInRequest) -> HttpResponse:
    """The dashboard as shown, as a file of text: each figure unrounded, with its counts."""
    found, choice = _asked(request)
    text = files.dashboard_csv(found.material(choice.month, choice.area, choice.cut), choice)
    return _download(request, text.encode("utf-8-sig"), f"dashboard-{choice.month}.csv", _CSV)


def dashboard_xlsx(request: SignedInRequest) -> HttpResponse:
    """The dashboard as shown, as a workbook with real numbers."""
    found, choice = _asked(request)
    document = files.dashboard_document(found.material(choice.month, choice.area, choice.cut), choice)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dashboard.xlsx"
        xlsx.write(document, path)
        content = path.read_bytes()
    return _download(request, content, f"dashboard-{choice.month}.xlsx", _XLSX)


def indicator(request: SignedInRequest, code: str) -> HttpResponse:
    found, choice = _asked(request)
    _known(code)
    areas = areas_seen(request.person, found.areas, found.teams)
    seen = slots.SeenMeasure(request.person, found, choice, code)
    page = indicator_page(found, code, choice, areas, slots.events(seen))
    return render(
        request,
        "performance/indicator.html",
        {
            "title": page.indicator.title,
            "page": page,
            "blocks": slots.blocks(seen),
            "choice": choice,
            "area": area_words(choice.area),
            "crumbs": _crumbs(choice),
            **_choices(found, choice, request),
        },
    )


def ledger(request: SignedInRequest, code: str) -> HttpResponse:
    """A figure opened: its rule and counts for all, its rows for those who may see these children."""
    found, figure, opens = _figure(request, code)
    if not opens and _is_out_of_reach(found, figure.breakdown, request.person):
        return redirect(f"{reverse('reason', args=[code])}?{request.GET.urlencode()}")
    part, sort = request.GET.get("part", ""), request.GET.get("sort", "date")
    if part not in ("", *ledgers.PARTS) or sort not in ledgers.SORTS:
        raise Http404
    context: dict[str, Any] = {}
    if opens:
        context = _rows(request, found, figure, part, sort)
        _remember(request, "performance.children.seen", code, figure.breakdown)
    choice = Chosen(group_chosen(request.GET, found, request.person).month)
    parts = () if opens else parts_to_open(request.person, found.areas, found.teams)
    return render(
        request,
        "performance/ledger.html",
        {
            "title": f"What is counted: {figure_title(figure)}",
            "opened": ledgers.opened(found, figure),
            "query": _without(request, "page", "part", "sort"),
            "may_give_reason": request.person.may_see_children
            and not opens
            and figure.breakdown in found.areas,
            "own": [] if opens else _own(parts, request, code),
            "others": []
            if opens or figure.breakdown in found.areas
            else _others(found, parts, request, figure),
            "month": str(choice.month),
            "of_year": figure.basis.is_of_year,
            "area": area_words(figure.breakdown),
            "crumbs": [*_crumbs(choice), _crumb_of(code, choice)],
            "blocks": slots.lines(slots.SeenMeasure(request.person, found, choice, code)),
            **context,
        },
    )


def _rows(request: SignedInRequest, found: Served, figure: Figure, part: str, sort: str) -> dict[str, Any]:
    """The rows that a ledger shows, of the part that was asked for or of the one that says most."""
    measure = catalogue.load()[figure.indicator]
    rows = ledgers.rows_of(found, figure, [role.value for role in request.person.roles])
    part = part or ledgers.first_part(measure, rows)
    number = request.GET.get("page", "1")
    shown = ledgers.shown(measure, rows, part, sort, int(number) if number.isdecimal() else 1)
    return {
        "rows": shown,
        "lines": [(row, ledgers.days(row)) for row in shown.rows],
        "has": dict(shown.columns),
        "parts": ledgers.by_part(measure, rows),
        "part": part,
        "sort": sort,
        "why_missing": ledgers.why_missing(measure) if part == ledgers.MISSING else "",
    }


def ledger_csv(request: SignedInRequest, code: str) -> HttpResponse:
    """The rows as a file, for those who may see them. That it was taken is remembered."""
    found, figure, opens = _figure(request, code)
    if not opens:
        raise OutOfReach(figure.breakdown)
    text = ledgers.as_csv(found, figure, [role.value for role in request.person.roles])
    return _download(request, text.encode("utf-8-sig"), f"{code}-{figure.period_end:%Y-%m}.csv", _CSV)


def reason(request: SignedInRequest, code: str) -> HttpResponse:
    """Why somebody needs to see children outside their own part of the council. It holds for three hours."""
    found, figure, opens = _figure(request, code)
    back = f"{reverse('ledger', args=[code])}?{request.GET.urlencode()}"
    if opens:
        return redirect(back)
    if not request.person.may_see_children or figure.breakdown not in found.areas:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reasons.give_reason(by=request.person, reason=form.cleaned_data["reason"], area=figure.breakdown)
        except NotAllowed as refusal:
            form.add_error("reason", str(refusal))
        else:
            return redirect(back)
    context = {
        "title": "Why do you need to see these children?",
        "form": form,
        "back": back,
        "area": area_words(figure.breakdown),
    }
    return render(request, "performance/reason.html", context, status=400 if form.errors else 200)


def packs(request: SignedInRequest) -> HttpResponse:
    """The published reports: for everybody who has a role."""
    context = {"title": "Published reports", "packs": files.published(request.person)}
    return render(request, "performance/packs.html", context)


def pack(request: SignedInRequest, name: str) -> HttpResponse:
    """One published report: its versions, what a correction was for, and whether each byte is as it was published."""
    shown = files.pack_page(request.person, name)
    report = shown.report
    title = (
        f"{report.month}, for {report.audience}{f', version {report.version}' if report.version > 1 else ''}"
    )
    page = {"title": title, "shown": shown, "back": reverse("packs")}
    return render(request, "performance/pack.html", page)


def pack_file(request: SignedInRequest, name: str, file: str) -> HttpResponse:
    """One file of a published report, as it was published."""
    try:
        content, kind = files.of_pack(request.person, name, file)
    except files.NotAsPublished as refusal:
        subject = f"{name}/{file}"
        record("performance.pack.downloaded", by=request.by, subject=subject, outcome=REFUSED)
        page = {"title": "This file is not as it was published", "refusal": refusal, "name": name}
        return render(request, "performance/not_as_published.html", page, status=409)
    _remember(request, "performance.pack.downloaded", f"{name}/{file}")
    return _marked(content, f"{name}-{file}", kind, files.marking_of(files.pack_for(request.person, name)))


def figure_title(figure: Figure) -> str:
    indicator = catalogue.load()[figure.indicator]
    of_year = "the year to " if figure.basis.is_of_year else ""
    return f"{indicator.label}, {of_year}{figure.period_end:%B %Y}"


def _asked(request: SignedInRequest) -> tuple[Served, Chosen]:
    found = served()
    if found is None:
        raise Http404
    return found, chosen(request.GET, found, request.person)


def _figure(request: SignedInRequest, code: str) -> tuple[Served, Figure, bool]:
    """The figure that an address names, and whether this person may see the children behind it."""
    _known(code)
    found = served()
    if found is None:
        raise Http404
    choice = group_chosen(request.GET, found, request.person)
    figure = ledgers.figure_of(found, code, choice.month, choice.area, request.GET.get("of") == "year")
    if figure is None:
        raise Http404
    return found, figure, may_open(request.person, area_of_group(figure.breakdown, found.areas), found.teams)


def _chosen_here(request: SignedInRequest, found: Served) -> Chosen:
    """What a first page shows: whoever answers for a part of the council begins with it."""
    own = own_parts(request.person, found.areas, found.teams)
    return chosen(request.GET, found, request.person, at_first=own[0] if own else WHOLE_COUNCIL)


def _is_out_of_reach(found: Served, group: str, person: SignedIn) -> bool:
    """Whether a group is a part of the council of which this person sees no figure."""
    return group in found.areas and group not in areas_seen(person, found.areas, found.teams)


def _others(
    found: Served, opened: Collection[str], request: SignedInRequest, figure: Figure
) -> list[tuple[str, list[tuple[str, str]]]]:
    """The parts of the council whose children this person may open by giving a reason."""
    if not request.person.may_see_children:
        return []
    there = ledgers.groups_of(found, figure)
    return area_choices(area for area in found.areas if area in there and area not in opened)


def _own(opened: Iterable[str], request: SignedInRequest, code: str) -> list[tuple[str, str]]:
    """The same figure of the parts of the council whose children this person may open: (address, name)."""
    query = _without(request, "page", "part", "sort", "area")
    return [
        (f"{reverse('ledger', args=[code])}?{query}&{urlencode({'area': area})}", area_words(area))
        for area in opened
    ]


def _known(code: str) -> None:
    if code not in catalogue.load():
        raise Http404


def _choices(found: Served, choice: Chosen, request: SignedInRequest) -> dict[str, Any]:
    """What a page offers to choose from."""
    areas = areas_seen(request.person, found.areas, found.teams)
    return {
        "months": [(str(month), show_month(month)) for month in reversed(found.months)],
        "areas": area_choices(areas, own_parts(request.person, found.areas, found.teams)),
        "month": str(choice.month),
        "month_words": show_month(choice.month),
    }


def _crumbs(choice: Chosen) -> list[dict[str, str]]:
    return [{"address": f"{reverse('dashboard')}?{choice.query}", "words": "Dashboard"}]


def _crumb_of(code: str, choice: Chosen) -> dict[str, str]:
    address = f"{reverse('indicator', args=[code])}?{choice.query}"
    return {"address": address, "words": catalogue.load()[code].label}


def _without(request: SignedInRequest, *names: str) -> str:
    """The address' question without some of its parts."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


def _remember(request: SignedInRequest, action: str, what: str, group: str = "") -> None:
    record(action, by=request.by, subject=f"{what} {group}".strip())


def _download(request: SignedInRequest, content: bytes, name: str, kind: str) -> HttpResponse:
    """A file that somebody takes along, marked as what is not for publication. That it was taken is remembered."""
    _remember(request, "performance.file.exported", name, request.GET.get("area", ""))
    return _marked(content, name, kind, MARKING)


def _marked(content: bytes, name: str, kind: str, marking: str) -> HttpResponse:
    """An attachment that says by its name and in a header what may be done with it."""
    response = _attachment(content, files.file_name(name, marking), kind)
    if marking:
        response[files.MARKING_HEADER] = marking
    return response


def _attachment(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _nothing_yet(request: SignedInRequest, title: str) -> HttpResponse:
    """Before the first load: what will be here, and how to begin."""
    return render(request, "performance/nothing_yet.html", {"title": title})
