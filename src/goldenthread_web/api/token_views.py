"""The page of a person's own tokens: making one, which is shown once, and withdrawing one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_variables

from goldenthread_web.accounts.permissions import NotAllowed, why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.api import operations, queries
from goldenthread_web.api.forms import TokenForm
from goldenthread_web.api.permissions import check_may_make_token


def tokens(request: SignedInRequest) -> HttpResponse:
    """The tokens of whoever is signed in."""
    if request.method == "POST" and request.POST.get("do") == "withdraw":
        return _withdraw(request)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, form)
        except NotAllowed as refusal:
            return _page(request, TokenForm(), str(refusal))
    return _page(request, form)


def _withdraw(request: SignedInRequest) -> HttpResponse:
    try:
        token = operations.withdraw_token(reference=request.POST.get("token", "")[:20], by=request.person)
    except NotAllowed as refusal:
        return _page(request, TokenForm(), str(refusal))
    messages.success(request, f"The token “{token.name}” is withdrawn. It opens nothing any more.")
    return redirect("tokens")


@sensitive_variables("made")
def _made(request: SignedInRequest, form: TokenForm) -> HttpResponse:
    """The one answer in which the secret ever stands."""
    made = operations.make_token(**form.cleaned_data, by=request.person)
    context = {"title": "Your new token", "token": made.token, "secret": made.secret}
    return render(request, "api/made.html", context)


def _page(request: SignedInRequest, form: TokenForm, problem: str = "") -> HttpResponse:
    listed = queries.tokens(request.person)
    context = {
        "title": "Tokens for programs",
        "form": form,
        "problem": problem,
        "good": [token for token in listed if token.is_good],
        "ended": [token for token in listed if not token.is_good],
        "why_not": why_not(check_may_make_token, request.person),
        "address": request.build_absolute_uri("/api/v1/"),
    }
    return render(request, "api/tokens.html", context, status=400 if problem or form.errors else 200)
