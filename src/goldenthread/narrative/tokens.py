"""What in a sentence makes or places a claim: names, groups, times, comparators, words of change, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum

from goldenthread.narrative.amounts import (
    BETWEEN,
    COUNTED,
    NUMBER,
    SPELLED,
    TEN_THOUSAND,
    WORDED,
    counted,
    spelled,
    worded,
    written,
)
from goldenthread.narrative.cells import Whose
from goldenthread.narrative.names import Names
from goldenthread.narrative.periods import Period, periods_in
from goldenthread.narrative.words import (
    ABSENT,
    BARE_STANDINGS,
    BESIDE_A_NAME,
    CHANGES,
    COMPARED,
    FINAL,
    LIKENED,
    ON_TARGET,
    RANKS,
    RATED,
    REACHED,
    SIGNALS,
    STANDINGS,
    Way,
)
from goldenthread.terms.judging import Variation
from goldenthread.terms.months import Month


class Kind(StrEnum):
    NAME = "name"
    GROUP = "group"
    PERIOD = "period"
    COMPARATOR = "comparator"
    STANDING = "standing"
    REACHED = "reached"
    SIGNAL = "signal"
    RANK = "rank"
    RATED = "rated"
    LIKENED = "likened"
    ALL = "all"
    ABSENT = "absent"
    FINAL = "final"
    CHANGE = "change"
    NUMBER = "number"
    PASSED = "passed"


@dataclass(frozen=True)
class Token:
    """A stretch of a sentence with what it means; only the fields of its kind are set.

    unit: "%", "per 10,000", "points", "children" or "things" (what is counted), "other" (money) or "".
    high: the other end of a range ("22%-24%"). in_words: how far off a number in words may be ("a quarter").
    everyone: whether the number is that of "all" or "none".
    """

    kind: Kind
    start: int
    end: int
    text: str
    keys: tuple[str, ...] = ()
    group: str = ""
    period: Period | None = None
    whose: Whose | None = None
    way: Way | None = None
    variations: frozenset[Variation] = frozenset()
    number: float = 0.0
    decimals: int = 0
    high: float | None = None
    unit: str = ""
    in_words: float | None = None
    everyone: bool = False


_GROUP = re.compile(
    r"(?P<age>(?i:aged?s?|age group)\s)?(?<![\w.])(?P<low>\d{1,2})\s?(?:[\-\u2013]|\sto\s|\sand\s)\s?(?P<high>\d{1,2})"
    r"(?!\s?%|\d|\sper\b|\.\d)(?P<old>[\s-](?i:years?)[\s-](?i:olds?))?(?!\w)"
)
# Numbers that are no claims: of a law, a page, a year, a reference.
PASSED = re.compile(
    r"https?://\S+"
    r"|(?<!\w)(?i:section|phase|priority|area|list|figure|table|chart|chapter|page|step|part|appendix"
    r"|regulation|annex|level"
    r"|stage|tier|band|version|block|row|note|question|action|objective"
    r"|measure)s?\s(?i:area\s)?\d+(?:\.\d+)*(?:\sand\s\d+)?"
    r"|(?<!\w)(?i:children|young\speople|people|those|aged)\s(?:aged\s)?(?i:under|over)\s\d\d|(?i:under|over)[\s-]\d\ds"
    r"|(?<![\w.,])(?:19|20)\d\d(?:[/\-\u2013]\d\d(?:\d\d)?)?(?![\w%]|,\d|\.\d|\sper)"
    r"|(?<![\w.,])\d\d/\d\d(?![\w%/])"
    rf"|(?<!\w)(?i:per|every)\s{TEN_THOUSAND}\b"
)
_COMPARATORS = (
    (Whose.ENGLAND, r"(?:the )?(?:England|English|national(?:ly)?)(?:['\u2019]s)?"),
    (
        Whose.NEIGHBOURS,
        r"(?:our |the |its |their )?"
        r"(?:statistical[\s\-]+neighbour(?:s['\u2019]?|['\u2019]s)?|neighbours['\u2019]?|neighbour(?= average))",
    ),
    (Whose.TARGET, r"(?:the |our |its |their )?target(?! (?:to|for improvement|date))"),
)
_OF_COMPARATOR = r"(?: (?:average|mean|figure|rate|level|value|percentage)s?(?! of our))?"
_TO_COME = re.compile(
    r"\b(?:to|will|would|can|could|should|must|may|might|aims? to|help(?:s|ed)?|further)\s+$"
)
_GOES_ON = re.compile(
    r"\b(?:continu(?:e|es|ed|ing)|begun|began|begins?|started|tend(?:s|ed)?|seems?) to\s+$", re.IGNORECASE
)
_WISHES = frozenset(
    {"increase", "decrease", "drop", "reduce", "decline", "improve", "climb", "strengthen", "expand"}
)
_IS = re.compile(
    r"\b(?:is|are|was|were|been|has|have|be|and|still|keeps?|kept)\s+(?:\w+ly\s+|again\s+|still\s+)?$", re.I
)
# "Before rising to 59", "after falling in May", ", improving from 84%".
_AS_TOLD = re.compile(r"(?:\b(?:before|after|then|having)|,)\s+(?:\w+ly\s+|again\s+)?$", re.IGNORECASE)
_GOES_FROM_OR_TO = re.compile(
    r"^\s+(?:\w+ly\s+|again\s+|back\s+)?(?:to\s(?=(?:about\s|around\s|nearly\s|over\s)?\d)|from\s|(?:again\s)?in\s+\u0001)",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"^\s+(?:again\s+)?(?:from|to|on|by|since|compared|in|every|each|month|again|for)\b"
    r"|^\s*(?:[.,;)]|$)",
    re.I,
)


@dataclass
class _Reader:
    """The text with what has been understood blanked out, so that nothing is understood twice."""

    text: str
    left: str = ""
    tokens: list[Token] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.text

    def take(self, start: int, end: int, kind: Kind, **meaning: object) -> None:
        self.tokens.append(Token(kind, start, end, self.text[start:end].strip(), **meaning))  # type: ignore[arg-type]
        self.left = self.left[:start] + "\u0001" * (end - start) + self.left[end:]

    def take_all(
        self,
        pattern: re.Pattern[str],
        meaning: Callable[[re.Match[str]], tuple[Kind, dict[str, object]] | None],
    ) -> None:
        for match in list(pattern.finditer(self.left)):
            found = meaning(match)
            if found and "\u0001" not in self.left[match.start() : match.end()]:
                self.take(match.start(), match.end(), found[0], **found[1])


def tokens_of(
    text: str, names: Names, groups: Collection[str], month: Month, places: Collection[str] = ()
) -> list[Token]:
    """The tokens of one sentence, in order. `places`: names of areas, whose words and numbers mean nothing else."""
    reader = _Reader(text)
    for place in places:
        reader.take_all(re.compile(rf"(?<!\w){re.escape(place)}(?!\w)"), lambda _: (Kind.PASSED, {}))
    for mention in names.found(reader.left):
        reader.take(mention.start, mention.end, Kind.NAME, keys=mention.keys)
    reader.take_all(_GROUP, lambda match: _group(match, groups))
    reader.take_all(LIKENED, lambda _: (Kind.LIKENED, {}))
    reader.take_all(ON_TARGET, lambda _: (Kind.REACHED, {}))
    for whose, words in _COMPARATORS:
        pattern = re.compile(rf"(?<!\w)(?i:{words})(?!\w)(?i:{_OF_COMPARATOR})(?!\w)")
        reader.take_all(pattern, lambda _, whose=whose: (Kind.COMPARATOR, {"whose": whose}))  # type: ignore[misc]
    for period in periods_in(reader.left, month):
        reader.take(period.start, period.end, Kind.PERIOD, period=period)
    _take_words(reader)
    reader.take_all(PASSED, lambda _: (Kind.PASSED, {}))
    reader.take_all(SPELLED, lambda match: (Kind.NUMBER, spelled(match)))
    reader.take_all(WORDED, lambda match: (Kind.NUMBER, worded(match, reader.text)))
    for pattern in (BETWEEN, NUMBER):
        reader.take_all(pattern, lambda match: (Kind.NUMBER, written(match, reader.text)))
    for name in [token for token in reader.tokens if token.kind is Kind.NAME]:
        match = COUNTED.search(reader.left[: name.start])
        if match:
            reader.take(match.start("word"), match.end("word"), Kind.NUMBER, **counted(match))
    return sorted((t for t in reader.tokens if t.kind is not Kind.PASSED), key=lambda token: token.start)


def _take_words(reader: _Reader) -> None:
    for pattern, variations in SIGNALS:
        reader.take_all(pattern, lambda _, v=variations: (Kind.SIGNAL, {"variations": v}))  # type: ignore[misc]
    reader.take_all(RATED, lambda _: (Kind.RATED, {}))
    for way, pattern in STANDINGS.items():
        reader.take_all(pattern, lambda _, w=way: (Kind.STANDING, {"way": w}))  # type: ignore[misc]
    bare = BARE_STANDINGS if COMPARED.search(reader.text) else {}
    for several in (bare, BESIDE_A_NAME):
        for way, pattern in several.items():
            reader.take_all(pattern, lambda _, w=way: (Kind.STANDING, {"way": w}))  # type: ignore[misc]
    reader.take_all(ABSENT, lambda _: (Kind.ABSENT, {}))
    reader.take_all(FINAL, lambda _: (Kind.FINAL, {}))
    reader.take_all(REACHED, lambda _: (Kind.REACHED, {}))
    for way, pattern in CHANGES.items():
        reader.take_all(
            pattern,
            lambda m, w=way: (Kind.CHANGE, {"way": w}) if _is_told(m, reader.left) else None,  # type: ignore[misc]
        )
    reader.take_all(RANKS, lambda _: (Kind.RANK, {}))


def _is_told(match: re.Match[str], text: str) -> bool:
    """Whether a word of change tells what was, not what is wished for ("to reduce", "improving X is our aim")."""
    word, before, after = match[0].casefold(), text[: match.start()], text[match.end() :]
    if _GOES_ON.search(before):
        return True
    if word.endswith("ing"):
        return bool(_IS.search(before) or (_AS_TOLD.search(before) and _GOES_FROM_OR_TO.match(after)))
    if not before.strip(" *_") and word in _WISHES:
        return False
    if word in ("up", "down"):
        if re.match(r"\s+to\s", after):
            return bool(_IS.search(before))
        return bool(_IS.search(before) or _PAIRED.search(after))
    if word.startswith("improvement"):
        return bool(
            re.search(r"\b(?:an|is|was|the|this|some|no)\s+(?:\w+\s+)?$", before)
            and re.match(r"\s+(?:in|on|from|since)\b", after)
        )
    return not _TO_COME.search(before)


def _group(match: re.Match[str], groups: Collection[str]) -> tuple[Kind, dict[str, object]] | None:
    group = f"age={match['low']}-{match['high']}"
    named = match["age"] or match["old"]
    return (Kind.GROUP, {"group": group}) if named or group in groups else None
