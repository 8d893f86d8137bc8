"""Children needing attention. A view reads what was asked for, makes one call, and shows the answer."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from goldenthread import catalogue
from goldenthread.ledger.attention.kept import Line, Lists
from goldenthread.ledger.attention.lists import BY_NAME, AttentionList
from goldenthread.reports.words import MARKING
from goldenthread.terms.showing import show_day
from goldenthread_web.accounts import reasons
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.attention import files
from goldenthread_web.attention.asked import SORTS, STATES, Asked, asked
from goldenthread_web.attention.permissions import NeedsReason, first_part, parts_open
from goldenthread_web.attention.queries import lines_seen, lists_kept
from goldenthread_web.attention.shown import age_words, by_team, shown, summaries, worker_choices
from goldenthread_web.history.operations import record
from goldenthread_web.performance.files import MARKING_HEADER, file_name
from goldenthread_web.performance.forms import ReasonForm
from goldenthread_web.performance.permissions import OutOfReach, may_open
from goldenthread_web.performance.served import WHOLE_COUNCIL, Served, served
from goldenthread_web.performance.words import area_choices, area_words

TITLE = "Children needing attention"
_CSV = "text/csv; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def overview(request: SignedInRequest) -> HttpResponse:
    """All lists with how many stand on each, for a part of the council whose children this person may open."""
    found = served()
    lists = lists_kept(found) if found else None
    if found is None or lists is None:
        return render(request, "attention/nothing_yet.html", {"title": TITLE})
    try:
        area = _area(request, found)
    except NeedsReason as needed:
        return _ask(needed.area)
    context = {
        "title": TITLE,
        "lists": list(summaries(lists, area, request.person)),
        "some_missing": bool(lists.missing),
        **_about(request, found, lists.day, area),
    }
    return render(request, "attention/overview.html", context)


def one(request: SignedInRequest, name: str) -> HttpResponse:
    """One list: who is on it, what falls due when, whose child it is. That it was looked at is remembered."""
    try:
        found, lists, which, choice, lines = _list(request, name)
    except NeedsReason as needed:
        return _ask(needed.area, name)
    record("attention.children.seen", by=request.by, subject=f"{name} {choice.area}".strip())
    context = {
        "title": which.title,
        "which": which,
        "measure": catalogue.load()[which.judged_by],
        "missing": lists.missing.get(name, ""),
        "days": lists.ahead[name],
        "choice": choice,
        "list": shown(lines, choice, lists.days[name]),
        "teams": by_team(lines),
        "workers": worker_choices(lines),
        "states": STATES.items(),
        "sorts": _sorts(which, choice),
        "crumbs": [{"address": f"{reverse('attention')}?{urlencode({'area': choice.area})}", "words": TITLE}],
        **_about(request, found, lists.days[name], choice.area),
    }
    return render(request, "attention/list.html", context)


def as_csv(request: SignedInRequest, name: str) -> HttpResponse:
    _, lists, which, choice, lines = _taken(request, name)
    content = files.csv_of(which, lists.days[name], choice.chosen(lines)).encode("utf-8-sig")
    return _attachment(request, content, f"{name}-{lists.days[name]}", "csv", _CSV, choice)


def as_xlsx(request: SignedInRequest, name: str) -> HttpResponse:
    found, lists, which, choice, lines = _taken(request, name)
    chosen = choice.chosen(lines)
    content = files.xlsx_of(which, lists, choice.area, found.workspace.name, chosen)
    return _attachment(request, content, f"{name}-{lists.days[name]}", "xlsx", _XLSX, choice)


def reason(request: SignedInRequest) -> HttpResponse:
    """Why somebody needs the lists of another part of the council. It holds for three hours."""
    found = served()
    area, name = request.GET.get("area", ""), request.GET.get("list", "")
    if found is None or area not in (WHOLE_COUNCIL, *found.areas) or name not in ("", *BY_NAME):
        raise Http404
    where = reverse("attention_list", args=[name]) if name else reverse("attention")
    back = f"{where}?{urlencode({'area': area})}"
    if may_open(request.person, area, found.teams):
        return redirect(back)
    if area == WHOLE_COUNCIL:
        raise OutOfReach(area)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reasons.give_reason(by=request.person, reason=form.cleaned_data["reason"], area=area)
        except NotAllowed as refusal:
            form.add_error("reason", str(refusal))
        else:
            return redirect(back)
    context = {
        "title": "Why do you need to see these children?",
        "form": form,
        "back": reverse("attention"),
        "area": area_words(area),
    }
    return render(request, "performance/reason.html", context, status=400 if form.errors else 200)


def _area(request: SignedInRequest, found: Served) -> str:
    """The part of the council that an address names, whose children this person may open."""
    area = request.GET.get("area")
    if area is None:
        return first_part(found, request.person)
    if area not in (WHOLE_COUNCIL, *found.areas):
        raise Http404
    if may_open(request.person, area, found.teams):
        return area
    if area == WHOLE_COUNCIL:
        raise OutOfReach(area)
    raise NeedsReason(area)


def _list(request: SignedInRequest, name: str) -> tuple[Served, Lists, AttentionList, Asked, list[Line]]:
    found = served()
    lists = lists_kept(found) if found else None
    if found is None or lists is None or name not in BY_NAME:
        raise Http404
    choice = asked(request.GET, _area(request, found))
    return found, lists, BY_NAME[name], choice, lines_seen(lists, name, choice.area, request.person)


def _taken(request: SignedInRequest, name: str) -> tuple[Served, Lists, AttentionList, Asked, list[Line]]:
    """The same for a file: a reason is asked for on a page, and without one there is no file."""
    try:
        return _list(request, name)
    except NeedsReason as needed:
        raise OutOfReach(needed.area) from None


def _ask(area: str, name: str = "") -> HttpResponse:
    given = {"area": area, **({"list": name} if name else {})}
    return redirect(f"{reverse('attention_reason')}?{urlencode(given)}")


def _about(request: SignedInRequest, found: Served, day: date, area: str) -> dict[str, Any]:
    """What stands above every list: whose it is, and how old what is known is."""
    mine = parts_open(found, request.person)
    return {
        "area": area_words(area),
        "chosen_area": area,
        "known_on": show_day(day),
        "age": age_words(day, timezone.localdate()),
        "whole": WHOLE_COUNCIL in mine,
        "areas": area_choices([part for part in mine if part]),
        "others": area_choices([part for part in found.areas if part not in mine]),
    }


def _sorts(which: AttentionList, choice: Asked) -> list[tuple[str, str, str]]:
    """The headings that sort: (how, its words, where it leads)."""
    words = {**SORTS, "due": which.falls_due, "began": which.began}
    return [(sort, words[sort], choice.but(sort=sort).query) for sort in SORTS]


def _attachment(
    request: SignedInRequest, content: bytes, stem: str, ending: str, kind: str, choice: Asked
) -> HttpResponse:
    """A file that somebody takes along, marked as what is not for publication. That it was taken is remembered."""
    record("attention.file.exported", by=request.by, subject=f"{stem}.{ending} {choice.area}".strip())
    response = HttpResponse(content, content_type=kind)
    name = file_name(f"{stem}.{ending}")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response[MARKING_HEADER] = MARKING
    return response
