"""The steps of an action and what it rests on, changed by its leads."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.elsewhere import elsewhere
from goldenthread_web.improvement.forms.opened import opened_with
from goldenthread_web.improvement.forms.steps import StepsForm, begun_with
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.operations import steps
from goldenthread_web.improvement.operations.drafts import Overtaken
from goldenthread_web.improvement.queries.plans import action_for, actions_for, parts_for


def action_steps(request: SignedInRequest, reference: str) -> HttpResponse:
    """The steps of an action and what it rests on, changed by its leads."""
    action = action_for(request.person, reference)
    refused = why_not(permissions.check_may_change, request.person, action)
    others = list(actions_for(request.person, action.part.plan).prefetch_related(None).exclude(pk=action.pk))
    form = _form(request, action, others)
    problem, status = refused, 403 if refused else 400 if form.errors else 200
    if request.method == "POST" and not refused and form.is_valid():
        chosen = [one for one in others if one.reference in form.cleaned_data["on"]]
        try:
            steps.change_steps(
                action=action, rows=form.rows, on=chosen, among=others, seen=form.cleaned_data["seen"],
                by=request.person,
            )  # fmt: skip
        except NotAllowed as refusal:
            problem, status = str(refusal), 403
        except Overtaken as overtaken:
            problem, status = str(overtaken), 409
            action = action_for(request.person, reference)
            form = _form(request, action, others, sent=form)
        else:
            messages.success(request, "The steps are kept.")
            return redirect(f"{reverse('plan_action', args=[reference])}#steps")
    page = {
        "title": "Steps, and what it rests on",
        "action": action,
        "form": form,
        "may": not refused,
        "not_kept": written(form) if refused else [],
        "problem": problem,
        "is_overtaken": status == 409,
        "now": steps.steps_of(action) if status == 409 else {},
        "rests_on": _called(request.person, action) if status == 409 else (),
        "back": reverse("plan_action", args=[reference]),
    }
    return render(request, "improvement/action_steps.html", page, status=status)


def _called(by: SignedIn, action: Action) -> list[str]:
    """What an action rests on now, as its page has it: in parts that somebody does not see, that it is there."""
    on = [one.on for one in action.rests_on.select_related("on").order_by("on__order", "on")]
    seen = set(parts_for(by, action.part.plan).values_list("pk", flat=True))
    found = [one.called for one in on if one.part_id in seen]
    told = elsewhere(len(on) - len(found), "action", beside=bool(found))
    return [*found, told] if told else found


def _form(
    request: SignedInRequest, action: Action, others: list[Action], *, sent: StepsForm | None = None
) -> StepsForm:
    """The form as it stands on the page. sent: by whoever was overtaken, to be laid over what stands now."""
    data = request.POST if request.method == "POST" and sent is None else None
    held = list(action.steps.all())
    begin: Words = {}
    if data is None:
        on, known = steps.rests_on(action), {one.reference for one in others}
        now = begun_with(held, [one for one in on if one in known])
        begin = sent.again(now) if sent else now
        begin |= {"seen": steps.mark_of_steps(held, on), "opened": opened_with(now)}
    return StepsForm(
        data,
        steps=held,
        others=[(one.reference, one.called) for one in others],
        starts=action.part.plan.starts,
        initial=begin,
    )
