"""The words that make a claim: directions, comparisons, signals, targets, and the time that they speak of.

A word that is not here makes no claim that the scorecard could hold or break.
"""

from __future__ import annotations

import re
from enum import StrEnum

from goldenthread.terms.judging import Movement, Variation
from goldenthread.terms.words import Better


class Way(StrEnum):
    """Where something went, or where it stands to something else."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"
    BETTER = "better"
    WORSE = "worse"


WAYS = {Movement.UP: Way.UP, Movement.DOWN: Way.DOWN, Movement.LEVEL: Way.LEVEL}


def sided(way: Way | None, better: Better) -> Way | None:
    """Better and worse as up and down; None where neither way is good."""
    if way not in (Way.BETTER, Way.WORSE):
        return way
    if better is Better.NEITHER:
        return None
    return Way.UP if (way is Way.BETTER) == (better is Better.HIGHER) else Way.DOWN


def _pattern(*phrases: str) -> re.Pattern[str]:
    words = "|".join(phrase.replace(" ", r"[\s\-]+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)


# What a figure did between two times. The longest match at a place counts.
CHANGES = {
    Way.UP: _pattern(
        r"increas(?:e|es|ed|ing)", r"(?:rise|rises|rose|risen|rising)", r"(?:grew|grown|growing|growth)",
        r"climb(?:ed|s|ing)?", r"went up", r"gone up", r"going up", r"up(?! to date| todate| to$|wards? of)",
        r"doubl(?:ed|ing)", r"(?:trebl|tripl|quadrupl)(?:ed|ing)", r"jump(?:ed)?", r"(?:soar|surg|spik)ed", r"crept up",
    ),
    Way.DOWN: _pattern(
        r"decreas(?:e|es|ed|ing)", r"(?:fall|falls|fell|fallen|falling)", r"drop(?:s|ped|ping)?",
        r"reduc(?:e|es|ed|ing|tion)", r"declin(?:e|es|ed|ing)", r"went down", r"gone down", r"going down", r"down",
        r"halv(?:ed|ing)", r"dip(?:ped)?",
        r"(?:tumbl|plummet|eas)ed(?= (?:to|from|by|in|since|slightly|sharply|again))",
    ),
    Way.LEVEL: _pattern(
        r"stay(?:s|ed|ing)? (?:the same|at)", r"remain(?:s|ed|ing)? (?:the same|unchanged|at)", r"unchanged",
        r"no change", r"not changed", r"was the same", r"level at",
        r"(?:stay|remain|been|kept|keep|was|is|were|are|hold|held)(?:s|ed|ing)? "
        r"(?:broadly |fairly |largely )?(?:consistent|stable|steady|level|similar)(?! with| to)",
    ),
    Way.BETTER: _pattern(r"improv(?:e|es|ed|ing|ement)", r"(?:got|gotten|getting) better"),
    Way.WORSE: _pattern(r"worsen(?:s|ed|ing)?", r"deteriorat(?:e|es|ed|ing|ion)", r"(?:got|getting) worse"),
}  # fmt: skip
# "Stayed the same" is strict; these allow the small differences that "in line with" allows.
ROUGHLY_LEVEL = re.compile(r"consistent|stable|steady|similar|broadly|fairly|largely", re.IGNORECASE)

# Where a figure stands to England, the neighbours or the target.
STANDINGS = {
    Way.UP: _pattern(
        r"(?:higher|more|greater|larger) than", "above", "over", r"exceed(?:s|ed|ing)?", r"outstrip(?:s|ped)?",
    ),
    Way.DOWN: _pattern(
        r"(?:lower|less|fewer|smaller) than", "below", "under", r"trail(?:s|ed)?(?: behind)?", r"lags? behind",
    ),
    Way.LEVEL: _pattern(
        r"in line with", r"in keeping with", r"compar(?:able|es well) (?:with|to)", r"similar to", r"close to",
        r"(?:about |much )?the same as", r"consistent with", r"on a par with", r"equal to", r"matches", r"level with",
    ),
    Way.BETTER: _pattern(r"better than"),
    Way.WORSE: _pattern(r"worse than"),
}  # fmt: skip
SLIGHTLY = re.compile(r"\b(?:slightly|just|a little|marginally|fractionally|a touch)\s*$", re.IGNORECASE)

REACHED = _pattern(
    r"(?:(?:is|was|are|were|be|been|has|have|had)(?:n['\u2019]t)?\s+(?:(?:not|yet|now|been|always|all)\s+)*|not\s+(?:yet\s+)?)"
    r"(?:reached|met|achieved|hit|missed|kept(?!\s+(?:back|at|in|on|up|the\s+same)))",
    r"(?:met|missed|hit|reached|achieved|kept\s+to)(?=\s+\u0001)",  # "met the target": it was taken before
    r"(?:meets|reaches|misses|keeps to)", r"(?:does not|doesn['\u2019]t|did not|didn['\u2019]t) (?:meet|reach|keep to)",
    r"(?:short of|on target)",
)  # fmt: skip
NOT_REACHED = re.compile(r"\bnot\b|n['\u2019]t\b|miss|short", re.IGNORECASE)

SIGNALS = (
    (
        _pattern(
            r"no (?:\w+ )?(?:signal|sign of change|significant change)",
            r"not (?:yet )?a signal", r"(?:usual|normal|random) (?:ups and downs|variation)(?=[:,] no signal)",
        ),
        frozenset({Variation.COMMON}),
    ),
    (
        _pattern(r"signal of (?:an )?improvement", "statistically significant improvement"),
        frozenset({Variation.IMPROVEMENT_HIGH, Variation.IMPROVEMENT_LOW}),
    ),
    (
        _pattern(r"signal of (?:a )?concern", "signal of (?:a )?worsening", "statistically significant worsening"),
        frozenset({Variation.CONCERN_HIGH, Variation.CONCERN_LOW}),
    ),
    (
        _pattern(r"signal of (?:unusually )?high(?:er)? figures", r"signal of (?:a|an) (?:rise|increase)"),
        frozenset({Variation.NEITHER_HIGH, Variation.IMPROVEMENT_HIGH, Variation.CONCERN_HIGH}),
    ),
    (
        _pattern(r"signal of (?:unusually )?low(?:er)? figures", r"signal of (?:a|an) (?:fall|drop|decrease)"),
        frozenset({Variation.NEITHER_LOW, Variation.IMPROVEMENT_LOW, Variation.CONCERN_LOW}),
    ),
)  # fmt: skip

ABSENT = _pattern(r"no figures? for")
FINAL = _pattern(r"(?:is|are|was|were) final", r"not (?:yet )?final", "provisional")
RANKS = _pattern(
    "highest",
    "lowest",
    r"(?:the )?best",
    r"(?:the )?worst",
    r"(?:top|bottom|upper|lower) quartile",
    "record (?:high|low)",
)


def makes_claims(text: str) -> bool:
    """Whether a text holds a number, or a word of change, comparison or rank."""
    patterns = (*CHANGES.values(), *STANDINGS.values(), REACHED, RANKS, *(pattern for pattern, _ in SIGNALS))
    return any(letter.isdigit() for letter in text) or any(pattern.search(text) for pattern in patterns)
