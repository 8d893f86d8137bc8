"""A document beside the plan of which it is to be the next version."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.comparing.compared import Comparison, same
from goldenthread_web.improvement.comparing.meanwhile import meanwhile, words_of
from goldenthread_web.improvement.comparing.pieces import DEEDS, MOVE, STAYS, WITHDRAW
from goldenthread_web.improvement.comparing.showing import Showing
from goldenthread_web.improvement.comparing.sides import newest_mark, sides
from goldenthread_web.improvement.forms.comparing import MatchForm, WhyGoneForm
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import ImprovementPlan, Matched, ReadDraft
from goldenthread_web.improvement.operations import becoming, comparing
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.performance.permissions import OutOfReach


def compared(request: SignedInRequest, reference: str) -> HttpResponse:
    """What the document changes, line by line. A guess that is right needs one click."""
    kept = _kept(request, reference)
    problem, status = "", 200
    answers: Sequence[Matched] = ()
    form = WhyGoneForm(
        request.POST if request.POST.get("do") == WITHDRAW else None, initial={"reason": _because(kept)}
    )
    if request.method == "POST" and not (form.is_bound and not form.is_valid()):
        try:
            return _done(request, kept, form)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except comparing.Answered as answered:
            problem, status, answers = str(answered), 409, answered.answers
        except Overtaken as overtaken:
            problem, status = str(overtaken), 409
        kept = _kept(request, reference)
    return _page(request, kept, form, problem, 400 if form.errors else status, answers)


def _kept(request: SignedInRequest, reference: str) -> ReadDraft:
    """The draft with what its page asks about, in one question."""
    waits = Q(next_of__changes__holds_since=None, next_of__changes__dropped_on=None)
    kept = (
        ReadDraft.objects.select_related("by", "next_of", "accepted_by")
        .annotate(
            answered=Count("answers", distinct=True),
            waits=Count("next_of__changes", filter=waits, distinct=True),
        )
        .filter(reference=reference, next_of__isnull=False)
        .first()
    )
    if kept is None or why_not(permissions.check_may_edit, request.person):
        raise OutOfReach(reference)
    return kept


def _plan(kept: ReadDraft) -> ImprovementPlan:
    if kept.next_of is None:
        raise OutOfReach(kept.reference)
    return kept.next_of


def _because(kept: ReadDraft) -> str:
    return f"It is not in the new document ({kept.file_name})."


def _done(request: SignedInRequest, kept: ReadDraft, form: WhyGoneForm) -> HttpResponse:
    deed, by = request.POST.get("do", ""), request.person
    if deed == "become":
        changes = becoming.become(draft=kept, seen=request.POST.get("seen", ""), by=by)
        messages.success(request, _became(kept, len(changes)))
        return redirect("plan_versions")
    said = _said(request.POST.get("answers", ""), deed)
    reason = form.cleaned_data["reason"] if deed == WITHDRAW else ""
    seen = request.POST.get("seen", "")
    count = comparing.answer(draft=kept, said=said, seen=seen, reason=reason, by=by)
    messages.success(request, f"{count} answer{'' if count == 1 else 's'} kept.")
    return redirect("plan_compared", kept.reference)


def _became(kept: ReadDraft, changes: int) -> str:
    plan = kept.next_of
    if plan is not None and plan.status == PlanStatus.APPROVED:
        return (
            f"The document is read in: {changes} change{' waits' if changes == 1 else 's wait'} for version "
            f"{plan.edition + 1}.0, which somebody else approves."
        )
    return f"The document is read in: {changes} change{' holds' if changes == 1 else 's hold'} in the draft."


def _said(text: str, deed: str) -> dict[str, str]:
    """Answers as forms send them, a line each: with what is said, or with one deed for all of them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if deed in DEEDS:
        return dict.fromkeys(lines, deed)
    pairs = (line.partition("=") for line in lines)
    return {line: words for line, _, words in pairs}


def _page(
    request: SignedInRequest,
    kept: ReadDraft,
    form: WhyGoneForm,
    problem: str,
    status: int,
    answers: Sequence[Matched] = (),
) -> HttpResponse:
    """answers: what somebody else said meanwhile of lines that were answered. Both answers stand on the page."""
    plan = _plan(kept)
    is_open = kept.plan_id is None and kept.set_aside_on is None and plan.status != PlanStatus.ENDED
    page = {
        "title": "The document beside the plan",
        "kept": kept,
        "plan": plan,
        "is_open": is_open,
        "problem": problem,
        "guesses_left": len(kept.draft["guesses"]) - kept.answered,  # type: ignore[attr-defined]
        "waits": kept.waits,  # type: ignore[attr-defined]
        "back": reverse("plan_draft", args=[kept.reference]),
    }
    if is_open:
        comparison = Comparison(sides(kept, plan))
        page |= _shown(comparison, form)
        page |= _meanwhile(request, comparison, answers)
    page["not_kept"] = not_kept(form, is_shown=bool(page.get("gone") or page.get("meanwhile")))
    return render(request, "improvement/compared.html", page, status=status)


def _meanwhile(
    request: SignedInRequest, comparison: Comparison, answers: Sequence[Matched]
) -> dict[str, object]:
    """Lines that two people answered, and how many others were sent with them."""
    if not answers:
        return {}
    said = _said(request.POST.get("answers", ""), request.POST.get("do", ""))
    found = meanwhile(Showing(comparison), answers, said, request.POST.get("reason", ""))
    return {"meanwhile": found, "others_sent": len(said) - len(found)}


def _shown(comparison: Comparison, form: WhyGoneForm) -> dict[str, object]:
    showing = Showing(comparison)
    return {
        "comparison": comparison,
        "same": same(comparison.pairs),
        "questions": showing.questions(),
        "gone": showing.gone(),
        "stays": [one for one in comparison.gone if not one.is_open and one.said != WITHDRAW],
        "withdrawn": [one for one in comparison.gone if one.said == WITHDRAW],
        "dates": [one for one in comparison.dated if not one.said],
        "moved": [one for one in comparison.dated if one.said == MOVE],
        "not_moved": [one for one in comparison.dated if one.said == STAYS],
        "changed": showing.changed(),
        "new": showing.new(),
        "told": showing.told(),
        "cut": comparison.sides.cut,
        "silent": showing.silent(),
        "out": [pair for pair in comparison.pairs if pair.is_out],
        "form": form,
        "seen": becoming.mark_of_comparison(comparison),
        "answered": comparison.sides.seen,
    }


def match(request: SignedInRequest, reference: str, kind: str, number: int) -> HttpResponse:
    """Which line of the plan one line of the document is, where it is not the one that was proposed."""
    kept = _kept(request, reference)
    comparison = Comparison(sides(kept, _plan(kept)))
    pair = next((one for one in comparison.pairs if (one.kind, one.n) == (kind, number)), None)
    if pair is None or kind == "plan" or kept.plan_id is not None or kept.set_aside_on is not None:
        raise OutOfReach(reference)
    showing = Showing(comparison)
    form = MatchForm(
        request.POST or None,
        lines=showing.choices(pair),
        kind=kind,
        initial={"said": pair.subject or "new"},
    )
    problem, status, theirs = "", 400 if form.errors else 200, comparison.sides.answers.get(pair.key)
    if request.method == "POST" and form.is_valid():
        try:
            said, seen = {pair.key: form.cleaned_data["said"]}, request.POST.get("seen", "")
            comparing.answer(draft=kept, said=said, seen=seen, by=request.person)
        except comparing.Answered as answered:
            problem, status, [theirs] = str(answered), 409, answered.answers
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        else:
            messages.success(request, "1 answer kept.")
            return redirect("plan_compared", reference)
    page = {
        "title": f"Which {kind} of the plan is this?",
        "kept": kept,
        "question": showing.question(pair),
        "form": form,
        "problem": problem,
        "theirs": theirs,
        "theirs_words": words_of(theirs.said, showing.lines()) if theirs else "",
        "answered": newest_mark([theirs] if theirs else []),
        "back": reverse("plan_compared", args=[reference]),
    }
    return render(request, "improvement/match.html", page, status=status)
