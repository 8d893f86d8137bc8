"""Comments on single months of a measure: said, corrected, withdrawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread import catalogue
from goldenthread.disclosure.text import TextFinding
from goldenthread.narrative.finding import Finding
from goldenthread.terms.months import Month
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.commentary import comment_operations, permissions, queries
from goldenthread_web.commentary.checking import check_comment
from goldenthread_web.commentary.comment_operations import Overtaken
from goldenthread_web.commentary.forms import CorrectForm, WithdrawForm
from goldenthread_web.commentary.models import Comment
from goldenthread_web.commentary.places import PLACE, comment_form, rows_of
from goldenthread_web.commentary.texts import could_name_a_child
from goldenthread_web.performance.chosen import Chosen, chosen
from goldenthread_web.performance.permissions import OutOfReach, areas_seen
from goldenthread_web.performance.served import Served, served
from goldenthread_web.performance.slots import SeenMeasure
from goldenthread_web.performance.words import area_words


@dataclass(frozen=True)
class Advice:
    """What to look at before a comment is made: it forbids nothing. mark: of the text that it is about."""

    wrong: tuple[Finding, ...]
    signs: tuple[TextFinding, ...]
    mark: str

    def __bool__(self) -> bool:
        return bool(self.wrong or self.signs)


def advice_on(found: Served, month: str, area: str, text: str) -> Advice:
    """The claim check and the signs of a child, for one text."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:16]
    wrong = check_comment(found, Month.parse(month), area, text)
    signs = could_name_a_child(text, found.workspace.disclosure.threshold)
    return Advice(tuple(wrong), tuple(signs), mark)


def comment_new(request: SignedInRequest, code: str) -> HttpResponse:
    """Say something of one month of a measure. Where the check has advice, it is shown once before."""
    seen = _seen(request, code)
    rows = rows_of(seen)
    if why_not(permissions.check_may_comment, request.person, seen.choice.area, seen.found.teams) or not rows:
        raise OutOfReach(f"{code} {seen.choice.area}")
    form = comment_form(seen, rows, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _new_page(request, seen, form, status=400 if form.errors else 200)
    given = form.cleaned_data
    advice = advice_on(seen.found, given["month"], seen.choice.area, given["text"])
    if advice and given["advised"] != advice.mark:
        return _new_page(request, seen, comment_form(seen, rows, _with(request, advice)), advice)
    comment_operations.comment(
        indicator=code,
        group=given.get("row", rows[0].group),
        area=seen.choice.area,
        month=given["month"],
        text=given["text"],
        teams=seen.found.teams,
        by=request.person,
    )
    messages.success(request, "Your comment stands beside the figures.")
    return redirect(_measure(seen))


def _seen(request: SignedInRequest, code: str) -> SeenMeasure:
    found = served()
    if found is None or code not in catalogue.load():
        raise Http404
    return SeenMeasure(request.person, found, chosen(request.GET, found, request.person), code)


def _with(request: SignedInRequest, advice: Advice) -> QueryDict:
    given = request.POST.copy()
    given["advised"] = advice.mark
    return given


def _measure(seen: SeenMeasure) -> str:
    return f"{reverse('indicator', args=[seen.code])}?{seen.choice.query}#{PLACE}"


def _new_page(
    request: SignedInRequest,
    seen: SeenMeasure,
    form: BaseForm,
    advice: Advice | None = None,
    status: int = 200,
) -> HttpResponse:
    label = catalogue.load()[seen.code].label
    page = {
        "title": f"Comment on {label}",
        "form": form,
        "advice": advice,
        "area": area_words(seen.choice.area),
        "back": _measure(seen),
    }
    return render(request, "commentary/comment_new.html", page, status=status)


def comment(request: SignedInRequest, reference: str) -> HttpResponse:
    """One comment with all its wordings; who may corrects or withdraws it here."""
    found = served()
    if found is None:
        raise Http404
    them = get_object_or_404(Comment.objects.select_related("author", "withdrawn_by"), reference=reference)
    seen = areas_seen(request.person, found.areas, found.teams)
    if them.area and them.area not in seen:
        raise OutOfReach(reference)
    if request.method != "POST":
        return _page(request, found, them)
    kind = {"correct": CorrectForm, "withdraw": WithdrawForm}.get(request.POST.get("do", ""))
    if kind is None:
        raise Http404
    form = kind(request.POST, auto_id=f"{request.POST['do']}_%s")
    if not form.is_valid():
        return _page(request, found, them, form, status=400)
    try:
        return _change(request, found, them, form)
    except NotAllowed as refusal:
        them.refresh_from_db()
        return _page(request, found, them, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _overtaken(request, found, overtaken.comment, form, str(overtaken))


def _change(request: SignedInRequest, found: Served, them: Comment, form: BaseForm) -> HttpResponse:
    given = form.cleaned_data
    if isinstance(form, WithdrawForm):
        comment_operations.withdraw(
            comment=them, reason=given["reason"], version=given["version"], by=request.person
        )
        messages.success(request, "The comment is withdrawn. It is kept with your reason.")
        return redirect("comment", them.reference)
    advice = advice_on(found, them.month, them.area, given["text"])
    if advice and given["advised"] != advice.mark:
        again = CorrectForm(_with(request, advice), auto_id="correct_%s")
        return _page(request, found, them, again, advice=advice)
    comment_operations.correct(comment=them, text=given["text"], version=given["version"], by=request.person)
    messages.success(request, "The comment is corrected. What it said before is kept below it.")
    return redirect("comment", them.reference)


def _overtaken(
    request: SignedInRequest, found: Served, them: Comment, form: BaseForm, problem: str
) -> HttpResponse:
    """Both are shown: how the comment stands now, and what was written, which can be sent again."""
    given = request.POST.copy()
    given["version"] = str(them.version)
    again = type(form)(given, auto_id=form.auto_id)
    return _page(request, found, them, again, problem=problem, status=409)


def _page(
    request: SignedInRequest,
    found: Served,
    them: Comment,
    form: BaseForm | None = None,
    *,
    advice: Advice | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    versions = list(queries.wordings_of(them))
    initial = {"version": them.version, "text": versions[0].text}
    correct = form if isinstance(form, CorrectForm) else CorrectForm(initial=initial, auto_id="correct_%s")
    withdraw = (
        form if isinstance(form, WithdrawForm) else WithdrawForm(initial=initial, auto_id="withdraw_%s")
    )
    month = Month.parse(them.month)
    back = Chosen(month if month in found.months else found.month, them.area).query
    page = {
        "title": f"Comment on {_label(them.indicator)}, {them.month_words}",
        "them": them,
        "area": area_words(them.area),
        "newest": versions[0],
        "older": versions[1:],
        "form": form,
        "correct": correct,
        "withdraw": withdraw,
        "why_not": why_not(permissions.check_may_change, request.person, them),
        "advice": advice,
        "problem": problem,
        "back": f"{reverse('indicator', args=[them.indicator])}?{back}#{PLACE}",
    }
    return render(request, "commentary/comment.html", page, status=status)


def _label(code: str) -> str:
    """What a measure is called; one that is no longer counted keeps its code."""
    measure = catalogue.load().get(code)
    return measure.label if measure else code
