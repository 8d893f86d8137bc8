"""What a deployment says of its council's sign-in: one file, which names the groups that have access here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from goldenthread_web.accounts.roles import NEEDS_A_PART, WHOLE_COUNCIL_ONLY, Role

KNOWN = ("issuer", "client", "name", "second_step", "group")
OF_A_GROUP = ("id", "role", "area")


class ConfigError(Exception):
    """The file is not as it must be, in words."""


@dataclass(frozen=True)
class Group:
    """A group of the council's directory, and the role that its members have here, for a part of the council or all."""

    id: str
    role: Role
    area: str = ""


@dataclass(frozen=True)
class CouncilSignIn:
    """The council's sign-in.

    issuer: its address, as it stands in what it says of people. client and secret: by which it knows this site. name:
    what people call it. second_step: whether it asks everybody for a second step, so that this site need not.
    """

    issuer: str
    client: str
    secret: str
    name: str
    second_step: bool
    groups: tuple[Group, ...]

    @property
    def origin(self) -> str:
        """Where a browser is sent to sign in: the page may lead there."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def read(text: str, secret: str, *, is_production: bool) -> CouncilSignIn:
    """What the file says, checked."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ConfigError(f"it is not TOML: {fault}") from fault
    _only(given, KNOWN, "the file")
    issuer = _text(given, "issuer").rstrip("/")
    local = urlsplit(issuer).hostname in ("127.0.0.1", "localhost") and not is_production
    if urlsplit(issuer).scheme != "https" and not local:
        raise ConfigError("issuer must be an address that begins with https://")
    if not secret:
        raise ConfigError(
            "the secret is missing: GOLDENTHREAD_SIGN_IN_SECRET_FILE names the file that holds it"
        )
    groups = tuple(map(_group, given.get("group", ())))
    if not groups:
        raise ConfigError("it names no group, so nobody has access. Write a [[group]] with id and role")
    return CouncilSignIn(
        issuer, _text(given, "client"), secret, str(given.get("name", "your council account")),
        given.get("second_step") is True, groups,
    )  # fmt: skip


def _group(given: Any) -> Group:
    if not isinstance(given, dict):
        raise ConfigError("write each group as [[group]]")
    _only(given, OF_A_GROUP, "a group")
    name, area = _text(given, "role"), str(given.get("area", ""))
    if name not in list(Role):
        raise ConfigError(f"there is no role {name!r}. The roles are: {', '.join(Role)}")
    role = Role(name)
    if area and role in WHOLE_COUNCIL_ONLY:
        raise ConfigError(f"the role of {role} is for the whole council: leave area out")
    if not area and role in NEEDS_A_PART:
        raise ConfigError(f'the role of {role} is for a part: write area = "team=..." or "service=..."')
    return Group(_text(given, "id"), role, area)


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{name} is missing")
    return value.strip()


def _only(given: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in given:
        if name not in known:
            raise ConfigError(f"{where} has no {name!r}. Known: {', '.join(known)}")
