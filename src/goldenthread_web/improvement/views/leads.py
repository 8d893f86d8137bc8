"""Who answers for an action: whose account each lead that the plan names is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.forms.leads import LeadsForm, of
from goldenthread_web.improvement.forms.words import written
from goldenthread_web.improvement.models import Action, ActionLead
from goldenthread_web.improvement.operations import leads as operations
from goldenthread_web.improvement.operations.tracking import Overtaken
from goldenthread_web.improvement.queries.plans import action_for
from goldenthread_web.improvement.status import UPDATERS, PlanStatus


def leads(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whose account each lead is. Whoever was overtaken sees both."""
    action = action_for(request.person, reference)
    named = list(action.leads.select_related("person", "action__part"))
    people = {person.reference: person for person in _people(action)}
    form = LeadsForm(request.POST if request.method == "POST" else None, leads=named, people=people.values())
    if withdrawn := why_not(permissions.check_not_withdrawn, action):
        status = 403 if form.is_bound else 200
        return _page(request, action, None, problem=withdrawn, lost=written(form), status=status)
    if request.method != "POST" or not form.is_valid():
        return _page(request, action, form, status=400 if form.errors else 200)
    try:
        _keep(action, named, people, form, request.person)
    except NotAllowed as refusal:
        return _page(request, action, form, problem=str(refusal), status=403)
    except Overtaken as overtaken:
        again = form.again(list(action.leads.select_related("person")))
        return _page(request, action, again, problem=str(overtaken), lost=form.lost(), status=409)
    messages.success(request, "Who leads this action is kept.")
    return redirect("plan_action", reference)


def _keep(
    action: Action, named: list[ActionLead], people: Mapping[str, Person], form: LeadsForm, by: SignedIn
) -> None:
    """What was chosen for a lead that the plan does not name any more is not dropped in silence."""
    if form.lost():
        raise Overtaken("Somebody else changed who leads this action while you had the page open.")
    chosen = [
        operations.Chosen(lead, people.get(form.cleaned_data[of(lead)]), form.was(lead)) for lead in named
    ]
    operations.tie_all(action=action, chosen=chosen, by=by)


def _page(
    request: SignedInRequest,
    action: Action,
    form: LeadsForm | None,
    *,
    problem: str = "",
    lost: Sequence[tuple[str, str]] = (),
    status: int = 200,
) -> HttpResponse:
    page = {
        "title": f"Who leads action {action.number}".strip(),
        "action": action,
        "form": form,
        "named": form.visible_fields() if form else (),
        "waits": action.part.plan.status == PlanStatus.APPROVED,
        "problem": problem,
        "not_kept": lost or (form.lost() if form and form.is_bound else ()),
        "may_change": not why_not(permissions.check_may_change, request.person, action),
        "back": reverse("plan_action", args=[action.reference]),
    }
    return render(request, "improvement/action_leads.html", page, status=status)


def _people(action: Action) -> list[Person]:
    """Those who can be tied: with a role that updates actions, and those who are tied now, whatever became of them: a
    page that left them out would untie them when it is kept."""
    appointed = Appointment.objects.held().filter(role__in=[role.value for role in UPDATERS])
    tied = action.leads.values("person")
    found = Person.objects.filter(Q(pk__in=appointed.values("person"), is_active=True) | Q(pk__in=tied))
    return list(found.order_by("name", "pk"))
