"""The council's sign-in, as allauth knows it. It looks for this module by its name."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from goldenthread_web.accounts.council.arriving import PROVIDER, in_use
from goldenthread_web.accounts.council.tokens import Said, TokenError, believed

SCOPE = ("openid", "profile", "email", "offline_access")
"""offline_access: with it the council's sign-in confirms a person again, without asking that person."""


class CouncilAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Asks the council's sign-in, and believes what it says when that is as it must be."""

    nonce = ""
    said: Said | None = None

    def __init__(self, request: HttpRequest, provider_id: str = PROVIDER) -> None:
        super().__init__(request, provider_id)

    @property
    def openid_config(self) -> dict[str, Any]:
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != in_use().issuer:
            raise OAuth2Error("the council's sign-in gives itself another name")
        return found

    def complete_login(self, request: HttpRequest, *_: Any, **given: Any) -> Any:
        try:
            self.said = self.read(given["response"], self.nonce)
        except TokenError as fault:
            raise OAuth2Error(str(fault)) from fault
        login = self.get_provider().sociallogin_from_response(request, {"identity": self.said.identity})
        login.said, login.refresh = self.said, str(given["response"].get("refresh_token") or "")
        return login

    def read(self, response: dict[str, Any], nonce: str | None) -> Said:
        """What the answer of the council's sign-in says of a person."""
        with get_adapter().get_requests_session() as asking:
            answer = asking.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
            keys = answer.json()
        return believed(str(response.get("id_token") or ""), in_use(), keys, nonce)

    def confirm(self, refresh: str) -> tuple[Said, str]:
        """What is said of a person now, who signed in before; and by what to ask the next time."""
        client = self.get_client(self.request, self.get_provider().app)
        answer = client.get_access_token(
            "", extra_data={"grant_type": "refresh_token", "refresh_token": refresh}
        )
        return self.read(answer, None), str(answer.get("refresh_token") or refresh)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:  # noqa: ARG002
        return str(build_absolute_uri(request, reverse("council_back")))


class CouncilProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """Each asking is marked, and the answer must carry the mark; what is asked for is not changed by an address."""

    id = PROVIDER
    name = "The council"
    oauth2_adapter_class = CouncilAdapter
    pkce_enabled_default = True
    supports_token_authentication = False

    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, **_: Any
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(32)
        answer: HttpResponse = super().redirect(
            request, process, next_url, auth_params={"nonce": nonce}, scope=list(SCOPE), nonce=nonce
        )
        return answer

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["identity"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        return {}  # nothing of what the council says of a person is kept

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:  # noqa: ARG002
        return []


provider_classes = [CouncilProvider]
