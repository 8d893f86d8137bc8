"""Who answers for an action: whose account each lead that the plan names is."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread_web.accounts.models import Appointment, Person
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement.forms.tracking import LeadsForm
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.operations import leads as operations
from goldenthread_web.improvement.queries.plans import action_for
from goldenthread_web.improvement.status import UPDATERS


def leads(request: SignedInRequest, reference: str) -> HttpResponse:
    """Whose account each lead is, and one more lead where one is missing."""
    action = action_for(request.person, reference)
    named = list(action.leads.select_related("person"))
    people = {person.reference: person for person in _people(action)}
    sent = request.POST if request.method == "POST" else None
    form = LeadsForm(sent, leads=named, people=people.values())
    problem = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            for lead in named:
                operations.tie(lead=lead, person=people.get(given[form.of(lead)]), by=request.person)
            if given["words"]:
                person = people.get(given["person"])
                operations.name(action=action, words=given["words"], person=person, by=request.person)
        except NotAllowed as refusal:
            problem = str(refusal)
        else:
            messages.success(request, "Who leads this action is kept.")
            return redirect("plan_action", reference)
    page = {
        "title": f"Who leads action {action.number}".strip(),
        "action": action,
        "form": form,
        "problem": problem,
        "back": reverse("plan_action", args=[reference]),
    }
    status = 403 if problem else 400 if form.errors else 200
    return render(request, "improvement/action_leads.html", page, status=status)


def _people(action: Action) -> list[Person]:
    """Those who can be tied: with a role that updates actions, and those who are tied now."""
    appointed = Appointment.objects.held().filter(role__in=[role.value for role in UPDATERS])
    tied = action.leads.values("person")
    found = Person.objects.filter(Q(pk__in=appointed.values("person")) | Q(pk__in=tied), is_active=True)
    return list(found.order_by("name", "pk"))
