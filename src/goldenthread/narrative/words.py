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


OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP}


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
_GO = (
    r"(?:come|comes|came|coming|gone|go|goes|went|going|brought|bring|brings|driven|drove|drive|drives|pushed"
)
_GO += r"|pulled|push"
_GO += r"|taken|got|edged|crept|inched|drifted|moved|shot|stepped|trended|trending|headed|heading)"
CHANGES = {
    Way.UP: _pattern(
        r"increas(?:e|es|ed|ing)", r"(?:rise|rises|rose|risen|rising)", r"(?:grow|grows|grew|grown|growing|growth)",
        r"climb(?:ed|s|ing)?", rf"{_GO} up(?:wards?)?", r"up(?! to date| todate| to$|wards? of)",
        r"doubl(?:es?|ed|ing)",
        r"(?:trebl|tripl|quadrupl)(?:es?|ed|ing)",
        r"(?:jump|leap|spik|soar|surg|mount|rocket|balloon|swell)(?:s|es|ed|ing)?",
        r"(?:leapt|swollen|swelled)", r"escalat(?:es?|ed|ing)", r"expand(?:s|ed|ing)?", r"gain(?:s|ed|ing)?(?= \d)",
        r"(?:accelerat|heighten)(?:es?|ed|ing)?", r"picked up",
    ),
    Way.DOWN: _pattern(
        r"decreas(?:e|es|ed|ing)", r"(?:fall|falls|fell|fallen|falling)", r"drop(?:s|ped|ping)?",
        r"reduc(?:e|es|ed|ing|tion)", r"declin(?:e|es|ed|ing)", rf"{_GO} down(?:wards?)?", r"down",
        r"halv(?:es?|ed|ing)", r"dip(?:s|ped|ping)?", r"slip(?:s|ped|ping)?(?! through)", r"(?:slid|slides|sliding)",
        r"(?:shrink|shrinks|shrank|shrunk|shrinking)", r"(?:sink|sinks|sank|sunk|sinking)", r"lowered",
        r"lessen(?:s|ed|ing)?",
        r"slump(?:s|ed|ing)?", r"diminish(?:es|ed|ing)?", r"dwindl(?:es?|ed|ing)", r"plung(?:es?|ed|ing)",
        r"(?:tail|taper)(?:s|ed|ing)? (?:off|away)", r"(?:reced|wan)(?:es?|ed|ing)", r"plummet(?:s|ed|ing)?",
        r"tumbl(?:es?|ed|ing)",
        r"eas(?:es|ed|ing)(?=,? (?:to|from|by|in|since|slightly|sharply|again))",
        r"contract(?:ed|ing)(?= (?:to|from|by|in))",
    ),
    Way.LEVEL: _pattern(
        r"stay(?:s|ed|ing)? (?:the same|at)", r"remain(?:s|ed|ing)? (?:the same|unchanged|at)", r"unchanged",
        r"no change", r"not (?:changed|moved)", r"(?:did|does|do|has|have) ?(?:not|n['\u2019]t) (?:change|move)d?",
        r"(?:was|were|is|are) the same(?! as)", r"level at",
        r"(?:stay|remain|been|kept|keep|was|is|were|are|hold|held)(?:s|ed|ing)? "
        r"(?:broadly |fairly |largely )?(?:consistent|stable|steady|level|similar|flat|static|constant)(?! with| to)",
        r"(?:plateau|levell|flatten)(?:ed|s|ing)(?: off| out)?", r"held (?:steady|firm)", r"stabilis(?:es?|ed|ing)",
    ),
    Way.BETTER: _pattern(
        r"improv(?:e|es|ed|ing|ement)", r"(?:got|gotten|getting) better", r"(?:strengthen|recover)(?:s|ed|ing)?",
        r"(?:moving|moved|heading|going|gone) in the right direction",
    ),
    Way.WORSE: _pattern(
        r"worsen(?:s|ed|ing)?", r"deteriorat(?:e|es|ed|ing|ion)", r"(?:got|getting) worse", r"weaken(?:s|ed|ing)?",
        r"(?:moving|moved|heading|going|gone) in the wrong direction",
    ),
}  # fmt: skip
# "Stayed the same" is strict; these allow the small differences that "in line with" allows.
ROUGHLY_LEVEL = re.compile(
    r"consistent|stable|steady|similar|broadly|fairly|largely|flat|stabilis|plateau|levell|constant|static|firm",
    re.IGNORECASE,
)
# A change that went the same way at every step.
PATH = re.compile(
    r"\b(?:(?:in )?(?:every|each)(?: single)? month|month (?:on|by|after|upon) month|steadily|consistently"
    r"|continuously|gradually"
    r"|continually|progressively|relentlessly|throughout|without exception|(?:has |have )?continu(?:e|es|ed|ing) to"
    r"|step by step|all the way)\b",
    re.IGNORECASE,
)

# Where a figure stands to another: to England, the neighbours, the target, another time. "Lower in May than in
# June" too.
_THAN = r"(?: than|(?=[^.;:]{1,90}\bthan\b)|(?= ?(?:[.,;]|$)))"
STANDINGS = {
    Way.UP: _pattern(
        rf"(?:higher|more|greater|larger|bigger){_THAN}", "above", "over", r"exceed(?:s|ed|ing)?",
        "beyond", r"outstrip(?:s|ped)?", r"outnumber(?:s|ed|ing)?", r"in excess of", r"top(?:s|ped)(?= )",
    ),
    Way.DOWN: _pattern(
        rf"(?:lower|less|fewer|smaller){_THAN}", "below", "under", r"trail(?:s|ed)?(?: behind)?",
    ),
    Way.LEVEL: _pattern(
        r"in line with", r"in keeping with", r"compar(?:able|es well) (?:with|to)", r"similar to",
        r"(?:close|near|nearer) to",
        r"(?:about |much )?the same as", r"consistent with", r"on a par with", r"equal(?:s|led)?(?: to)?",
        r"match(?:es|ed|ing)",
        r"level with", r"not far (?:from|off)", r"on a level with", r"mirror(?:s|ed)?", r"no different (?:from|to)",
    ),
    Way.BETTER: _pattern(
        rf"(?:better|stronger){_THAN}", r"ahead of", r"outperform(?:s|ed|ing)?", r"surpass(?:es|ed|ing)?", r"beats?",
        r"superior to",
    ),
    Way.WORSE: _pattern(
        rf"(?:worse|weaker|poorer){_THAN}", r"(?:falls?|fell|is|are|was|were) behind", r"lag(?:s|ged)?(?: behind)?",
        r"underperform(?:s|ed|ing)?", r"inferior to",
    ),
}  # fmt: skip
# With "compared with England" before them these need no "than".
COMPARED = re.compile(
    r"(?:^|[,;:]\s*)(?:compared (?:with|to)|relative to|in comparison (?:with|to))\s", re.IGNORECASE
)
BARE_STANDINGS = {
    Way.UP: _pattern(r"(?:higher|more|greater|larger|bigger)"),
    Way.DOWN: _pattern(r"(?:lower|less|fewer|smaller)"),
    Way.BETTER: _pattern(r"better"),
    Way.WORSE: _pattern(r"worse"),
}
# "We have seen fewer repeat referrals": beside a measure too.
BESIDE_A_NAME = {
    Way.UP: _pattern(r"more(?= (?:(?:of )?(?:our|the|these) )?\u0001)"),
    Way.DOWN: _pattern(r"(?:fewer|less)(?= (?:(?:of )?(?:our|the|these) )?\u0001)"),
}
SLIGHTLY = re.compile(r"\b(?:slightly|just|a little|marginally|fractionally|a touch)\s*$", re.IGNORECASE)

FAR = re.compile(
    r"\b(?:well|far|much|significantly|substantially|considerably|markedly|notably|way)\s*$", re.IGNORECASE
)

REACHED = _pattern(
    r"(?:(?:is|was|are|were|be|been|has|have|had)(?:n['\u2019]t)?\s+(?:(?:not|yet|now|been|always|all)\s+)*"
    r"|not\s+(?:yet\s+)?)"
    r"(?:reached|met|achieved|hit|missed|kept(?!\s+(?:back|at|in|on|up|the\s+same)))",
    r"(?:met|missed|hit|reached|achieved|kept\s+to)(?=\s+(?:our\s+|the\s+"
    r"|its\s+)?\u0001)",  # "met the target": it was taken before
    r"(?:meets|reaches|misses|keeps to)", r"(?:does not|doesn['\u2019]t|did not|didn['\u2019]t) (?:meet|reach|keep to)",
    r"(?:short of|on target)",
)  # fmt: skip
ON_TARGET = _pattern(
    r"(?:not |n['\u2019]t )?(?:yet )?(?:on|off) target",
    r"(?:not |n['\u2019]t )?(?:yet )?(?:back )?(?:within|inside)"
    r"(?= (?:(?:our|the|its|their|agency|\d+%?) ){0,2}targets?\b)",
    r"(?:not |n['\u2019]t )?(?:yet )?(?:clears?|cleared|overtaken|overtook|overtakes?|meets?|met|meeting|missing"
    r"|hitting|reaching|(?:are|is) at)"
    r"(?= (?:(?:(?:all )?(?:of )?(?:our|the|its|their) )(?:[\w%.\u0001]+ ){0,2}"
    r"|(?:agency |\d+(?:\.\d+)?% )?)targets?\b)",
)
NOT_REACHED = re.compile(r"\bnot\b|n['\u2019]t\b|miss|short|off", re.IGNORECASE)

SIGNALS = (
    (_pattern(r"statistically significant change"), frozenset(Variation) - {Variation.COMMON}),
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

# How a figure is rated against another.
RATED = re.compile(
    r"(?<!\w)(?:rated |is |are |was |were )+(?P<rag>green|amber|red)(?= (?:against|for|on|by|versus|compared) )",
    re.IGNORECASE,
)
# Comparisons that the scorecard could answer only with arithmetic of the reader's own.
LIKENED = _pattern(
    r"(?:nearly |almost |about |over |more than )?(?:twice|double|half|treble|triple|(?:two|three|four|five|ten"
    r"|\d+) times)"
    r"(?= (?:the|that|those|as|what|our|its|England|national|statistical|neighbours|of (?:that|those|what))\b)",
    r"as (?:\w+ ){1,4}?as(?! well| part| a result| possible)",
    r"the same (?:number|rate|share|proportion|percentage|figure)",
    "identical",
    r"likel(?:y|ier) than",
    r"(?:more|less) likely",
    r"(?:most|mostly|the majority|a majority|a minority|the minority)(?! recent| important| of all| vulnerable| need)",
    r"clos(?:e|es|ed|ing) the gap",
    r"compares? (?:very )?(?:well|favourably|unfavourably|poorly|badly)",
    r"unusually (?:high|low)(?!(?:er)? figures)",
    r"shows? (?:a|some) signal(?! of)",
    r"use (?:has |have )?(?:risen|fallen|rose|fell|grown|dropped)",
    r"peak(?:s|ed|ing)?",
    r"bottomed out",
    r"troughed",
    r"at (?:its|their|an?) (?:\w+ )?(?:peak|height|low|high)",
)
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
    patterns = (
        LIKENED,
        PATH,
        *CHANGES.values(),
        *STANDINGS.values(),
        REACHED,
        RANKS,
        *(pattern for pattern, _ in SIGNALS),
    )
    return any(letter.isdigit() for letter in text) or any(pattern.search(text) for pattern in patterns)
