"""Commentary is checked before it is published: what could tell a reader which child is meant.

A finding says where, what kind, and what to do. It never repeats what it found: it may be read where the text may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.disclosure.in_words import few_in_words
from goldenthread.disclosure.look_alikes import seen

_DIGITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_WORDS = _DIGITS | {
    "a single": 1,
    "single": 1,
    "a couple of": 2,
    "couple": 2,
    "both": 2,
    "a pair of": 2,
    "only one": 1,
}
_PEOPLE = (
    r"child(?:ren)?|young\s+(?:person|people|adults?|women|woman|m[ae]n)|bab(?:y|ies)|infants?|toddlers?|teenagers?"
    r"|boys?|girls?|siblings?|brothers?|sisters?|twins?|pupils?|famil(?:y|ies)|mothers?|fathers?|parents?"
    r"|care\s+leavers?|(?:care[\s-]experienced|looked[\s-]after)|uasc|cases?|referrals?|conferences?|enquir(?:y|ies)"
    r"|assessments?|plans?|placements?|adoptions?|deaths?|incidents?|of\s+(?:them|these|those|whom)"
)
_OTHER_THINGS = (
    r"(?:years?|months?|weeks?|days?|hours?|times|visits?|points?|working|council\w*|authorit\w+|neighbours?|teams?"
    r"|areas?|social|workers?|managers?|staff|services?|localit\w+|measures?|indicators?|figures?|charts?|tables?|lists?"
    r"|reasons?|steps?|halves|thirds?|quarters?|fifths?|tenths?)\b"
)
_NOT_BETWEEN = (
    rf"(?:{_OTHER_THINGS}|(?:per|in|to|and|or|percent|out|for|that|which|when|where|why|how|with|on|at|by|from|as|than|but"
    r"|if|so)\b)"
)
_NAMED_BY_NUMBER = (
    "level",
    "list",
    "step",
    "stage",
    "table",
    "chart",
    "section",
    "part",
    "tier",
    "quarter",
    "version",
)
_PART_OF = ("one in", "two in", "three in", "four in", "1 in", "2 in", "3 in", "4 in")
_NOT_AFTER = "".join(rf"(?<!\b{re.escape(words)}\s)" for words in (*_NAMED_BY_NUMBER, *_PART_OF))
_SHARE = r"(?!\s+(?:per|for\s+every|out\s+of\s+every|in\s+(?:every|each))\b)"
_HOW_MANY_EACH = (
    r"(?!\s+(?:placements?|plans?)(?:\s+(?:or\s+more|or\s+fewer|a\s+child|each|in\s+(?:the|a|an|\d+)\b|within|over)\b"
    r"|\s*$))"
)
_ONE = (
    r"(?:[\w'’-]+\s+)?(?:child|young\s+(?:person|adult|woman|man)|baby|infant|toddler|teenager|boy|girl|sibling|brother|sister"
    r"|son|daughter|pupil|care\s+leaver|mother|father)"
)
_AGE = (
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)"
)
_THE_ONE = r"\b(?:an?|the|one|this|that|our|her|his|their)"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\s+(?:19|20)\d\d"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d)"
)
_NOT_OF_PEOPLE = "".join(
    rf"(?<!\b{word}\s)"
    for word in (
        "no", "this", "that", "each", "any", "every", "phase", "stage", "tier", "step", "part", "priority", "level",
        "table", "figure", "chart", "section", "page", "week", "day", "year", "quarter", "version", "band",
        "schedule", "chapter", "annex", "appendix", "objective", "recommendation", "regulation", "list",
    )
)  # fmt: skip
_NO_PEOPLE = (
    r"in\s+(?:every|each)\b|per\s?cent|percentage|points?|working|calendar|days?|weeks?|months?|years?|quarters?|hours?|times|another|off"
    r"|in\s+(?:\d+|three|four|five|six|seven|eight|nine|ten)\b|thirds?|quarters?|halves|half|fifths?|sixths?|tenths?|of\s+(?:the|our|these|those)\s+(?:\w+\s+)?(?:measures|priorities|targets|areas"
    r"|teams|localities|services|councils|neighbours|actions|steps|reasons|things|ways)"
    r"|(?:\w+\s+)?(?:measures|priorities|targets|areas|teams|localities|services|councils|neighbours|actions|steps|reasons"
    r"|things|ways|workshops|visits\s+a|reviews\s+a)"
)
_BORN = r"(?:born|birth|birthday|d\.?o\.?b\.?)"

SMALL_NUMBER, ONE_PERSON, ONE_AGE, INITIALS, BIRTH_DATE, POSTCODE, IDENTIFIER = (
    "small number", "one person", "age of one child", "initials", "date of birth", "postcode", "identifier"
)  # fmt: skip
WHAT_TO_DO = {
    SMALL_NUMBER: 'A number this small beside children can point to one of them. Write "a small number of".',
    ONE_PERSON: "What is told of one child or young person tells who is meant. Say how it is for all, or leave it out.",
    ONE_AGE: "The age of one child can tell who is meant. Leave it out, or speak of an age band.",
    INITIALS: "Initials or a letter can name a child to those who know the family. Leave them out.",
    BIRTH_DATE: "A date of birth names a child. Leave it out; an age band says enough.",
    POSTCODE: "A postcode is a few homes. Name the locality in its place.",
    IDENTIFIER: "This looks like the number of a person or a case. Leave it out.",
}


@dataclass(frozen=True, order=True)
class TextFinding:
    """A place in a text: line and column counted from 1, and the characters from `start` to `end`."""

    start: int
    end: int
    line: int
    column: int
    kind: str

    @property
    def what_to_do(self) -> str:
        return WHAT_TO_DO[self.kind]

    def __str__(self) -> str:
        return f"Line {self.line}, column {self.column}: {self.kind}. {self.what_to_do}"


def check_text(text: str, threshold: int = 5, *, strict: bool = False) -> list[TextFinding]:
    """What in a commentary could tell which child is meant, in the order in which it stands.

    `strict`: any number from 1 to the threshold that is not of time, of per cent or of things that are no people, as
    in what people write for the public: "two were placed there" says enough to those who know the family.
    """
    text = _plain(text)
    found = {(span, kind) for kind, span in _found(text, threshold)}
    if strict:
        found |= {
            (match.span("number"), SMALL_NUMBER) for match in _any_small_number(threshold).finditer(text)
        }
        found |= {(span, kind.value) for kind, span in few_in_words(text, threshold)}
    return sorted(
        TextFinding(
            start, end, text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1, kind
        )
        for (start, end), kind in found
    )


def _plain(text: str) -> str:
    """The text without signs that can't be seen, and without the stars and lines of Markdown; as long as it was."""
    return re.sub(r"(?<!\w)[*_]+(?=\w)|(?<=\w)[*_]+(?!\w)", lambda marks: " " * len(marks[0]), seen(text))


def _any_small_number(threshold: int) -> re.Pattern[str]:
    words = "|".join(word for word, number in _DIGITS.items() if number <= threshold)
    digits = "|".join(str(number) for number in range(threshold, 0, -1))
    return re.compile(
        rf"{_NOT_OF_PEOPLE}{_NOT_AFTER}(?<![\w.,/£%–-])(?P<number>{digits}|{words})"
        rf"(?![\w%/–-]|[.,]\d|\s*%|\s+(?:{_NO_PEOPLE})\b)",
        re.IGNORECASE,
    )


def _found(text: str, threshold: int) -> Iterator[tuple[str, tuple[int, int]]]:
    for pattern in _small_numbers(threshold):
        for match in pattern.finditer(text):
            yield SMALL_NUMBER, match.span("number")
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield kind, match.span("what")
    for match in _NUMBERS.finditer(text):
        if _is_identifier(match["what"]):
            yield IDENTIFIER, match.span("what")


def _small_numbers(threshold: int) -> list[re.Pattern[str]]:
    """A number from 1 to the threshold before or after a word for children or what happens to them."""
    words = sorted((word for word, number in _WORDS.items() if number <= threshold), key=len, reverse=True)
    spelt = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    digits = "|".join(str(number) for number in range(threshold, 0, -1))
    number = (
        rf"(?P<number>(?<![\w.,/£%-]){_NOT_AFTER}(?:{digits})(?![\w.,/%-]*\d|[\w%-])"
        rf"|{_NOT_AFTER}\b(?:{spelt})\b(?!-)){_HOW_MANY_EACH}"
    )
    between = rf"(?:\s+(?!{_NOT_BETWEEN})(?:of\s+(?:the|our|these|those)\s+)?(?:\d[\d,]*|[\w'’-]+)){{0,3}}?"
    return [
        re.compile(rf"{number}{between}\s+(?:{_PEOPLE})\b{_SHARE}", re.IGNORECASE | re.MULTILINE),
        re.compile(
            rf"\b(?:{_PEOPLE})(?:\s+[\w'’-]+){{0,3}}\s*[(:=–—-]\s*{number}(?=\s*(?:[).,;:]|$))",
            re.IGNORECASE | re.MULTILINE,
        ),
        re.compile(
            rf"\b(?:of\s+whom|of\s+them|of\s+these|of\s+those),?\s+(?:only\s+)?{number}(?!\s+{_OTHER_THINGS})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<number>(?:the|our|her|his|their)\s+only)\s+{_ONE}\b", re.IGNORECASE),
        re.compile(r"\b(?P<number>twins|triplets)\b", re.IGNORECASE),
    ]


_PERSON = (
    r"\b(?:[Cc]hild|[Cc]hildren|[Yy]oung [Pp]erson|[Bb]aby|[Ss]iblings?|[Mm]other|[Ff]ather|[Bb]oy|[Gg]irl)"
)
_NO_INITIALS = r"(?!I\b|A\s+[a-z]|(?:CP|CPP|CIN|CLA|SEN|NHS|EHC)\b)"
_NO_NAMES = r"(?!U\.\s?K|U\.\s?S\.|E\.\s?U\.|N\.\s?B\.)"
_NUMBER_OF = r"\b(?:case|child|person|client|record|file|reference|ref|id|upn|nhs)\s*(?:no|number|id|ref)?\.?\s*[:#]\s*"
_PATTERNS = [
    (ONE_AGE, re.compile(
        rf"{_THE_ONE}\s+(?:[\w'’-]+\s+){{0,2}}?(?P<what>{_AGE}[\s-](?:years?|months?|weeks?)[\s-]old)"
        rf"(?=\s+{_ONE}\b|\s*(?:[.,;:)]|$)|\s+(?:who|from|in|with|was|is|had|has)\b)", re.IGNORECASE | re.MULTILINE)),
    (ONE_AGE, re.compile(
        rf"{_THE_ONE}\s+{_ONE}\s*[,(]?\s*(?:aged|age|of)\s+(?P<what>{_AGE})\b"
        r"(?!\s*(?:[-–%]|(?:years?\s+)?(?:to|or|and)\b))", re.IGNORECASE)),
    (ONE_AGE, re.compile(rf"{_THE_ONE}\s+{_ONE}\s*[,(]\s*(?P<what>{_AGE})\s*[,)]", re.IGNORECASE)),
    (INITIALS, re.compile(rf"{_PERSON}\s+(?P<what>{_NO_INITIALS}[A-Z]{{1,3}}\d?)(?![\w&])")),
    (INITIALS, re.compile(rf"(?<![\w.]){_NO_NAMES}(?P<what>[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?)(?!\w)")),
    (INITIALS, re.compile(r"\binitials?\s+(?P<what>[A-Z]{2,3})\b")),
    (BIRTH_DATE, re.compile(rf"\b{_BORN}(?!\w)[^.;\n]{{0,25}}?(?P<what>{_DATE})", re.IGNORECASE)),
    (BIRTH_DATE, re.compile(rf"(?P<what>{_DATE})\s*\(?(?:{_BORN})", re.IGNORECASE)),
    (POSTCODE, re.compile(r"\b(?P<what>(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}))\b", re.IGNORECASE)),
    (IDENTIFIER, re.compile(r"\b(?P<what>[A-Z]\d{11}[A-Z\d]|[A-CEGHJ-PR-TW-Z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[A-D])\b")),
    (IDENTIFIER, re.compile(r"\b(?P<what>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\b", re.IGNORECASE)),
    (IDENTIFIER, re.compile(rf"{_NUMBER_OF}(?P<what>[A-Z]{{0,4}}[-/]?\d{{3,}})", re.IGNORECASE)),
]  # fmt: skip
_NUMBERS = re.compile(r"(?<![\w.,£])(?P<what>\d{3}\s\d{3}\s\d{4}|\d{3}-\d{3}-\d{4}|\d{6,})(?![\w%]|[.,]\d)")


def _is_identifier(text: str) -> bool:
    """Long numbers without commas; what could be a month written as 202306 is none."""
    digits = re.sub(r"\D", "", text)
    return not (len(digits) == 6 and digits[:2] in ("19", "20") and 1 <= int(digits[4:]) <= 12)
