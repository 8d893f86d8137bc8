"""Which leads may be named in a finding: those that are a role beyond doubt. A person is never named."""

from __future__ import annotations

import re

from goldenthread.plans.check.quoting import is_of_waiting
from goldenthread.plans.elsewhere import points_elsewhere
from goldenthread.plans.role_words import is_in_short, is_known, is_role, same

__all__ = ["is_nobody", "is_role", "may_be_quoted", "same"]

_TO_COME = (
    r"tb[acdn]|to be (?:agreed|appointed|confirmed|decided|determined|identified|named|recruited)|vacant|"
    r"vacancy(?! \w)|not (?:yet )?(?:known|agreed|appointed|identified|in post)|unassigned|unknown|nobody|no one|"
    r"(?:awaiting|under|out to|subject to) (?:appointment|recruitment)"
)
_NOBODY = re.compile(rf"{_TO_COME}|n ?/? ?a|not applicable|none|[a-z]|", re.IGNORECASE)
_SAID = re.compile(rf"\b(?:{_TO_COME})\b", re.IGNORECASE)
_POST = re.compile(
    r"\b(?:currently|new|post|posts|position|role|vacant|name|person|individual|lead|owner)\b", re.IGNORECASE
)
_IN_SHORT = re.compile(r"\b(?P<of>of|for) [A-Z]{2,5}\b")  # "Head of QA": no letters of a name follow "of"
_BRACKETED = re.compile(r"(?P<said>[^()]+)\([^()]*\)")
_BETWEEN = re.compile(r"\s+[-–—]+\s*|[-–—]\s+|[()\[\]:;,]|\s/\s")


def is_nobody(lead: str) -> bool:
    """Whether the words say that nobody leads yet: "TBC", "Vacant post", "HoS (vacant)", "N/A".

    A role for which nobody is there yet leads nothing. One that is there leads, whoever else is to come: "Head of Care
    (deputy to be appointed)". Where words beside it may be a person's, somebody leads, unless they stand in brackets
    behind it: "TBC (Sample)". Words that only point elsewhere ("As above", a ditto sign) name nobody.
    """
    if _NOBODY.fullmatch(lead.strip(" .-–?()[]")) or points_elsewhere(lead) or _waits(lead):
        return True
    pieces = [piece for each in _BETWEEN.split(lead) if (piece := each.strip(" .?"))]
    waiting = [_SAID.sub(" ", piece) for piece in pieces if _SAID.search(piece)]
    others = [piece for piece in pieces if not _SAID.search(piece) and not is_of_waiting(piece)]
    if not waiting:
        return False
    said = [piece for each in waiting if (piece := _POST.sub(" ", each).strip()) and not is_of_waiting(piece)]
    return all(map(_is_an_office, [*said, *others])) and not (said and others)


def may_be_quoted(lead: str) -> bool:
    """Whether words that say that nobody leads can have no name of a person in them."""
    return not _waits(lead) or is_of_waiting(lead) or _is_an_office(lead.partition("(")[2].strip(" )"))


def _waits(lead: str) -> bool:
    """Whether all before a bracket says that somebody is yet to be found, whoever stands in it."""
    found = _BRACKETED.fullmatch(lead.strip())
    return bool(found and re.fullmatch(_TO_COME, found["said"].strip(" .-–?"), re.IGNORECASE))


def _is_an_office(words: str) -> bool:
    """Whether the words are a role or a team, and no part of a person's name."""
    words = _IN_SHORT.sub(r"\g<of>", words)
    is_of_a_team = is_known(words) and len(words.split()) > 1
    return is_role(words) or is_of_a_team or (is_in_short(words) and (" " not in words or is_of_a_team))
