"""Who is answerable for an action, of a cell that names one person, two roles or five."""

from __future__ import annotations

import re
from itertools import pairwise

_ROLE_BEGINS = re.compile(
    r"(?:(?:assistant|associate|corporate|deputy|executive|interim|joint|strategic) )*"
    r"(?:director|heads?\b|chief|principal|manager|lead\b|leader|chair|service manager|team manager|cllr|councillor|"
    r"commissioner|safeguarding|all\b)",
    re.IGNORECASE,
)
_ROLE_ENDS = re.compile(
    r"\b(?:team|lead|leads|leader|leaders|academy|officer|officers|manager|managers|board|director|directors|worker|"
    r"executive|group|partnership|unit|service|services|[A-Z]{2,5})$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:director|head|chief|manager|officer|lead|leader|principal|worker|executive|chair)s?\b",
    re.IGNORECASE,
)
_ROLE_INSIDE = re.compile(
    r"\b(?:director|head|chief|manager|officer|lead|principal|service)\b", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z][a-z'’-]+(?: [A-Z][A-Za-z'’-]+){1,2}")
_SHORT = re.compile(r"[A-Z]{2,5}")
_IN_BRACKETS = (
    r"(?![^()]*\))"  # what stands in brackets is of the role before them: "Heads of Service (CIN/CP)"
)
_AND = re.compile(rf"(?:\s*,?\s+(?:and|&)\s+|\s*,\s*){_IN_BRACKETS}")
_SLASH = re.compile(rf"(?:\s*/\s*|\s*;\s*){_IN_BRACKETS}|\n+")


def leads_of(words: str) -> tuple[str, ...]:
    """The leads, each by role or name. "Deputy Director for Health and Wellbeing" is one."""
    found: list[str] = []
    for part in _SLASH.split(words):
        found += _parted(part.strip(" ,"))
    return tuple(dict.fromkeys(each for each in found if each))


def parted_that_may_be_one(words: str) -> tuple[str, ...]:
    """What is parted at a comma and may be one: a name and that person's role, or a role and its team in short."""
    pieces = [[each.strip() for each in part.split(",")] for part in _SLASH.split(words)]
    pairs = [pair for each in pieces for pair in pairwise(each)]
    return tuple(f"{first}, {second}" for first, second in pairs if _may_be_one(first, second))


def is_unclear(lead: str) -> bool:
    """Whether the words can't be all of a role: they end in "for" or "of", or begin in the middle."""
    words = lead.split()
    return bool(words) and (words[-1].lower() in {"for", "of", "and", "the", "-"} or words[0][0].islower())


def is_whole_role(words: str, *, begins: bool = False) -> bool:
    """Whether the words may be all of a role: more than one of them, and a role among them. begins: it stands first."""
    several = len(words.split()) > 1
    return several and bool(_ROLE_BEGINS.match(words) if begins else _PERSON.search(words))


def is_somebody(words: str) -> bool:
    """Whether the words may name people or roles."""
    return any(_is_somebody(lead, is_comma=False) for lead in leads_of(words))


def _may_be_one(first: str, second: str) -> bool:
    if _is_a_name(first):
        return _is_a_role(second)
    return bool(_ROLE_INSIDE.search(first) and _SHORT.fullmatch(second))


def _is_a_role(words: str) -> bool:
    return bool(_ROLE_BEGINS.match(words) or _ROLE_ENDS.search(words))


def _is_a_name(words: str) -> bool:
    return bool(_NAME.fullmatch(words)) and not _is_a_role(words) and not _PERSON.search(words)


def _parted(words: str) -> list[str]:
    """The words cut at each "and" or comma that has somebody on both sides."""
    start = 0
    for found in _AND.finditer(words):
        first, rest = words[start : found.start()], words[found.end() :]
        following = _AND.split(rest, maxsplit=1)[0]
        is_comma = "," in found.group() and " and " not in found.group()
        if _is_somebody(first, is_comma) and _is_somebody(following, is_comma, ends=first):
            return [first.strip(), *_parted(rest)]
    return [words]


def _is_somebody(words: str, is_comma: bool, ends: str = "") -> bool:
    words = words.strip()
    if _ROLE_BEGINS.match(words) or _ROLE_ENDS.search(words):
        return not (is_comma and not ends and _ROLE_INSIDE.search(words) and " - " in words)
    return bool(_NAME.fullmatch(words)) and not (ends and _ROLE_INSIDE.search(ends))
