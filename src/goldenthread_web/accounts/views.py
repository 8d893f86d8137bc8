"""The people who have accounts: the list, inviting somebody, and one person."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from goldenthread_web.accounts import operations, queries
from goldenthread_web.accounts.areas import label
from goldenthread_web.accounts.forms import FindForm, InviteForm, PasswordForm
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.operations import EmailTaken, Invited, LinkEnded
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.accounts.roles import Role

ON_A_PAGE = 50


def people(request: SignedInRequest) -> HttpResponse:
    """Everybody who has or had an account."""
    form = FindForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = Paginator(queries.people(request.person, **chosen), ON_A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    given = {
        "title": "People",
        "is_wide": True,
        "form": form,
        "page": page,
        "rows": [
            {"them": them, "standing": queries.standing_of(them), "roles": roles_of(them)} for them in page
        ],
        "asked": asked.urlencode(),
        "narrowed": any(chosen.values()),
    }
    return render(request, "accounts/people.html", given)


def roles_of(them: Person) -> list[str]:
    """The roles that somebody holds, in words; `held` was read with the person."""
    return [
        f"{held.role.capitalize()}{f' ({label(held.area)})' if held.area else ''}"
        for held in them.held  # type: ignore[attr-defined]
    ]


def invite(request: SignedInRequest) -> HttpResponse:
    """Opens an account, and shows once the link by which the person chooses a password."""
    form = InviteForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            given = {**form.cleaned_data, "role": Role(form.cleaned_data["role"])}
            return link_page(request, operations.invite(**given, by=request.person))
        except EmailTaken:
            form.add_error(
                "email", "Somebody has an account with this email address. Find them in the list of people"
            )
        except NotAllowed as refusal:
            problem = str(refusal)
    page = {"title": "Invite a person", "form": form, "problem": problem, "back": reverse("people")}
    return render(request, "accounts/invite.html", page)


def link_page(request: HttpRequest, invited: Invited) -> HttpResponse:
    """The link by which a person chooses a password. This answer is the only place where it ever stands."""
    address = request.build_absolute_uri(reverse("invitation", args=[invited.token]))
    page = {
        "title": f"Link for {invited.person.name}",
        "them": invited.person,
        "address": address,
        "days": operations.LINK_GOOD_FOR.days,
    }
    return render(request, "accounts/link.html", page)


@never_cache
@sensitive_post_parameters()
def invitation(request: SignedInRequest, token: str) -> HttpResponse:
    """Where somebody who was invited chooses a password."""
    found = operations.open_invitation(token)
    if found is None:
        return _link_ended(request)
    form = PasswordForm(request.POST or None, person=found.person)
    if request.method == "POST" and form.is_valid():
        try:
            operations.set_password(
                token=token,
                password=form.cleaned_data["password"],
                request=request.by.request,
            )
        except LinkEnded:
            return _link_ended(request)
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    page = {"title": "Choose a password", "form": form, "them": found.person}
    return render(request, "accounts/invitation.html", page)


def _link_ended(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/link_ended.html", {"title": "This link is no longer good"}, status=404)
