"""What a sentence for the public may say of a measure whose figures are kept back: plain practice, and no more.

No time, no completeness, no one person, nothing that points to what another sentence said. The words of a measure are
those of its names, so a new indicator is covered by being named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.names import NAMES, phrases_of
from goldenthread.narrative.plain import stems
from goldenthread.narrative.sentence import Sentence
from goldenthread.narrative.tokens import Kind
from goldenthread.terms.months import Month

_OF_ANY_TEXT = """
    a an the of in on at to for from by with per and or not who that which their our its is are was were be been being
    have has had having within under over out up into as than more least all any no new old one two three four five ten
    child children young people person number rate figure share percentage proportion average total social service
    family families help early days day months month years year week weeks working calendar time first second last
    held made done seen completed recorded report subject age aged band case cases initial local authority
    good better open active start end ending starting worker workers staff post posts full-time equivalent use usage
    target targets subsequent than
"""
_OF_ANY = frozenset(_OF_ANY_TEXT.split())
_ALSO = {
    "care": (
        "custody",
        "foster",
        "home",
        "placement",
        "adopt",
        "adoption",
        "accommodate",
        "leaver",
        "residential",
    ),
    "leaver": ("pathway", "tenancy"),
    "accommodation": ("home", "housing", "placement", "tenancy"),
    "unregistered": ("home", "placement", "unregulated"),
    "conference": ("icpc", "review"),
    "protection": ("register", "cpp"),
    "enquiry": ("strategy", "investigate", "investigation"),
    "referral": ("refer", "contact"),
    "assessment": ("assess",),
    "employment": ("employ", "job", "apprentice", "neet", "eet"),
    "health": ("medical",),
}
_PEOPLE = frozenset(
    {"child", "children", "people", "youth", "youngster", "infant", "baby", "sibling", "pupil"}
)
_NO_PRACTICE_TEXT = """
    time timely timeliness timescale standard meet met expect expectation within absence absent week weekend day night
    annual annually today now date month year term success successful fail failure achieve complete exist
    reflect reflection picture story see saw seen measure this these those it they them such there here link connection
    connect relation relate brother sister uncle aunt grandparent right ready able exam first current currently soon
    statutory valid value threshold known recent ongoing pilot trial was were had did came went excellent good poor
    strong follow followed link match performance sent taken took
"""
_NO_PRACTICE = frozenset(_NO_PRACTICE_TEXT.split())
_NOUN = (
    r"(?:child|girl|boy|baby|infant|newborn|toddler|teenager|teen|adolescent|youngster|pupil|student|person|individual"
    r"|adult|woman|man|mother|father|mum|dad|parent|sibling|brother|sister|son|daughter|uncle|aunt|grandparent|guardian"
    r"|leaver|refugee|witness|friend|male|female|youth|family|household|neighbour|victim|survivor|resident|somebody"
    r"|someone)"
)
_PERSON = re.compile(
    rf"\b(?:the|our|his|her|their|your|my|its|a|an|this|that|one|each|another|no)\s+(?:[\w-]+\s+){{0,3}}?{_NOUN}"
    r"(?!\w|-(?:led|cent|friend|focus))"
    r"(?!\s+(?:protection|in\s+need|health|poverty|exploitation|sexual|criminal|welfare|safeguarding|support|hubs?"
    r"|group|courts?|justice|help|practice|network|services?|plans?|programmes?|first|support)\b)"
    r"|\b(?:he|she|him|his|her|hers|himself|herself|somebody|someone)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:Grant|Hope|Will|May|Page|Young|Frank|Joy|Faith|Mark|Drew|Dean|Ward)\s+(?:was|is|has|had|came|left|now)\b"
)
_THING = re.compile(
    r"\b(?:an?|one|each|another|the|this|that)\s+(?:[\w-]+\s+)?(?:conference|icpc|enquiry|referral|assessment|placement"
    r"|plan|review|adoption|visit|case|home|move|death)\b(?!\s+(?:chairs?|service|team|process)\b)",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:with|like|alongside|along|likewise|too|also|as|so|similarly)\b", re.IGNORECASE)
_IN_TIME = re.compile(r"\b(?:in|on|to|within)\s+(?:time|timescale|schedule|standard)s?\b", re.IGNORECASE)
_SOCIAL_CARE = re.compile(
    r"\b(?:health\s+and\s+)?(?:social\s+care|care\s+about|take\s+care)\b", re.IGNORECASE
)


def one_person(text: str) -> bool:
    """Whether a text speaks of a single person: "the girl in custody", "his daughter", "he"."""
    return bool(_PERSON.search(text) or _NAMED.search(text))


def told_of_kept_back(cells: Cells, sentence: Sentence, rest: str, *, claims: bool) -> str:
    """Why a sentence may tell of what is kept back; "" where it doesn't. rest: what is left of it beside its claims."""
    subjects = _subjects(cells)
    if not subjects:
        return ""
    words = _words(rest if claims else sentence.text)
    touched = [word for word in words if stems(word) & subjects]
    if claims:
        if touched:
            return f"it speaks of {touched[0]!r}, of which figures are kept back, beside a figure"
        return ""
    about = touched or any(stems(word) & _PEOPLE for word in words)
    if about and _is_dated(sentence, cells.card.month):
        return "it says when, of children or of what has figures that are kept back"
    if about and (late := _IN_TIME.search(sentence.text)):
        return f"{late[0]!r} may tell how many"
    if touched:
        odd = [word for word in words if stems(word) & _NO_PRACTICE]
        if odd:
            return f"of {touched[0]!r} figures are kept back, and {odd[0]!r} may tell of them"
        if thing := _THING.search(sentence.text):
            return f"of {touched[0]!r} figures are kept back, and {thing[0]!r} is one"
    return ""


def rides_along(after: str) -> str:
    """The word by which what follows a figure's change may say the same of something else: "fell, with ..."."""
    found = _JOINS.search(after)
    return found[0] if found else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_][\w'-]*", _SOCIAL_CARE.sub(" ", text).replace("\u2019", "'"))


def _subjects(cells: Cells) -> frozenset[str]:
    """The words of every measure of which a figure in the report is kept back."""
    found: set[str] = set()
    for row in cells.card.rows:
        if any(figure.value is None for figure in (*row.months, row.year)):
            named = NAMES.get(row.indicator.code)
            found |= _of_names((*(named.phrases if named else ()), *phrases_of(row.indicator)))
    for word in list(found):
        found.update(_ALSO.get(word, ()))
    return frozenset(found)


def _of_names(phrases: Iterable[str]) -> set[str]:
    words = re.findall(r"[a-z][a-z-]+", " ".join(phrases).casefold())
    return {stem for word in words for stem in stems(word) if not stems(word) & _OF_ANY and len(stem) > 2}


def _is_dated(sentence: Sentence, month: Month) -> bool:
    """Whether a sentence names a time that is not to come."""
    for token in sentence.of(Kind.PERIOD):
        if token.period is not None and not (token.period.months and min(token.period.months) > month):
            return True
    years = re.findall(r"\b(?:19|20)\d\d\b", sentence.text)
    return any(int(year) <= month.year for year in years) and not sentence.of(Kind.PERIOD)
