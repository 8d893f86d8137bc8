"""The meetings of the boards that watch the improvement plan: held, planned, corrected and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import ImprovementPlan, Meeting
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.boards import boards_for, bodies_of, ended_for, watched_by
from goldenthread_web.improvement.queries.plans import present_plan
from goldenthread_web.improvement.registers import boards as operations
from goldenthread_web.improvement.registers.board_forms import CorrectMeetingForm, MeetingForm, TakeBackForm
from goldenthread_web.improvement.registers.permissions import check_may_keep_meetings
from goldenthread_web.improvement.views.plans import no_plan
from goldenthread_web.improvement.views.risks import crumbs
from goldenthread_web.performance.permissions import OutOfReach

_TITLE = "Meetings of the boards"
_ENDED = "Somebody else corrected this meeting or took it back."


def boards(request: SignedInRequest) -> HttpResponse:
    """All meetings: the planned ones, those that were held, and what was corrected or taken back."""
    plan = present_plan(request.person)
    if plan is None:
        return no_plan(request)
    found, today = boards_for(request.person, plan, timezone.localdate()), timezone.localdate()
    watched = watched_by(request.person, plan)
    page = {
        "title": _TITLE,
        "plan": plan,
        "boards": found,
        "days": (found.next.day - today).days if found.next else None,
        "planned": [(one, watched.get(one.body, ())) for one in found.planned],
        "held": [(one, watched.get(one.body, ())) for one in found.held],
        "ended": ended_for(request.person, plan),
        "may": not why_not(check_may_keep_meetings, request.person),
        "crumbs": crumbs(),
    }
    return render(request, "improvement/boards.html", page)


def board_new(request: SignedInRequest) -> HttpResponse:
    """Put the day of a board down."""
    plan = present_plan(request.person)
    if plan is None:
        return redirect("plan")
    form = MeetingForm(request.POST or None, bodies=bodies_of(plan))
    problem, status = "", 400 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            operations.put_down(plan=plan, given=form.given, by=request.person)
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        else:
            messages.success(request, "The meeting is kept.")
            return redirect("plan_boards")
    page = {
        "title": "Put the day of a board down", "form": form, "problem": problem, "button": "Put it down",
        "may": True, "crumbs": crumbs(_TITLE, "plan_boards"),
    }  # fmt: skip
    return render(request, "improvement/register_edit.html", page, status=status)


def board(request: SignedInRequest, reference: str) -> HttpResponse:
    """A meeting: corrected or taken back by whoever keeps them."""
    plan = present_plan(request.person)
    them = Meeting.objects.filter(reference=reference).select_related("ended_by", "by").first()
    if plan is None or them is None or why_not(check_may_keep_meetings, request.person):
        raise OutOfReach(reference)
    if request.method != "POST":
        return _page(request, plan, them)
    do, by = request.POST.get("do", ""), request.person
    correct = CorrectMeetingForm(request.POST, bodies=_bodies(plan, them)) if do == "correct" else None
    back = TakeBackForm(request.POST, auto_id="back_%s") if do == "take back" else None
    sent = correct or back
    if sent is None:
        raise Http404
    if not sent.is_valid():
        return _page(request, plan, them, correct, back, status=400)
    reason = sent.cleaned_data["reason"]
    try:
        if correct is not None:
            operations.correct(meeting=them, plan=plan, given=correct.given, reason=reason, by=by)
        else:
            operations.take_back(meeting=them, reason=reason, by=by)
    except NotAllowed as refusal:
        them.refresh_from_db()
        return _page(request, plan, them, correct, back, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _page(request, plan, them, correct, back, problem=str(overtaken), status=409)
    messages.success(request, "It is kept, with the reason.")
    return redirect("plan_boards")


def _bodies(plan: ImprovementPlan, them: Meeting) -> tuple[str, ...]:
    """The boards to choose from; the meeting's own too where no part names it any more."""
    found = bodies_of(plan)
    return found if not them.body or them.body in found else (*found, them.body)


def _page(
    request: SignedInRequest,
    plan: ImprovementPlan,
    them: Meeting,
    correct: CorrectMeetingForm | None = None,
    back: TakeBackForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    stands, sent = them.ended_on is None, correct or back
    begun = CorrectMeetingForm(initial=CorrectMeetingForm.of(them), bodies=_bodies(plan, them))
    page = {
        "title": f"Board of {them.called}",
        "meeting": them,
        "is_held": them.day < timezone.localdate(),
        "correct": (correct or begun) if stands else None,
        "back": (back or TakeBackForm(auto_id="back_%s")) if stands else None,
        "form": sent if stands else None,
        "not_kept": not_kept(sent, is_shown=stands),
        "problem": problem or (sent and not stands and _ENDED),
        "crumbs": crumbs(_TITLE, "plan_boards"),
    }
    return render(request, "improvement/board.html", page, status=status)
