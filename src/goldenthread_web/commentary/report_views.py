"""The commentary of reports: the list, one report with its texts and approvals, and one area that is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify

from goldenthread.reports.material import Audience
from goldenthread.terms.showing import show_month
from goldenthread.workspace.packs import packs_of
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.commentary import permissions, publishing, queries, report_operations
from goldenthread_web.commentary.blanking import blank
from goldenthread_web.commentary.checking import (
    FIRST_PAGE,
    PLACES,
    Checked,
    check_report,
    findings_of,
    look_at,
    name_of_place,
    offered,
)
from goldenthread_web.commentary.forms import (
    BeginForm,
    BlankForm,
    PassageForm,
    ReasonForm,
    RemarkForm,
    VersionForm,
)
from goldenthread_web.commentary.models import AUDIENCE_WORDS, Passage, Report
from goldenthread_web.commentary.report_operations import Overtaken, WrittenOver, other_figures
from goldenthread_web.commentary.shown import shown_text
from goldenthread_web.commentary.status import ENDED, TO_BE_SIGNED, Status
from goldenthread_web.jobs import queries as jobs
from goldenthread_web.performance.served import Served, served

SLUGS: Mapping[str, str] = {slugify(name_of_place(place)): place for place in PLACES}
"""The areas of a report by their names in an address."""

FINDINGS = "findings"
"""What an address says that asks for a text that begins with what the figures say."""

_WAITING = (*TO_BE_SIGNED, Status.APPROVED)
OVERTAKEN = "This report was changed while you had the page open. It is shown as it stands now."


def reports(request: SignedInRequest) -> HttpResponse:
    """The reports whose commentary is worked on, and those that were published or set aside."""
    found = served()
    if found is None:
        return render(request, "commentary/nothing_yet.html", {"title": "Commentary and sign-off"})
    form = _begin_form(found, request.POST if request.method == "POST" else None)
    refused = why_not(permissions.check_may_begin, request.person)
    problem = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        replaces = _last_pack(found, given["month"], given["audience"])
        try:
            begun = report_operations.begin(**given, replaces=replaces, by=request.person)
        except report_operations.ReasonMissing as refusal:
            form.add_error("reason", str(refusal))
        except NotAllowed as refusal:
            problem = str(refusal)
        else:
            return redirect("report", begun.reference)
    page = {
        "title": "Commentary and sign-off",
        "reports": queries.reports(request.person),
        "form": None if refused else form,
        "problem": problem,
    }
    return render(request, "commentary/reports.html", page, status=400 if problem or form.errors else 200)


def _begin_form(found: Served, given: Any) -> BeginForm:
    months = [(str(month), show_month(month)) for month in reversed(found.months)]
    audiences = [(name, words.capitalize()) for name, words in AUDIENCE_WORDS.items()]
    initial = {"month": str(found.month), "audience": Audience.OPERATIONAL.value}
    return BeginForm(given, months=months, audiences=audiences, initial=initial, auto_id="begin_%s")


def _last_pack(found: Served, month: str, audience: str) -> str:
    """The published pack that a new report of this month would take the place of; "" where there is none."""
    packs = [
        pack for pack in packs_of(found.workspace) if (str(pack.month), pack.audience) == (month, audience)
    ]
    return packs[-1].name if packs else ""


def report(request: SignedInRequest, reference: str) -> HttpResponse:
    """One report: its texts with what the check says, who approved it, and what can be done with it."""
    found = _served()
    them = get_object_or_404(queries.reports(request.person), reference=reference)
    if request.method != "POST":
        return _page(request, found, them)
    deed = request.POST.get("do", "")
    if deed not in DEEDS:
        raise Http404
    kind, change, _ = DEEDS[deed]
    form = kind(request.POST, auto_id=f"{deed}_%s")
    if not form.is_valid():
        return _page(request, found, them, form, status=400)
    try:
        done = change(found, them, form.cleaned_data, request.person)
    except NotAllowed as refusal:
        return _page(request, found, them, problem=str(refusal), status=403)
    except Overtaken:
        return _page(request, found, them, problem=OVERTAKEN, status=409)
    messages.success(request, done)
    return redirect("report", reference)


def _submit(found: Served, them: Report, given: dict[str, Any], by: SignedIn) -> str:
    report_operations.submit(report=them, version=given["version"], checked=check_report(found, them), by=by)
    return "The commentary is submitted. Two other people can approve it now."


def _approve(found: Served, them: Report, given: dict[str, Any], by: SignedIn) -> str:
    report_operations.approve(report=them, version=given["version"], checked=check_report(found, them), by=by)
    is_whole = them.status == Status.APPROVED
    return "You approved the report. " + (
        "A publisher can publish it now." if is_whole else "One other person must approve it too."
    )


def _send_back(_: Served, them: Report, given: dict[str, Any], by: SignedIn) -> str:
    report_operations.send_back(report=them, version=given["version"], reason=given["reason"], by=by)
    return "The report is a draft again. Its approvals are taken back."


def _set_aside(_: Served, them: Report, given: dict[str, Any], by: SignedIn) -> str:
    report_operations.set_aside(report=them, version=given["version"], reason=given["reason"], by=by)
    return "The commentary is set aside."


def _publish(found: Served, them: Report, given: dict[str, Any], by: SignedIn) -> str:
    publishing.ask(report=them, version=given["version"], checked=check_report(found, them), by=by)
    return "The report is being published. It takes a minute or two; this page says how far it is."


Deed = Callable[[Served, Report, dict[str, Any], SignedIn], str]
DEEDS: Mapping[str, tuple[type[VersionForm], Deed, Callable[[SignedIn, Report], None]]] = {
    "submit": (VersionForm, _submit, permissions.check_may_submit),
    "approve": (VersionForm, _approve, permissions.check_may_approve),
    "publish": (VersionForm, _publish, permissions.check_may_publish),
    "send_back": (ReasonForm, _send_back, permissions.check_may_send_back),
    "set_aside": (ReasonForm, _set_aside, permissions.check_may_set_aside),
}
"""What can be done with a report, by the name of the button: what is asked for it, what does it, who may."""


def _page(
    request: SignedInRequest,
    found: Served,
    them: Report,
    form: BaseForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    them.refresh_from_db()
    checked = look_at(found, them)
    page = {
        "title": f"Report of {them.title}",
        "them": them,
        "areas": _areas(them, checked),
        "checked": checked,
        "has_ended": them.status in ENDED,
        "other_figures": other_figures(them, checked.rests) if them.status in _WAITING else "",
        "deeds": {name: not why_not(may, request.person, them) for name, (_, _, may) in DEEDS.items()},
        "why_not_approve": why_not(permissions.check_may_approve, request.person, them),
        "may_write": not why_not(permissions.check_may_write, request.person, them),
        "send_back": form if _is_of(request, form, "send_back") else _reason_form(them, "send_back"),
        "set_aside": form if _is_of(request, form, "set_aside") else _reason_form(them, "set_aside"),
        "form": form,
        "problem": problem,
        "may_begin": not why_not(permissions.check_may_begin, request.person),
        "approvers": permissions.approver_words(them),
        "approvals": queries.approvals_of(them),
        "steps": queries.steps_of(them),
        "job": jobs.jobs(request.person).filter(about=them.reference).first(),
        "back": reverse("reports"),
    }
    return render(request, "commentary/report.html", page, status=status)


def _is_of(request: SignedInRequest, form: BaseForm | None, deed: str) -> bool:
    return form is not None and request.POST.get("do") == deed


def _reason_form(them: Report, deed: str) -> ReasonForm:
    return ReasonForm(initial={"version": them.version}, auto_id=f"{deed}_%s")


def _areas(them: Report, checked: Checked) -> list[dict[str, Any]]:
    """Every area of the report with what is said of it, what is wrong with that, and how many remarks it has."""
    texts, remarks = queries.newest_passages(them), queries.counts_of_remarks(them)
    return [
        {
            "name": name_of_place(place),
            "slug": slug,
            "passage": texts.get(place),
            "shown": _shown(texts.get(place), checked, place),
            "problems": checked.wrong.get(place, ()),
            "remarks": remarks.get(place, 0),
        }
        for slug, place in SLUGS.items()
    ]


def _shown(passage: Passage | None, checked: Checked, place: str) -> Any:
    return shown_text(passage.text, checked.wrong.get(place, ())) if passage and passage.text else None


def area(request: SignedInRequest, reference: str, area: str) -> HttpResponse:
    """One area: what the figures say, what we say, and what others remark on it."""
    found = _served()
    them = get_object_or_404(queries.reports(request.person), reference=reference)
    if area not in SLUGS:
        raise Http404
    place = SLUGS[area]
    if request.method != "POST":
        return _area_page(request, found, them, place)
    kind = {"write": PassageForm, "remark": RemarkForm, "blank": BlankForm}.get(request.POST.get("do", ""))
    if kind is None:
        raise Http404
    form = kind(request.POST, auto_id=_auto_id(request.POST["do"], request.POST.get("number")))
    if not form.is_valid():
        return _area_page(request, found, them, place, form, status=400)
    try:
        return _change(request, found, them, place, form)
    except NotAllowed as refusal:
        return _area_page(request, found, them, place, problem=str(refusal), status=403)
    except WrittenOver as overtaken:
        return _written_over(request, found, them, place, overtaken)
    except Overtaken:
        return _area_page(request, found, them, place, problem=OVERTAKEN, status=409)


def _auto_id(deed: str, number: object) -> str:
    """The name of a form's fields on the page; there is one for each earlier text."""
    return f"blank{number}_%s" if deed == "blank" else f"{deed}_%s"


def _change(
    request: SignedInRequest, found: Served, them: Report, place: str, form: BaseForm
) -> HttpResponse:
    given = form.cleaned_data
    if isinstance(form, RemarkForm):
        report_operations.remark(report=them, area=place, text=given["text"], by=request.person)
        messages.success(request, "Your remark stands below the text.")
    elif isinstance(form, BlankForm):
        blank(report=them, area=place, **given, by=request.person)
        messages.success(request, "The words of that text are gone. That you took them away is kept.")
    else:
        was = them.status
        report_operations.write(
            report=them, area=place, text=given["text"], number=given["number"], by=request.person
        )
        count = len(check_report(found, them).wrong.get(place, ()))
        back = " The report is a draft again, and its approvals are taken back." if was != them.status else ""
        messages.success(request, f"The text is kept. {_how_it_holds(count)}{back}")
    return redirect(request.path)


def _how_it_holds(count: int) -> str:
    if not count:
        return "The check finds nothing wrong with it."
    return f"The check marks {count} thing{'' if count == 1 else 's'} to mend."


def _written_over(
    request: SignedInRequest, found: Served, them: Report, place: str, overtaken: WrittenOver
) -> HttpResponse:
    """Both are shown: what stands there now, and what was written, which can be sent again."""
    given = request.POST.copy()
    given["number"] = str(overtaken.passage.number)
    again = PassageForm(given, auto_id="write_%s")
    again.is_valid()
    return _area_page(
        request, found, them, place, again, problem=str(overtaken), theirs=overtaken.passage, status=409
    )


def _area_page(
    request: SignedInRequest,
    found: Served,
    them: Report,
    place: str,
    form: BaseForm | None = None,
    *,
    problem: str = "",
    theirs: Passage | None = None,
    status: int = 200,
) -> HttpResponse:
    them.refresh_from_db()
    versions = list(queries.passages_of(them, place))
    newest = versions[0] if versions else None
    checked, told = look_at(found, them), findings_of(found, them)
    findings = told.headlines if place == FIRST_PAGE else _findings(told.areas, place)
    text = newest.text if newest else ""
    may_write = not why_not(permissions.check_may_write, request.person, them)
    begins_with = offered(found, them, findings) if may_write and not text else ()
    if request.GET.get("begin") == FINDINGS:
        text = text or "\n\n".join(begins_with)
    initial = {"number": newest.number if newest else 0, "text": text}
    write = form if isinstance(form, PassageForm) else PassageForm(initial=initial, auto_id="write_%s")
    page = {
        "title": f"{name_of_place(place)}: report of {them.title}",
        "them": them,
        "newest": newest,
        "older": _older(request.person, them, versions[1:], form),
        "shown": _shown(newest, checked, place),
        "unsure": checked.unchecked.get(place, ()),
        "findings": findings,
        "begin": FINDINGS if begins_with and not text else "",
        "begins_with_less": begins_with != findings,
        "blanks": isinstance(form, BlankForm),
        "form": form,
        "write": write if may_write else None,
        "remark": _remark_form(request, them, form),
        "remarks": queries.remarks_of(them, place),
        "problem": problem,
        "theirs": theirs,
        "back": reverse("report", args=[them.reference]),
    }
    return render(request, "commentary/area.html", page, status=status)


def _older(
    by: SignedIn, them: Report, versions: Sequence[Passage], form: BaseForm | None
) -> list[tuple[Passage, BaseForm | None]]:
    """The earlier texts, for who may see them; each with the form that takes its words away."""
    if not permissions.may_see_earlier(by, them):
        return []
    may_blank = not why_not(permissions.check_may_blank, by)
    sent = form if isinstance(form, BlankForm) else None
    return [(one, _blank_form(one, sent) if may_blank and one.text else None) for one in versions]


def _blank_form(passage: Passage, sent: BlankForm | None) -> BlankForm:
    if sent is not None and sent.data.get("number") == str(passage.number):
        return sent
    return BlankForm(initial={"number": passage.number}, auto_id=_auto_id("blank", passage.number))


def _findings(areas: Mapping[Any, tuple[str, ...]], place: str) -> tuple[str, ...]:
    return next((said for theme, said in areas.items() if theme.value == place), ())


def _remark_form(request: SignedInRequest, them: Report, form: BaseForm | None) -> BaseForm | None:
    if why_not(permissions.check_may_remark, request.person, them):
        return None
    return form if isinstance(form, RemarkForm) else RemarkForm(auto_id="remark_%s")


def _served() -> Served:
    found = served()
    if found is None:
        raise Http404
    return found
