"""Who is answerable for an action, of a cell that names one person, two roles or five.

One lead is never cut in two without a word: "and" or a comma parts only what is a whole role or a whole name on both
sides. What stays whole and may be several is asked.
"""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.plans import role_words as roles

_ROLE_BEGINS = re.compile(
    r"(?:(?:assistant|associate|corporate|deputy|executive|interim|joint|strategic) )*"
    r"(?:director|heads?\b|chief|principal|manager|lead\b|leader|chair|service manager|team manager|cllr|councillor|"
    r"commissioner|safeguarding|all\b)",
    re.IGNORECASE,
)
_ROLE_ENDS = re.compile(
    r"\b(?:team|lead|leads|leader|leaders|academy|officer|officers|manager|managers|board|director|directors|worker|"
    r"executive|group|partnership|unit|service|services|(?-i:[A-Z]{2,5}))$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:director|head|chief|manager|officer|lead|leader|principal|worker|executive|chair)s?\b",
    re.IGNORECASE,
)
_LETTERS = r"[^\W\d_]"
_A_NAME = rf"[A-Z](?:{_LETTERS}|['’-])*{_LETTERS}"
_NAME = re.compile(rf"(?:{_A_NAME}|[A-Z]\.?(?: ?[A-Z]\.?)?)(?: {_A_NAME}){{1,2}}")
_SHORT = re.compile(r"[A-Z]{2,6}s?")
_IN_BRACKETS = (
    r"(?![^()]*\))"  # what stands in brackets is of the role before them: "Heads of Service (CIN/CP)"
)
_AND = re.compile(rf"(?:\s*,?\s+(?:and/or|and|&)\s+|\s*,\s*){_IN_BRACKETS}")
_SLASH = re.compile(rf"(?<!\band)\s*/\s*{_IN_BRACKETS}")
_LINE = re.compile(rf"\s*;\s*{_IN_BRACKETS}|\n+")
_GOES_ON = re.compile(r"\b(?:of|for)\b|,|\s[-–]\s|:", re.IGNORECASE)
_NEITHER = re.compile(r"\bn ?/ ?a\b", re.IGNORECASE)


def leads_of(words: str) -> tuple[str, ...]:
    """The leads, each by role or name. "Head of SEND and Early Help" is one, and so is "Holt, Anna"."""
    found: list[str] = []
    for line in _LINE.split(words):
        for part in _parts(line):
            found += _parted(part.strip(" ,"))
    return tuple(dict.fromkeys(each for each in found if each))


def kept_that_may_be_several(words: str) -> tuple[str, ...]:
    """The leads that stay whole, and may be two all the same, or one person whose names stand the other way round."""
    return tuple(lead for lead in leads_of(words) if not (is_unclear(lead) or _is_surely_one(lead)))


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
    return any(
        _may_be_somebody(lead) or all(map(_may_be_somebody, _pieces(lead))) for lead in leads_of(words)
    )


def _may_be_somebody(words: str) -> bool:
    return bool(_ROLE_BEGINS.match(words) or _ROLE_ENDS.search(words) or _NAME.fullmatch(words))


def _pieces(lead: str) -> list[str]:
    """What stands between the signs that may part leads."""
    pieces = [piece.strip() for part in _SLASH.split(lead) for piece in _AND.split(part)]
    return [piece for piece in pieces if piece]


def _parts(line: str) -> list[str]:
    """The words cut at each stroke, but where it stands inside of one role: "Head of CIN/CP", "N/A"."""
    start, found = 0, []
    for stroke in _SLASH.finditer(line):
        before, after = line[start : stroke.start()], _SLASH.split(line[stroke.end() :], maxsplit=1)[0]
        if stroke.group() == "/" and (_are_one_role(before, after) or _is_neither(line, stroke)):
            continue
        found.append(before)
        start = stroke.end()
    return [*found, line[start:]]


def _are_one_role(before: str, after: str) -> bool:
    """Whether one of the two is a role, and the other no more than what a role is about."""
    last, first = _AND.split(before)[-1], _AND.split(after)[0]
    if roles.names_somebody(last) and not roles.names_somebody(first):
        return _is_about(first)
    return roles.names_somebody(first) and not roles.begins(first) and _is_about(last)


def _is_about(words: str) -> bool:
    return not roles.is_in_short(words) and (roles.is_a_subject(words) or bool(_SHORT.fullmatch(words)))


def _is_neither(line: str, stroke: re.Match[str]) -> bool:
    return any(found.start() < stroke.start() < found.end() for found in _NEITHER.finditer(line))


def _parted(words: str) -> list[str]:
    """The words cut at each "and" or comma that has a whole role or a whole name on both sides."""
    for found in _AND.finditer(words):
        first, rest = words[: found.start()].strip(), words[found.end() :]
        following = _AND.split(rest, maxsplit=1)[0].strip()
        if _are_two(first, following, is_comma=bool(re.fullmatch(r"\s*,\s*", found.group()))):
            return [first, *_parted(rest.strip())]
    return [words]


def _are_two(first: str, second: str, *, is_comma: bool) -> bool:
    if is_name(first):
        return is_name(second) or (not is_comma and _is_whole(second))
    if not _is_whole(first):
        return False
    if roles.begins(second) or roles.ends(second) == "person":
        return True
    may_go_on = bool(_GOES_ON.search(first)) or (is_comma and roles.ends(first) != "body")
    return not may_go_on and (_is_whole(second) or is_name(second) or bool(_SHORT.fullmatch(second)))


def _is_whole(words: str) -> bool:
    return roles.begins(words) or bool(roles.ends(words))


def is_name(words: str) -> bool:
    """Whether the words are the name of a person, as far as their form says: "Kay Sample", "A. O'Neill"."""
    return bool(_NAME.fullmatch(words)) and not roles.has_known(words)


def _is_surely_one(lead: str) -> bool:
    """Whether all of a lead is one role and what it is about: "Assistant Director, Early Help and SEND"."""
    pieces = _pieces(lead)
    holders = [n for n, each in enumerate(pieces) if roles.names_somebody(each)]
    if len(pieces) == 1 or _NEITHER.fullmatch(lead):
        return True
    if len(holders) != 1 or any(first and roles.begins(second) for first, second in pairwise(pieces)):
        return False
    return all(roles.is_a_subject(each) for n, each in enumerate(pieces) if n not in holders)
