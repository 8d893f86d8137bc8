"""What the council's sign-in says of a person: believed when every part of it is as it must be, and not otherwise."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

from goldenthread_web.accounts.council.config import CouncilSignIn

ALGORITHM = "RS256"
"""The one way of signing that is taken: what a token says of itself decides nothing."""
_LEEWAY = 60  # seconds that two clocks may differ


class TokenError(Exception):
    """What was said is not believed. The words name no value of it."""


@dataclass(frozen=True)
class Said:
    """What is believed of a person.

    identity: an opaque name for the issuer and the person's number there; an e-mail address names nobody. groups: the
    ids of the groups that the person is in. second_step: whether one was asked for at this sign-in.
    """

    identity: str
    name: str
    email: str
    groups: frozenset[str]
    second_step: bool


def believed(token: str, council: CouncilSignIn, keys: Mapping[str, Any], nonce: str | None = None) -> Said:
    """What a token says, if the council's sign-in made it, for this site, just now, and for this asking.

    nonce: what this asking was marked with; None where a sign-in that went before is only confirmed.
    """
    try:
        header = jwt.get_unverified_header(token)
        if header.get("alg") != ALGORITHM:
            raise TokenError("signed in another way than the one that is taken")
        claims = jwt.decode(
            token,
            _key(keys, header.get("kid")),
            algorithms=[ALGORITHM],
            audience=council.client,
            issuer=council.issuer,
            leeway=_LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except jwt.PyJWTError as fault:
        raise TokenError(f"not believed: {type(fault).__name__}") from fault
    if claims.get("azp", council.client) != council.client:
        raise TokenError("made for another site")
    if nonce is not None and not hmac.compare_digest(str(claims.get("nonce", "")), nonce):
        raise TokenError("an answer to another asking")
    return _said(claims)


def _key(keys: Mapping[str, Any], name: object) -> Any:
    """The public key of this name, of those that the council's sign-in gives out."""
    for key in keys.get("keys", ()):
        if name and key.get("kid") == name and key.get("kty") == "RSA" and key.get("use", "sig") == "sig":
            return jwt.PyJWK.from_dict(key, algorithm=ALGORITHM).key
    raise TokenError("signed with a key that the council's sign-in does not have")


def _said(claims: Mapping[str, Any]) -> Said:
    overage = "groups" in (claims.get("_claim_names") or {}) or claims.get("hasgroups")
    if overage:
        raise TokenError("in more groups than are told, so nobody can say in which")
    groups = claims.get("groups", [])
    if not isinstance(groups, list):
        raise TokenError("groups that are no list")
    number = f"oid:{claims['oid']}" if claims.get("oid") else f"sub:{claims['sub']}"
    identity = hashlib.sha256(f"{claims['iss']}\n{number}".encode()).hexdigest()
    methods = claims.get("amr", [])
    return Said(
        identity,
        " ".join(str(claims.get("name") or "").split())[:120],
        str(claims.get("email") or "").strip().lower()[:254],
        frozenset(map(str, groups)),
        isinstance(methods, list) and "mfa" in methods,
    )
