"""The page of one person: roles given and withdrawn, the account closed and opened again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldenthread_web.accounts import operations, permissions, queries
from goldenthread_web.accounts.areas import in_words, label
from goldenthread_web.accounts.forms import AppointForm, RemoveForm, VersionForm, WithdrawForm
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.operations import Invited, Overtaken
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import Role
from goldenthread_web.accounts.views import link_page

Done = str | Invited
"""What a change leaves to say: a sentence, or a link to show."""


def person(request: SignedInRequest, reference: str) -> HttpResponse:
    """One person, as whoever runs the accounts sees them."""
    by = request.person
    them = get_object_or_404(queries.people(by), reference=reference)
    if request.method != "POST":
        return _page(request, them)
    deed = request.POST.get("do", "")
    if deed not in _DEEDS:
        raise Http404
    kind, change = _DEEDS[deed]
    form = kind(request.POST, auto_id=f"{deed}_%s")
    if not form.is_valid():
        return _page(request, them, form)
    try:
        done = change(them, form.cleaned_data, by)
    except NotAllowed as refusal:
        return _page(request, _now(by, reference), problem=str(refusal), status=403)
    except Overtaken as overtaken:
        return _overtaken(request, _now(by, reference), form, overtaken)
    if isinstance(done, Invited):
        return link_page(request, done)
    messages.success(request, done)
    return redirect("person", reference)


def _now(by: SignedIn, reference: str) -> Person:
    return queries.people(by).get(reference=reference)


def _appoint(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    role = Role(given["role"])
    operations.appoint(person=them, role=role, area=given["area"], version=given["version"], by=by)
    return f"{them.name} is now {role.value}, for {in_words(given['area'])}."


def _withdraw(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    held = get_object_or_404(them.appointments, pk=given["appointment"])
    operations.withdraw_role(appointment=held, version=given["version"], by=by)
    return f"{them.name} is no longer {held.role}, for {in_words(held.area)}."


def _remove(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    operations.remove(person=them, reason=given["reason"], version=given["version"], by=by)
    return f"The account of {them.name} is closed. No session of it goes on."


def _restore(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    done = operations.restore(person=them, version=given["version"], by=by)
    return done if done.token else f"{them.name} can sign in again, with the council's account."


def _give_link(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    return operations.give_link(person=them, version=given["version"], by=by)


def _reset(them: Person, given: dict[str, Any], by: SignedIn) -> Done:
    operations.reset_second_step(person=them, version=given["version"], by=by)
    return f"{them.name} sets up the second step anew at the next sign-in."


_DEEDS: dict[str, tuple[type[VersionForm], Callable[[Person, dict[str, Any], SignedIn], Done]]] = {
    "appoint": (AppointForm, _appoint),
    "withdraw": (WithdrawForm, _withdraw),
    "remove": (RemoveForm, _remove),
    "restore": (VersionForm, _restore),
    "link": (VersionForm, _give_link),
    "reset": (VersionForm, _reset),
}
"""What can be done on the page, by the name of the button: what must be given for it, and what does it."""


def _overtaken(request: SignedInRequest, them: Person, form: BaseForm, overtaken: Overtaken) -> HttpResponse:
    """Both are shown: how the person stands now, and what was asked for, which can be asked for again."""
    given = request.POST.copy()
    given["version"] = str(them.version)
    again = type(form)(given, auto_id=form.auto_id)
    again.is_valid()
    wanted = _wanted(request.POST["do"], them, form)
    return _page(request, them, again, problem=str(overtaken), wanted=wanted, status=409)


def _wanted(deed: str, them: Person, form: BaseForm) -> str:
    if isinstance(form, AppointForm):
        return f"Give the role: {form.in_words}"
    if isinstance(form, WithdrawForm):
        held = them.appointments.filter(pk=form.cleaned_data["appointment"]).first()
        return f"Withdraw the role: {held or 'one that is not there'}"
    if isinstance(form, RemoveForm):
        return f"Close the account: {form.cleaned_data['reason']}"
    words = {"restore": "Open the account again", "link": "Give a new link", "reset": "Reset the second step"}
    return words[deed]


def _page(
    request: SignedInRequest,
    them: Person,
    form: BaseForm | None = None,
    *,
    problem: str = "",
    wanted: str = "",
    status: int = 200,
) -> HttpResponse:
    by = request.person
    seen = {"version": them.version}
    held = [
        {
            "held": held,
            "area": label(held.area),
            "why_not": why_not(permissions.check_may_withdraw, by, held),
        }
        for held in them.held  # type: ignore[attr-defined]
    ]
    page = {
        "title": them.name,
        "back": reverse("people"),
        "them": them,
        "standing": queries.standing_of(them),
        "has_second_step": Authenticator.objects.filter(user=them, type=Authenticator.Type.TOTP).exists(),
        "held": held,
        "form": form,
        "appoint": form if isinstance(form, AppointForm) else AppointForm(initial=seen, auto_id="appoint_%s"),
        "remove": form if isinstance(form, RemoveForm) else RemoveForm(initial=seen, auto_id="remove_%s"),
        "problem": problem,
        "wanted": wanted,
        "why_not_appoint": why_not(permissions.check_may_appoint, by, them),
        "why_not_remove": why_not(permissions.check_may_remove, by, them),
        "why_not_link": why_not(permissions.check_may_give_link, by, them),
    }
    return render(request, "accounts/person.html", page, status=status)
