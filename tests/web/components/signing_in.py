"""The pages of signing in and of what went wrong, each with what its view gives it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import qrcode
from django import forms
from qrcode.image.svg import SvgPathImage

KEY = "ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP"
NOBODY: dict[str, Any] = {"person": None, "navigation": []}
_CHROME = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"
)


class SignIn(forms.Form):
    login = forms.EmailField(label="Email")
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


class Password(forms.Form):
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


class Code(forms.Form):
    secret = KEY
    code = forms.CharField(widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))


def _picture() -> str:
    written = io.BytesIO()
    qrcode.make(f"otpauth://totp/a?secret={KEY}", image_factory=SvgPathImage).save(written)
    return f"data:image/svg+xml;base64,{base64.b64encode(written.getvalue()).decode()}"


def _sessions() -> dict[str, Any]:
    began = datetime(2026, 3, 1, 9, 5)
    first = SimpleNamespace(
        created_at=began, last_seen_at=began, is_current=True, ip="192.0.2.1", user_agent=_CHROME
    )
    return {"sessions": [first, first], "session_count": 2, "show_last_seen_at": True}


def _codes() -> dict[str, Any]:
    return {
        "unused_codes": ["a1b2c3d4"] * 9,
        "total_count": 10,
        "can_view_codes": True,
        "can_generate_codes": True,
    }


def _failed(status: int, title: str) -> Callable[[], dict[str, Any]]:
    return lambda: {"status": status, "title": title, "reference": "0123456789abcdef"}


_WAYS = [{"url": "/mfa_reauthenticate", "description": "Use authenticator app or code"}]

PAGES: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "sign in": ("account/login.html", lambda: NOBODY | {"form": SignIn()}),
    "sign in, wrong": ("account/login.html", lambda: NOBODY | {"form": SignIn({"login": "x"})}),
    "sign out": ("account/logout.html", dict),
    "confirm": (
        "account/reauthenticate.html",
        lambda: {"form": Password(), "reauthentication_alternatives": _WAYS},
    ),
    "confirm by code": ("mfa/reauthenticate.html", lambda: {"form": Code()}),
    "password": ("account/password_change.html", lambda: {"form": Password({})}),
    "closed": ("account/account_inactive.html", lambda: NOBODY),
    "code": ("mfa/authenticate.html", lambda: NOBODY | {"form": Code({})}),
    "ways": ("mfa/index.html", lambda: {"authenticators": {}, "is_mfa_enabled": False}),
    "ways, all": ("mfa/index.html", lambda: {"authenticators": {"totp": 1}, "is_mfa_enabled": True}),
    "set up": ("mfa/totp/activate_form.html", lambda: {"form": Code(), "totp_svg_data_uri": _picture()}),
    "remove": ("mfa/totp/deactivate_form.html", lambda: {"form": forms.Form({})}),
    "codes": ("mfa/recovery_codes/index.html", _codes),
    "new codes": ("mfa/recovery_codes/generate.html", lambda: {"form": forms.Form(), "unused_code_count": 3}),
    "sessions": ("usersessions/usersession_list.html", _sessions),
    "not found": ("errors/error.html", _failed(404, "Page not found")),
    "too old": ("errors/error.html", _failed(403, "This form is no longer good")),
    "not understood": ("errors/error.html", _failed(400, "Sorry, that could not be understood")),
    "failed": ("errors/error.html", _failed(500, "Sorry, something went wrong")),
    "too often": ("429.html", lambda: NOBODY),
    "accessibility": ("accessibility.html", dict),
}
