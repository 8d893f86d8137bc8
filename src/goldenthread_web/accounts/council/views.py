"""To the council's sign-in and back."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from requests import RequestException

from goldenthread_web.accounts.council.adapters import not_signed_in
from goldenthread_web.accounts.council.arriving import PROVIDER
from goldenthread_web.accounts.provider import CouncilAdapter


@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Sends a browser to the council's sign-in."""
    _there()
    provider = get_adapter(request).get_provider(request, provider=PROVIDER)
    try:
        answer: HttpResponse = provider.redirect(
            request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
    except (OAuth2Error, RequestException):
        return not_signed_in(request, "the council's sign-in did not answer")
    return answer


@never_cache
def back(request: HttpRequest) -> HttpResponse:
    """Where the council's sign-in sends a browser back to."""
    _there()
    answer: HttpResponse = _Back.adapter_view(CouncilAdapter(request))(request)
    return answer


def _there() -> None:
    if settings.COUNCIL_SIGN_IN is None:
        raise Http404


class _Back(OAuth2CallbackView):  # type: ignore[misc]
    """Takes the mark of the asking from where it was kept, once: an answer that is played again has none."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce") or "\0"  # what no answer can carry
        return state, response
