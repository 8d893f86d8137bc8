"""The parts of the plan: who watches each, whether partners see it, and the measures that another plan has too."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.drafted import asked, plan_of
from goldenthread_web.improvement.forms.ways import PartnersForm, WatchedForm
from goldenthread_web.improvement.forms.words import not_kept
from goldenthread_web.improvement.models import ImprovementPlan, Part
from goldenthread_web.improvement.operations import parts as operations
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.partners import sees_no_part
from goldenthread_web.improvement.queries.parts import watched_parts
from goldenthread_web.improvement.status import PlanStatus
from goldenthread_web.improvement.views.measures import crumbs
from goldenthread_web.improvement.views.plans import no_part, no_plan

TITLE = "Parts of the improvement plan, and who watches them"
ANOTHER = "Another plan took the place of the one that you saw: “{}”. Nothing is kept. Look whether it is right there."
_DIGITS = 12  # the most of the key of a part


def plan_parts(request: SignedInRequest) -> HttpResponse:
    """All parts with who watches them; a plan lead says who does, and which of them partners see."""
    plan = plan_of(request)
    if plan is None:
        return no_plan(request)
    if sees_no_part(request.person, plan):
        return no_part(request, plan, TITLE)
    if request.method != "POST":
        return _page(request, plan)
    part, is_of_partners = _sent_part(request), request.POST.get("do") == "partners"
    if part.plan != plan:
        sent = None if is_of_partners else WatchedForm(request.POST)
        return _page(request, plan, sent, problem=ANOTHER.format(plan.title), status=409)
    if is_of_partners:
        return _partners(request, plan, part)
    return _watched(request, plan, part)


def _sent_part(request: SignedInRequest) -> Part:
    """The part that a form is of: one that somebody sees, of whichever plan was shown when its page was made."""
    given = request.POST.get("part", "")
    if not (given.isascii() and given.isdecimal()) or len(given) > _DIGITS:
        raise Http404
    part = Part.objects.select_related("plan").filter(pk=int(given)).first()
    if part is None:
        raise Http404
    permissions.check_may_see_part(request.person, part)
    return part


def _watched(request: SignedInRequest, plan: ImprovementPlan, part: Part) -> HttpResponse:
    form = WatchedForm(request.POST, auto_id=f"part-{part.pk}-%s")
    if not form.is_valid():
        return _page(request, plan, form, status=400)
    given = form.cleaned_data
    try:
        operations.watched(part=part, body=given["body"], was=given["was"], by=request.person)
    except NotAllowed as refusal:
        return _page(request, plan, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        part.refresh_from_db()
        problem = f"{overtaken} It says now: “{part.monitored_by or 'nobody'}”."
        body = given["body"] if given["body"] != given["was"] else part.monitored_by
        return _page(request, plan, _form(part, body), problem=problem, status=409)
    messages.success(request, "It is kept who watches this part.")
    return redirect(reverse("plan_parts") + asked(request))


def _partners(request: SignedInRequest, plan: ImprovementPlan, part: Part) -> HttpResponse:
    form = PartnersForm(request.POST, is_shown=part.for_partners)
    form.is_valid()
    given = form.cleaned_data
    try:
        operations.partners(part=part, shown=given["shown"], was=given["was"], by=request.person)
    except NotAllowed as refusal:
        return _page(request, plan, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _page(request, plan, problem=str(overtaken), status=409)
    said = "Partners see and update this part." if given["shown"] else "This part is kept from partners."
    messages.success(request, said)
    return redirect(reverse("plan_parts") + asked(request))


def _page(
    request: SignedInRequest,
    plan: ImprovementPlan,
    sent: WatchedForm | None = None,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    parts, shared = watched_parts(plan, request.person)
    may_edit = not why_not(permissions.check_may_edit, request.person) and plan.status != PlanStatus.ENDED
    at = sent.data.get("part", "") if sent else ""
    is_shown = may_edit and any(str(one.part.pk) == at for one in parts)
    page = {
        "title": TITLE,
        "plan": plan,
        "parts": [
            (one, sent if str(one.part.pk) == at else _form(one.part), _partners_form(one.part))
            for one in parts
        ],
        "open": at,
        "form": sent if is_shown else None,
        "not_kept": not_kept(sent, is_shown=is_shown),
        "shared": shared,
        "unwatched": sum(not one.part.monitored_by for one in parts),
        "may_edit": may_edit,
        "problem": problem,
        "crumbs": crumbs(draft=asked(request)),
    }
    return render(request, "improvement/parts.html", page, status=status)


def _form(part: Part, body: str | None = None) -> WatchedForm:
    """The form of a part: as it stands, or with what was typed to be sent again."""
    begin = {
        "part": str(part.pk),
        "was": part.monitored_by,
        "body": part.monitored_by if body is None else body,
    }
    return WatchedForm(None if body is None else begin, initial=begin, auto_id=f"part-{part.pk}-%s")


def _partners_form(part: Part) -> PartnersForm:
    begin = {"part": part.pk, "shown": part.for_partners, "was": part.for_partners}
    return PartnersForm(initial=begin, is_shown=part.for_partners, auto_id=f"partners-{part.pk}-%s")
