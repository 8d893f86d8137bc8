"""Reading a plan in: the document handed over, its draft beside it, every guess answered, the plan accepted."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread import catalogue
from goldenthread.intake.gate.refusal import Refused
from goldenthread.plans.correcting import CorrectionError
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.nothing import NO_LINES, is_empty
from goldenthread.plans.reading.reader import read_beside_source
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import carried
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.fitted import fitted
from goldenthread_web.improvement.forms.reading import LARGEST, AcceptForm, CorrectForm, ReadForm
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import ImprovementPlan, ReadDraft
from goldenthread_web.improvement.operations import accepting, comparing, drafts
from goldenthread_web.improvement.queries.guesses import kinds, next_open
from goldenthread_web.improvement.queries.plans import open_plans
from goldenthread_web.performance.permissions import OutOfReach

_ENDINGS = (".docx", ".xlsx", ".csv", ".md", ".markdown", ".txt")
_TOO_LARGE = (
    f"The document is larger than {LARGEST // 1_000_000} MB. Take its pictures out and save it again."
)
_LISTED = "What the plan no longer says of the document is listed under what could not be placed."


def read(request: SignedInRequest) -> HttpResponse:
    """Hand a document over, and see what waits to be accepted."""
    refused = why_not(permissions.check_may_edit, request.person)
    form = ReadForm(request.POST or None, request.FILES or None, plans=open_plans(request.person))
    if request.method == "POST" and not refused and form.is_valid():
        try:
            kept = _read(form.cleaned_data["document"], form.plan, request)
        except (Refused, NotAllowed) as refusal:
            form.add_error("document", str(refusal))
        else:
            return redirect("plan_draft", kept.reference)
    page = {
        "title": "Read an improvement plan in",
        "form": None if refused else form,
        "why_not": refused,
        "waiting": ReadDraft.objects.filter(plan=None, set_aside_on=None).select_related("by"),
    }
    return render(request, "improvement/read.html", page, status=400 if form.errors else 200)


def _read(given: UploadedFile[Any], plan: ImprovementPlan | None, request: SignedInRequest) -> ReadDraft:
    """What is in a document. It is not kept: it lies on the disk for the time of reading, under a name of ours."""
    if (given.size or 0) > LARGEST:
        raise NotAllowed(_TOO_LARGE)
    ending = next((each for each in _ENDINGS if (given.name or "").lower().endswith(each)), "")
    digest = hashlib.sha256()
    with tempfile.TemporaryDirectory(dir=settings.ENVIRONMENT.workspace, prefix=".plan-") as folder:
        path = Path(folder) / f"document{ending}"
        with path.open("wb") as file:
            for chunk in given.chunks():
                digest.update(chunk)
                file.write(chunk)
        draft, source = read_beside_source(path)
    if is_empty(draft):
        raise NotAllowed(NO_LINES)
    name = Path(given.name or "document").name[:200]
    return drafts.keep(
        name=name, sha256=digest.hexdigest(), source=source, draft=draft, next_of=plan, by=request.person
    )


def draft(request: SignedInRequest, reference: str) -> HttpResponse:
    """What was read, beside the document. A guess that is right needs one click."""
    kept = ReadDraft.objects.select_related("by", "plan", "next_of").filter(reference=reference).first()
    if kept is None or why_not(permissions.check_may_edit, request.person):
        raise OutOfReach(reference)
    if request.method != "POST":
        return _page(request, kept)
    if request.POST.get("do") == "correct":
        return _correct(request, kept)
    try:
        return _done(request, kept)
    except (NotAllowed, drafts.Overtaken) as refusal:
        kept.refresh_from_db()
        return _page(request, kept, str(refusal))


def _correct(request: SignedInRequest, kept: ReadDraft) -> HttpResponse:
    """Put what is right in the place of one guess; what can't stand there comes back as it was typed."""
    form = CorrectForm(request.POST, auto_id=f"%s-{request.POST.get('guess', '')}")
    if not form.is_valid():
        return _page(request, kept, "Write what is right, or leave it empty.")
    problem = ""
    try:
        listed = drafts.correct_guess(draft=kept, **form.cleaned_data, by=request.person)
    except NotAllowed as refusal:
        problem = str(refusal)
    except (drafts.Overtaken, CorrectionError) as wrong:
        form.add_error("words", str(wrong))
    else:
        messages.success(request, f"Corrected. {_LISTED}" if listed else "Corrected.")
        return redirect(_on_from(kept, form.cleaned_data["guess"]))
    kept.refresh_from_db()
    return _page(request, kept, problem, form)


def _done(request: SignedInRequest, kept: ReadDraft) -> HttpResponse:
    """Does what a button asks, and leads back to where it stands."""
    deed, by = request.POST.get("do", ""), request.person
    if deed == "right":
        numbers = [int(each) for each in request.POST.get("guesses", "").split(",") if each.isdecimal()]
        count = drafts.accept_guesses(draft=kept, guesses=numbers, by=by)
        messages.success(request, f"{count} guess{'' if count == 1 else 'es'} marked as right.")
        return redirect(_on_from(kept, numbers[-1] if numbers else 0))
    if deed == "choose":
        chosen = {plan.reference: plan for plan in open_plans(by)}.get(request.POST.get("into", ""))
        comparing.choose(draft=kept, plan=chosen, by=by)
        messages.success(request, "What the document is to be is kept.")
    if deed == "set aside":
        drafts.set_aside(draft=kept, by=by)
        messages.success(request, "The draft was set aside. No plan was made of it.")
        return redirect("plan_read")
    if deed == "accept":
        made = _accept(request, kept)
        messages.success(request, "The improvement plan is accepted. It is a draft until it is approved.")
        return redirect(reverse("plan") + carried(made))
    return redirect("plan_draft", kept.reference)


def _on_from(kept: ReadDraft, answered: int) -> str:
    """The page at the guess to go on with; at its top, where the plan is accepted, once none is left."""
    kept.refresh_from_db()
    page = reverse("plan_draft", args=[kept.reference])
    at = next_open(kinds(kept, from_data(kept.draft)), answered)
    return page if at is None else f"{page}?at={at}#guess-{at}"


def _accept(request: SignedInRequest, kept: ReadDraft) -> ImprovementPlan:
    form = AcceptForm(request.POST, parts=accepting.parts_of(fitted(from_data(kept.draft).plan).plan))
    if not form.is_valid():
        raise NotAllowed("Choose among the parts of this plan.")
    return accepting.accept(draft=kept, by=request.person, partners=form.cleaned_data["partners"])


def _page(
    request: SignedInRequest, kept: ReadDraft, problem: str = "", wrong: CorrectForm | None = None
) -> HttpResponse:
    """wrong: a correction that was not taken. It stands at its guess, or above all where that has no box any more."""
    read_of: Draft = from_data(kept.draft)
    sent = request.POST if request.POST.get("do") == "accept" else None
    found = kinds(kept, read_of)
    fits = fitted(read_of.plan)
    left = sum(len(kind.open) for kind in found)
    is_open = kept.plan_id is None and kept.set_aside_on is None
    at = wrong["guess"].value() if wrong else request.GET.get("at", "")
    is_shown = is_open and any(
        str(one.number) == at for kind in found for one in kind.guesses if one.can_be_corrected
    )
    page = {
        "title": read_of.plan.title or "A plan without a title",
        "kept": kept,
        "plan": read_of.plan,
        "kinds": found,
        "left": left,
        "accept": AcceptForm(sent, parts=accepting.parts_of(fits.plan)),
        "told": fits.told,
        "at": at,
        "wrong": wrong if is_shown else None,
        "not_kept": written(wrong) if wrong and not is_shown else [],
        "answered": len(read_of.guesses) - left,
        "guesses": len(read_of.guesses),
        **_unplaced(kept, read_of),
        "all_left": ",".join(kind.numbers for kind in found if kind.open),
        "is_open": is_open,
        "plans": list(open_plans(request.person)),
        "waits": waiting(kept.next_of).count() if kept.next_of and is_open else 0,
        "indicators": [(each.code, each.label) for each in catalogue.load().values()],
        "problem": problem,
    }
    return render(request, "improvement/draft.html", page, status=400 if problem or wrong else 200)


def _unplaced(kept: ReadDraft, read_of: Draft) -> dict[str, object]:
    """The words that found no place, each with what became of it."""
    answers = {one.unplaced: one for one in kept.placings.all()}
    left = [n for n in range(len(read_of.unplaced)) if n not in answers]
    return {
        "unplaced": [(one, answers.get(n)) for n, one in enumerate(read_of.unplaced)],
        "placed": len(answers),
        "first_unplaced": left[0] if left else None,
    }
