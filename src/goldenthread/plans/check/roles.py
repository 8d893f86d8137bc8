"""Which leads may be named in a finding: those that are a role beyond doubt. A person is never named."""

from __future__ import annotations

import re

_ROLES = """
    academy board chair champion chief commissioner coordinator councillor director executive group head lead leader
    leadership manager member office officer panel partnership principal reviewer senior team unit worker
"""
_RANKS = "area assistant associate corporate cabinet deputy extended independent interim joint operational portfolio"
_SUBJECTS = """
    academy access adult adoption advocacy assessment assurance audit authority business care change child children
    commissioning communication communications community complex contact corporate council court customer data
    development digital disability disabled domestic door duty early edge education emergency engagement estate
    exploitation experienced facility family finance first fostering front governance health help house housing hub
    human improvement inclusion information insight intake intelligence intervention inspection it kinship law learning
    leaver legal local mash mental need neighbourhood of organisational outcome parenting participation partner people
    performance permanence placement planning policy practice prevention procurement project property protection public
    quality recruitment referral residential resilience resource responsible restorative review reviewing risk
    safeguarding safety school send service social special start strategic strategy sufficiency support sustainability
    system technology tackling therapeutic through training transformation transition virtual vulnerable welfare
    wellbeing work workforce young youth
"""
_SMALL = frozenset(["a", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"])
_NOBODY = re.compile(
    r"tb[acdn]|to be (?:agreed|appointed|confirmed|decided|identified|named|recruited)|vacan(?:t|cy)|not known|"
    r"n ?/? ?a|not applicable|none|nobody|no one|unassigned|unknown|[a-z]|",
    re.IGNORECASE,
)


def _words(lead: str) -> list[str]:
    return [_one(word) for word in re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", lead.lower()))]


def _one(word: str) -> str:
    """A word in the singular."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_NOUNS = frozenset(map(_one, _ROLES.split()))
_KNOWN = _NOUNS | frozenset(map(_one, f"{_RANKS} {_SUBJECTS}".split())) | _SMALL


def is_role(lead: str) -> bool:
    """Whether a lead is a role and nothing but a role: one word that roles do not have, and it may be a person."""
    words = _words(lead)
    return bool(_NOUNS & set(words)) and set(words) <= _KNOWN


def is_nobody(lead: str) -> bool:
    """Whether the words say that nobody leads yet: "TBC", "Vacant", "N/A" (also one cut at its stroke)."""
    return bool(_NOBODY.fullmatch(lead.strip(" .-–?()[]")))


def same(lead: str) -> str:
    """What two spellings of one role or name have in common: "Head for Care" and "Head of Care"."""
    return " ".join(word for word in _words(lead) if word not in _SMALL)
