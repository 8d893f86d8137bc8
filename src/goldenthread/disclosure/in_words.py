"""Small numbers and single people as people write of them: "a trio", "used twice", "a 14-year-old came in".

For what is written for the public alone. It finds what points to a few, and lets pass what reports say of all: "a child
protection plan", "one in five", "when a child comes into care". Names of people it cannot know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

from goldenthread.disclosure.look_alikes import hyphened


class Kind(StrEnum):
    """What a finding is called."""

    SMALL_NUMBER = "small number"
    ONE_PERSON = "one person"
    ONE_AGE = "age of one child"
    INITIALS = "initials"
    BIRTH_DATE = "date of birth"


Found = tuple[Kind, tuple[int, int]]

_ONE = (
    r"(?:child|young\s+(?:person|adult|woman|man|mother|father)|bab(?:y)|newborn|infant|toddler|teenager|teen|adolescent"
    r"|boy|girl|sibling|brother|sister|pupil|care\s+leaver|son|daughter|minor|youngster)"
)
_MANY = (
    rf"(?:{_ONE}|children|young\s+(?:people|adults|women|men)|babies|infants|toddlers|teenagers|boys|girls|siblings|brothers"
    r"|sisters|pupils|care\s+leavers|famil(?:y|ies)|cases?|deaths?|incidents?|referrals?|conferences?|adoptions?|placements?)"
)
_NOT_THE_PERSON = (
    r"(?!\s*-?\s*(?:protection|in\s+need|abuse|sexual|criminal|exploitation|neglect|safeguarding|welfare|poverty|care|health"
    r"|and\s+famil|practice|death\s+(?:overview|review)|friendly|focused|focussed|centred|led)\b|['-])"
)
_HAPPENED = (
    r"(?:was|were|had|died|left|came|moved|went|ran|waited|remained|entered|returned|became|started|began|ended|joined|stayed"
    r"|lived|turned|got|took|missed|absconded|arrived|disclosed|presented|alleged|harmed|attempted|lost|remains|waits"
    r"|has\s+(?:been|moved|left|died|come|gone|returned|waited|had|now|since)"
    r"|is\s+(?:in|at|on|living|placed|missing|waiting|still|now|currently|known|awaiting|due|being|housed))"
)
_OF_ALL = "".join(
    rf"(?<!\b{words}\s)"
    for word in (
        "when", "if", "where", "whenever", "before", "after", "once", "until", "how", "how long", "how often",
        "how well", "whether", "unless", "time", "that",
    )
    for words in [word.replace(" ", r"\s")]
)  # fmt: skip
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_AGE = (
    r"(?:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_SPAN = (
    r"(?:years?|months?|weeks?|days?|hours?|nights?|working|calendar|%|per\s?cent|percentage|points?|times)"
)
_THINGS = (
    r"(?:measures?|points?|areas?|ways?|reasons?|teams?|services?|targets?|priorities|steps?|figures?|actions?"
    r"|visits\s+a)"
)
_BIG = {
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a dozen": 12, "fifteen": 15,
    "twenty": 20,
}  # fmt: skip
_PART = {
    "half": Fraction(1, 2), "a half": Fraction(1, 2), "a third": Fraction(1, 3), "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4), "three quarters": Fraction(3, 4), "a fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
}  # fmt: skip
_NO_PERSON = (
    "AD|AI|ASB|BME|CAF|CAMHS|CCE|CCG|CEO|CIN|CLA|CP|CPP|CQC|CSC|CSE|CSV|CV|DCS|DV|EET|EH|EHC|EU|FGC|FTE|GDPR|GP|HMI|HR|ICB|ICS"
    "|ICT|IRO|IT|KPI|LA|LAC|LEA|LGA|MAR|MP|NFA|NHS|NI|ONS|PA|PDF|PLO|PRU|QA|QI|RAG|RAA|RI|SEN|SGO|SLT|SPC|SW|TAC|TAF|TV|UK|US"
    "|VS|YJS|YOS|YOT"
)


def _pattern(of: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(of, flags | re.MULTILINE)


_GROUPS = (
    # a number of people by a word of its own
    r"\b(?P<what>handful|trio|duo|quartet|quintet|threesome|foursome|quadruplets?|quads|triplets?|thrice)\b",
    rf"\b(?P<what>couple)\b(?!\s+of\s+(?:\w+\s+)?(?:{_SPAN}|{_THINGS}))",
    r"\b(?P<what>pair)\b(?!\s+(?:of\s+(?:hands|eyes|measures|indicators|charts|figures|teams)|up|with)\b)",
    r"\b(?P<what>twins?)\b(?!-|\s+(?:track|aims?|goals?|approach|priorit|objectives?))",
    rf"\b(?P<what>lone|solitary|sole|singular)\s+(?:[\w'-]+\s+)?{_MANY}\b{_NOT_THE_PERSON}",
    r"\b(?P<what>an?\s+(?:[\w'-]+\s+)?sibling\s+(?:group|set|pair))\b",
    rf"\b(?:{_MANY})\b,?\s+(?:\w+\s+)?(?P<what>both)\b|\b(?P<too>both)\s+(?:aged|under|over)\s+\w+",
    # how often
    r"\b(?P<what>twice)\b(?!\s+(?:the|as|that|what|our|its|a|an|per|every|each|weekly|monthly|yearly|annually|daily|over)\b)",
    rf"\b(?P<what>(?:only|just)\s+once)\b|\b(?P<too>once)\s+(?:in|during|this|last|that)\s+(?:(?:the|this|last)\s+)?"
    rf"(?:month|year|quarter|week|period|{_MONTHS})\b",
    r"(?<!\bat\s)(?<!\bthan\s)\b(?P<what>once)(?=\s*(?:[.;)]|$))",
    # which of them
    rf"\b(?P<what>first|second|third|fourth|fifth)(?:\s+and\s+(?:only|last))?\s+(?:such\s+)?(?:{_ONE}|case|death|fatality)\b"
    rf"{_NOT_THE_PERSON}(?!\s+(?:conference|review|file|work|holder|management|load))",
    # digits beside letters, and letters that stand for digits
    rf"(?<![\w.,/£%-])(?P<what>[1-5])(?:\.0+)?(?={_MANY}\b|\.0+\s+{_MANY}\b)",
    rf"\b{_MANY}(?P<what>[1-5])\b",
    rf"(?<![\w-])(?P<what>[1-5]|one|two|three|four|five)-(?:{_ONE})\b(?!\s+(?:protection))",
)
_RANGE = _pattern(
    rf"(?<!\d\sand\s)(?<!\d\sor\s)(?<!\d,\s)(?<!\baged\s)(?<!\bages\s)(?<!\bage\s)(?<!\bbands\s)(?<!\bband\s)(?<!\bpages\s)(?<!\blists\s)(?<!\btables\s)"
    rf"(?<!\bsections\s)(?<![\w.,/£%-])(?P<what>[1-5])\s*-\s*\d+\b(?![\w/%-]|[.,]\d|\s*-?\s*(?:{_SPAN}|year-olds?|{_THINGS})\b|\s*%)"
)
_ROMAN = _pattern(
    rf"(?<!\bPart\s)(?<!\bPhase\s)(?<!\bStage\s)(?<!\bSchedule\s)(?<!\bTier\s)(?<!\bType\s)\b(?P<what>I{{1,3}}|IV|V|l)\s+"
    rf"(?:{_MANY})\b{_NOT_THE_PERSON}",
    re.RegexFlag(0),
)
_PERSON = (
    rf"{_OF_ALL}\b(?P<what>an?(?:other)?)\s+(?:[\w'-]+\s+){{0,2}}?{_ONE}\b{_NOT_THE_PERSON}(?:\s+[\w'-]+){{0,6}}?\s+{_HAPPENED}\b",
    rf"\b(?:there\s+(?:was|is|has\s+been|remains)|including|involving|we\s+(?:placed|lost|received|accommodated|removed|moved"
    rf"|admitted|saw|had|have))\s+(?:only\s+|just\s+|still\s+)?(?P<what>an?(?:other)?)\s+(?:[\w'-]+\s+){{0,2}}?{_ONE}\b"
    rf"{_NOT_THE_PERSON}",
    r"\b(?P<what>an?(?:other)?|the)\s+(?:[\w'-]+\s+)?(?:death|suicide|fatality|homicide|stillbirth|serious\s+incident)\b"
    r"(?!\s+(?:overview|review|process|procedure|panel|policy|notification|rate)|\s+of\s+an?\b)",
    r"\b(?P<what>an?(?:other)?|one|single|lone)\s+(?:[\w'-]+\s+)?under[\s-](?:1\d|[1-9]|five|ten|sixteen|eighteen)\b"
    r"(?!['-]|\s*(?:%|years?|months?|population|rates?|measure|figure|group|category|age))",
)
_AGES = (
    rf"\b(?:an?(?:other)?|the|one|this|that|our)\s+(?:[\w'-]+\s+){{0,2}}?(?P<what>{_AGE}[\s-](?:years?|months?|weeks?)[\s-]olds?)\b"
    r"(?<!s)(?!\s*-|\s+(?:plan|policy|system|building|strategy|contract|agreement|target|measure|record|practice|home|service"
    r"|programme|problem|duty|law|list|figure|report)s?\b)",
    rf"\b(?:the|our|his|her|their|this|that)\s+(?:[\w'-]+\s+)?{_ONE}\s+(?:was|is|turned|had\s+turned)\s+(?:just\s+|only\s+|aged\s+)?"
    rf"(?P<what>{_AGE})\b(?!\s*(?:-|{_SPAN}|or\b|to\b|of\b))",
)
_BORN = (
    rf"\b(?:born|birth|birthday|d\.?o\.?b\.?)(?!\w)[^.;\n]{{0,20}}?(?:\b(?:in|on)|:)\s+(?:\w+\s+)?(?P<what>(?:{_MONTHS})(?:\s+(?:19|20)\d\d)?)\b",
)
_NAMED = _pattern(
    rf"(?<!\b[Tt]he\s)(?<!\b[Oo]ur\s)(?<![\w.&/-])(?P<what>(?!(?:{_NO_PERSON})\b)[A-Z]{{2,3}}|(?<!\b[Qq]uarter\s)[B-HJ-Z])"
    r"(?:'s\s+(?:mother|father|mum|dad|family|plan|placement|brother|sister|carers?|social\s+worker)"
    r"|\s+(?:came\s+into|left\s+care|left\s+home|moved\s+(?:to|in|out|home)|died|went\s+(?:home|into|missing)|returned\s+home|waited"
    r"|entered\s+care|lived|lives|ran\s+away|turned\s+\d|was\s+(?:placed|moved|born|removed|adopted|accommodated|missing|taken|seen)"
    r"|is\s+(?:placed|missing|in\s+care|living)|has\s+(?:moved|died|come\s+into|left\s+care)))\b",
    re.RegexFlag(0),
)
_PATTERNS = [
    *((Kind.SMALL_NUMBER, _pattern(of)) for of in _GROUPS),
    (Kind.SMALL_NUMBER, _RANGE),
    (Kind.SMALL_NUMBER, _ROMAN),
    *((Kind.ONE_PERSON, _pattern(of)) for of in _PERSON),
    *((Kind.ONE_AGE, _pattern(of)) for of in _AGES),
    *((Kind.BIRTH_DATE, _pattern(of)) for of in _BORN),
    (Kind.INITIALS, _NAMED),
]
_SHARE = _pattern(
    rf"(?<![\w.])(?:(?P<percent>\d+(?:\.\d+)?)\s*(?:%|per\s?cent)|(?P<part>{'|'.join(_PART)}))\s+of\s+(?:(?:the|our|all|these|those)\s+)*"
    rf"(?P<what>\d{{1,3}}|{'|'.join(_BIG)})\s+(?:[\w'-]+\s+)?{_MANY}\b"
)


def few_in_words(text: str, threshold: int) -> Iterator[Found]:
    """What in a text, already as it is seen, points to a few or to one; with the place of each."""
    text = hyphened(text)
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield kind, match.span("what" if match["what"] is not None else "too")
    for match in _SHARE.finditer(text):
        if 0 < round(_share(match)) <= threshold:
            yield Kind.SMALL_NUMBER, match.span("what")


def _share(match: re.Match[str]) -> Fraction:
    """How many a share of so many is: a quarter of eight."""
    whole = match["what"].lower()
    of = Fraction(whole) if whole.isdigit() else Fraction(_BIG[whole])
    return of * (Fraction(match["percent"]) / 100 if match["percent"] else _PART[match["part"].lower()])
