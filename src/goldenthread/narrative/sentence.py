"""One sentence with its tokens: what each claim in it speaks of, and of what time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from goldenthread.narrative.cells import Whose
from goldenthread.narrative.pairs import next_to, whose_in_order
from goldenthread.narrative.periods import Period
from goldenthread.narrative.tokens import Kind, Token
from goldenthread.narrative.words import Way
from goldenthread.terms.months import Month

_OF = re.compile(
    r"^[\s\w]{0,12}\b(?:of|in|for)\s+(?:the\s|all\s|our\s|these\s)*"
    r"(?:(?:average\s)?(?:number|rate|percentage|proportion|share|total)\s(?:of\s)?)?(?:the\s|our\s)*$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"[;:(]|\bthan\b|,?\s(?:and|but|while|whereas)\s(?:this|the|it|was|were|in|for|is|are|then|now)\b"
    r"|,\s?(?:and|but|while|which|with|compared|lower|higher|in line)\b|\s(?:while|whereas|but)\s",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    r"^\W*(?:this|that|it|its|these|those|they|which|in|for|by|over|since|compared|counted|up|down|there|no"
    r"|(?:the|both)\s(?:\w+\s|12-month\s)?"
    r"(?:figures?|rates?|numbers?|averages?|percentages?|proportion|share|total|months|target|chart|neighbours))\b",
    re.IGNORECASE,
)
_GROUP_NEXT = re.compile(r"^\s*(?:for|of|at|among|in)\s(?:\w+\s){0,3}$", re.IGNORECASE)
_COMPARATOR_BEFORE = re.compile(
    r"^(?:['\u2019]s)?[\s(:,]*(?:(?:of|at|is|was|were|figure|rate|average|which|stands?|it|mean|hold|holds|held"
    r"|have|has|had|record|recorded|report|reported"
    r"|achieve|achieved|complete|completed|see|saw|do|manage|managed)\s+)*\(?$",
    re.IGNORECASE,
)
_COMPARATOR_AFTER = re.compile(r"^\)?\s*(?:for|in|across|by|among|amongst)\s*$", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:about\s|around\s)?$", re.IGNORECASE)
_FROM_TO = re.compile(r"^\W*(?:in\s|on\s)?\W*to\s+$|^\s*to\s+$", re.IGNORECASE)
_WORD = r"(?:(?!(?:and|but|while|whereas|or|so|as|we|our|than)\b)[\w'\u2019-]+\s)"
_THEIR_NAME = re.compile(
    rf"^(?:['\u2019]s?)?\s{_WORD}{{0,2}}?(?:(?:for|of|in|on)\s{_WORD}{{0,5}}?)?$", re.IGNORECASE
)
_IN = re.compile(r"(?:^|[.;:]\s)In\s$")
_IS = re.compile(
    r"^(?:[\s,(\u0001]|\b(?:is|was|are|were|at|of|stands?|stood|in|on|the|for|only|now|currently|about|around"
    r"|average|and)\b)*$",
    re.IGNORECASE,
)
_THEY = re.compile(r"^\s(?:(?:has|have|had|also|is|are|was|were)\s)*$", re.IGNORECASE)
_APPOSED = re.compile(r"^\s?[,(]\s?(?:at\s)?$")
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|relative to|in comparison (?:with|to)|versus|set against|against)\s(?:in\s"
    r"|that of\s|those of\s)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(?:about\s|around\s|nearly\s|over\s)?$", re.IGNORECASE)
_STRAIGHT = re.compile(r"^\s+(?:about\s|around\s|nearly\s|over\s)?$", re.IGNORECASE)
_LABELLED = re.compile(r"^\s*:?\s*$")
_BRACKET = re.compile(r"^\s\((?:in\s|for\s)?$")
_TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_BEHIND = re.compile(r"^\s?\)\s(?:(?:in|over|for|at|on|during)\s(?:the\s)?)?$", re.IGNORECASE)
_OPENS, _CLOSES = re.compile(r"^\s?\((?:at\s)?$"), re.compile(r"^\s?\)")
# What follows is of a later time than what stands before: "held at 84% in May, then improved to 88%".
_MOVES_ON = re.compile(
    r"\b(?:then|before(?=\s+\w+ing\b)|later|afterwards|since(?=\s+\w+(?:ed|en)\b)|and\s+(?:is|are)\s+now)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^(?:,\s?|,?\sand\s|,?\sthen\s|,?\sto\s|\sin\s|\s)*$")


@dataclass(frozen=True)
class Subject:
    """What a claim speaks of. keys: the rows that its name may mean; group: as named, None where none is.

    said: the words in which it was named, where a later sentence goes on with it.
    """

    keys: tuple[str, ...]
    group: str | None
    said: str = ""


@dataclass(frozen=True)
class Sentence:
    """A sentence of the text. `carried`: what the sentence before it spoke of."""

    text: str
    line: int
    tokens: tuple[Token, ...]
    carried: Subject | None

    def of(self, kind: Kind) -> list[Token]:
        return [token for token in self.tokens if token.kind is kind]

    @cached_property
    def names(self) -> list[Token]:
        return self.of(Kind.NAME)

    @property
    def names_target(self) -> bool:
        """Whether a target is spoken of: "the target", "on target", "met their targets"."""
        return any(t.whose is Whose.TARGET for t in self.of(Kind.COMPARATOR)) or any(
            _TARGET.search(self.text) for _ in self.of(Kind.REACHED)
        )

    def gap(self, first: Token, second: Token) -> str:
        return self.text[first.end : second.start]

    def before(self, token: Token) -> str:
        return self.text[: token.start]

    def subjects(self, token: Token) -> Iterator[Subject]:
        """What the token may speak of, the likeliest first."""
        group = self._group(token)
        after = next((name for name in self.names if name.start >= token.end), None)
        before = next((name for name in reversed(self.names) if name.end <= token.start), None)
        ahead = after is not None and bool(_OF.match(self.gap(token, after)))
        order = [after, before] if ahead else [before, after]
        for name in order:
            if name is not None:
                yield Subject(name.keys, self._or_carried(group, name.keys))
        if self.carried is not None and not self.names and self._looks_back():
            yield Subject(self.carried.keys, self.carried.group if group is None else group)

    def carries(self) -> Subject | None:
        """What the next sentence speaks of when it names nothing itself."""
        groups = [token.group for token in self.of(Kind.GROUP)]
        if self.names:
            keys = self.names[-1].keys
            return Subject(keys, groups[-1] if groups else self._or_carried(None, keys), self.text)
        if self.carried is not None and groups and self._looks_back():
            return Subject(self.carried.keys, groups[-1], self.carried.said)
        return self.carried

    def _looks_back(self) -> bool:
        return bool(_BACKWARD.match(self.text)) or bool(self.tokens and self.tokens[0].start == 0)

    def _or_carried(self, group: str | None, keys: tuple[str, ...]) -> str | None:
        if group is None and self.carried is not None and self.carried.keys == keys:
            return self.carried.group
        return group

    def _group(self, token: Token) -> str | None:
        groups = self.of(Kind.GROUP)
        following = next((g for g in groups if g.start >= token.end), None)
        if following is not None and _GROUP_NEXT.match(self.gap(token, following)):
            return following.group
        preceding = next((g for g in reversed(groups) if g.end <= token.start), None)
        chosen = preceding or following
        return chosen.group if chosen else None

    def period(self, token: Token) -> Period | None:
        """The time that a token speaks of: the nearest after it in its clause, else the nearest before it."""
        found = self._period_at(token)
        if found is None and token.kind is Kind.NUMBER and self.in_brackets(token):
            found = self._period_around(token)
        found = found or self.period_after(token)
        if found is None and not self.is_from(token):
            found = self._period_before(token)
        run = self.listed(token) if found is None and token.kind is Kind.NUMBER else []
        whole = (self.period_after(run[-1]) or self._period_before(run[0])) if len(run) > 1 else None
        return whole if whole is not None and len(whole.months) == len(run) else found

    def _period_at(self, token: Token) -> Period | None:
        """The time just before a number: "May 467", "May-23: 467", "on April (329) and May (467)"."""
        before = next((t for t in reversed(self.tokens) if t.end <= token.start), None)
        if token.kind is not Kind.NUMBER or before is None or before.kind is not Kind.PERIOD:
            return None
        return before.period if _LABELLED.match(self.gap(before, token)) or self.in_brackets(token) else None

    def _period_around(self, number: Token) -> Period | None:
        """The time of a number in brackets: just behind them, else before: "June's referrals (495) were ..."."""
        after = next_to(self.tokens, number, 1)
        if after is not None and after.kind is Kind.PERIOD and _BEHIND.match(self.gap(number, after)):
            return after.period
        return self._period_before(number)

    def in_brackets(self, number: Token) -> bool:
        """Whether a number stands alone in brackets: "in May (467)"."""
        before = next((t for t in reversed(self.tokens) if t.end <= number.start), None)
        opened = before is not None and _OPENS.match(self.gap(before, number))
        return bool(opened and _CLOSES.match(self.text[number.end :]))

    def is_on_the_year(self, token: Token) -> bool:
        """Whether the sentence speaks of a rolling or average figure before it comes to the token: "the average in
        June was 85%" may be June's or that of the year to June."""
        for other in self.tokens:
            if other.start >= token.start or other.kind is Kind.NUMBER:
                return False
            if other.period is not None and other.period.kind == "year":
                return True
        return False

    def is_size(self, number: Token) -> bool:
        """Whether a number says how much something changed: "by 5%", "up 3%"."""
        before = next((t for t in reversed(self.tokens) if t.end <= number.start), None)
        moved = before is not None and before.kind is Kind.CHANGE and before.way is not Way.LEVEL
        straight = before is not None and moved and bool(_STRAIGHT.match(self.gap(before, number)))
        return straight or bool(_BY.search(self.before(number)))

    def end_of_span(self, number: Token) -> Month | None:
        """The month of "from 20" or of "to 23" where the two are said of one stretch: "between May and June"."""
        step = 1 if self.is_from(number) else -1
        other = next_to(self.tokens, number, step)
        if other is None or other.kind is not Kind.NUMBER or self.is_from(number) is self.is_from(other):
            return None
        first, second = (number, other) if step == 1 else (other, number)
        if not re.fullmatch(r"\s*to\s+(?:about\s+|around\s+)?", self.gap(first, second)):
            return None
        period = self.period_after(second) or self._period_before(first)
        months = period.months if period is not None and period.kind == "months" else ()
        return months[0 if step == 1 else -1] if len(months) > 1 else None

    def period_after(self, token: Token) -> Period | None:
        for other in self.tokens:
            if other.start < token.end:
                continue
            gap = self.gap(token, other)
            in_brackets = other.kind is Kind.PERIOD and _BRACKET.match(gap)
            if (not in_brackets and _NEW_CLAUSE.search(gap)) or other.kind in (
                Kind.NUMBER,
                Kind.COMPARATOR,
                Kind.STANDING,
            ):
                return None
            if other.kind is Kind.PERIOD:
                return other.period
        return None

    def _period_before(self, token: Token) -> Period | None:
        for other in reversed(self.tokens):
            if other.end > token.start:
                continue
            if other.kind is Kind.PERIOD:
                gap = self.gap(other, token)
                apart = self._is_baseline(other) and not _APPOSED.match(gap)
                return None if apart or _MOVES_ON.search(gap) else other.period
            if other.kind is Kind.NUMBER and not (
                self.is_from(other) and _FROM_TO.search(self.gap(other, token))
            ):
                return None
            if other.kind is Kind.COMPARATOR:
                return None
        return None

    def _is_baseline(self, period: Token) -> bool:
        """Whether a time is the one compared with ("from May", "27% at the last report"), not that of what follows."""
        previous = next(
            (t for t in reversed(self.tokens) if t.end <= period.start and t.kind is Kind.NUMBER), None
        )
        owned = (
            previous is not None and self.is_from(previous) and self.period_after(previous) == period.period
        )
        return owned or bool(
            re.search(r"\b(?:since|from|than)(?:\s+in)?\s+$", self.before(period), re.IGNORECASE)
        )

    def is_from(self, token: Token) -> bool:
        """Whether a number is the one that something changed from."""
        return token.kind is Kind.NUMBER and bool(FROM.search(self.before(token)))

    def comparator_of(self, number: Token) -> Whose | None:
        """Whose figure a number is, where it stands beside England, the neighbours or the target."""
        if (told := whose_in_order(self.text, self.tokens, number)) is not None:
            return None if told is Whose.OURS else told
        at = self.tokens.index(number)
        before = self.tokens[at - 1] if at else None
        if before and before.kind is Kind.COMPARATOR and _COMPARATOR_BEFORE.match(self.gap(before, number)):
            return None if self._has_its_own(before, number) else before.whose
        name = next((t for t in reversed(self.tokens[:at]) if t.kind not in (Kind.PERIOD, Kind.GROUP)), None)
        if name is not None and name.kind is Kind.NAME and (whose := self._owner(name)) is not None:
            return whose if _IS.match(self._without_times(name, number)) else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after and after.kind is Kind.COMPARATOR:
            straight = not self.gap(number, after).strip() and after.text.casefold() not in (
                "england",
                "english",
            )
            if straight or _COMPARATOR_AFTER.match(self.gap(number, after)):
                return after.whose
        return None

    def _has_its_own(self, comparator: Token, number: Token) -> bool:
        """Whether a council has had its number: "compared with 89% in England, 84% of our children"."""
        first = next_to(self.tokens, comparator, -1)
        has = (
            first is not None
            and first.kind is Kind.NUMBER
            and _COMPARATOR_AFTER.match(self.gap(first, comparator))
        )
        return bool(has) and self.gap(comparator, number).lstrip().startswith(",")

    def mover(self, change: Token) -> Whose | None:
        """Whose figure a word of change is said of, where it is not ours: "England's referral rate fell"."""
        at = self.tokens.index(change)
        before = next(
            (t for t in reversed(self.tokens[:at]) if t.kind not in (Kind.PERIOD, Kind.GROUP)), None
        )
        if before is None:
            return None
        if before.kind is Kind.COMPARATOR and before.whose is not Whose.TARGET:
            return before.whose if _THEY.match(self._without_times(before, change)) else None
        if before.kind is Kind.NAME and not re.search(r"\b(?:our|we)\b|,", self.gap(before, change)):
            return self._owner(before)
        return None

    def compared_with(self, token: Token) -> Token | None:
        """The time or the other council that a sentence begins its comparison with: "compared with May, ..."."""
        placed = (t for t in self.tokens if t.end <= token.start and t.kind in (Kind.PERIOD, Kind.COMPARATOR))
        return next((other for other in placed if _COMPARED.search(self.before(other))), None)

    def _owner(self, name: Token) -> Whose | None:
        """Whose a named figure is: "England's referral rate", "our neighbours' caseload", "the target for ..."."""
        at = self.tokens.index(name)
        before = self.tokens[at - 1] if at else None
        if before is None or before.kind is not Kind.COMPARATOR:
            return None
        first = self.tokens[at - 2] if at > 1 else None
        if first is not None and first.kind in (Kind.NAME, Kind.NUMBER):
            return None
        gap = self.gap(before, name)
        if gap.startswith(",") and (
            _IN.search(self.before(before)) or before.text.casefold() == "nationally"
        ):
            gap = gap[1:]
        return before.whose if _THEIR_NAME.match(gap) else None

    def _without_times(self, first: Token, second: Token) -> str:
        """What stands between two tokens, times and age groups left out."""
        text = self.text
        for token in self.tokens:
            if token.kind in (Kind.PERIOD, Kind.GROUP) and first.end <= token.start < second.start:
                text = text[: token.start] + "\u0001" * (token.end - token.start) + text[token.end :]
        return text[first.end : second.start]

    def listed(self, number: Token) -> list[Token]:
        """The list that a number is one of: "71%, 86% and 82%"; the number alone where it is in none."""
        run = [number]
        numbers = self.of(Kind.NUMBER)
        at = numbers.index(number)
        for other in reversed(numbers[:at]):
            if not _LISTED.match(self.gap(other, run[0])) or self.is_from(other):
                break
            run.insert(0, other)
        for other in numbers[at + 1 :]:
            if not _LISTED.match(self.gap(run[-1], other)) or self.is_from(run[-1]):
                break
            run.append(other)
        return run
