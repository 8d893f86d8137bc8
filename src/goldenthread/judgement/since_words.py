"""What a measure did since an action finished, in sentences. They say "since", and never "because of"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.judgement.chances import Noise, chance_of
from goldenthread.judgement.saying import listed
from goldenthread.judgement.since_doubts import Doubt
from goldenthread.judgement.since_rules import JUST_BEFORE, WINDOW, Before, Found, Rule
from goldenthread.judgement.spc.rules import RUN
from goldenthread.terms.judging import Direction
from goldenthread.terms.showing import show, show_day, show_month, shown_apart
from goldenthread.terms.words import Better, Unit

NOT_KNOWN = "Not known"
NO_FIGURES = "Not known: there is no final figure of this measure."
OUT_OF_REACH = "Not known: the day of delivery can't be right. Look at its year."
TOO_EARLY = "Too early to tell"
TOO_FEW_BEFORE = "Too few months before to tell"
NOTHING = "Nothing beyond chance since"
WAS_UNDER_WAY = "It moved that way before"
MORE_THAN_WAS_UNDER_WAY = "The figures moved that way before too. The change is more than that."
SLOW_MAY_BE_MISSED = (
    "With so few months before, a slow movement that was under way may not be seen; 24 show most."
)
CAUTION = "Since does not mean because of: other things changed in these months too."

_LABELS = {
    (Direction.BETTER, True): "Better since, by more than chance",
    (Direction.BETTER, False): "Better for a time, by more than chance",
    (Direction.WORSE, True): "Worse since, by more than chance",
    (Direction.WORSE, False): "Worse for a time, by more than chance",
    (Direction.NOT_RATED, True): "Changed since, by more than chance",
    (Direction.NOT_RATED, False): "Changed for a time, by more than chance",
}
_DOUBTS = {
    Doubt.ALIKE: "Figures that change little from month to month stay on one side by chance more often, and there "
    "is no more here than that.",
    Doubt.UNUSUAL: f"The last {JUST_BEFORE} months before were unusual, and after such months figures come back by "
    "themselves: against the months before those there is no change.",
}


@dataclass(frozen=True)
class Shown:
    """How the figures of a measure are written: its unit, and the decimals that it has."""

    unit: Unit
    decimals: int | None

    def averages(self, before: Before, since: Sequence[float]) -> str:
        """The average of the months before and of those since, apart where they differ."""
        mean = math.fsum(since) / len(since)
        places = shown_apart((before.mean, mean), self.unit, self.decimals)
        was, now = (show(value, self.unit, places) for value in (before.mean, mean))
        first, last = (show_month(before.months[at]) for at in (0, -1))
        return (
            f"The average of the {len(before.months)} months before, {first} to {last}, was {was}; of the "
            f"{len(since)} months since it is {now}."
        )


def label_of(way: Direction, lasts: bool) -> str:
    """A verdict of more than chance in a few words."""
    return _LABELS[way, lasts]


def few_before(there: int, needed: int, finished: date, older: int | None = None) -> str:
    """older: how many months before count, where figures lie before those."""
    have = "have" if there > 1 else "has"
    of_them = f"{there or 'none'} of the {older} months before {show_day(finished)} {have} a final figure"
    return (
        f"Too few months before to tell: {of_them if older else _months(there, 'before', finished)}, and {needed} "
        "are needed to know the usual ups and downs."
    )


def gaps_since(there: int, judged: int, finished: date) -> str:
    """Said when the months that are judged have gone by with too few figures in a row."""
    number = {0: "none", 1: "only 1"}.get(there, f"only {there}")
    has = "has" if there < 2 else "have"
    return (
        f"Not known: {number} of the first {judged} months since {show_day(finished)} {has} a final figure. A large "
        f"change takes {WINDOW} months in a row to show, a small change {RUN}. Later months are not judged."
    )


def few_since(there: int, finished: date) -> str:
    return (
        f"Too early to tell: {_months(there, 'since', finished)}. A large change takes {WINDOW} months in a "
        f"row to show, a small change {RUN}."
    )


def quiet_so_far(there: int, finished: date) -> str:
    return (
        f"Too early to tell: no large change in the {there} months since {show_day(finished)}, and a small "
        f"change takes {RUN} months in a row to show."
    )


def common(there: int, finished: date, averages: str) -> str:
    return (
        f"Nothing beyond chance in the {there} months since {show_day(finished)}. {averages} A small change may "
        "still be hidden in the usual ups and downs."
    )


def common_in_doubt(there: int, finished: date, averages: str, why: Sequence[Doubt]) -> str:
    return (
        f"Nothing beyond chance in the {there} months since {show_day(finished)}. {averages} {_doubts(why)}"
    )


def too_early_in_doubt(there: int, finished: date, why: Sequence[Doubt]) -> str:
    return (
        f"Too early to tell: the figures differ in the {there} months since {show_day(finished)}, but that may be "
        f"chance. {_doubts(why)}"
    )


def _doubts(why: Sequence[Doubt]) -> str:
    return " ".join(dict.fromkeys(_DOUBTS[doubt] for doubt in why))


def by_chance(before: int, screen: bool, *, alike: bool, bad_year: bool) -> tuple[str, ...]:
    """How often chance alone looks better, where it does so more often than elsewhere."""
    told = []
    if alike:
        many, wandering = (chance_of(noise, before, screen) for noise in (Noise.STOCK, Noise.WANDER))
        told.append(
            "Figures that change little from month to month go on one side by chance more often: of 100 figures that "
            f"no action changed about {many} would look better, and about {wandering} where figures wander with no "
            "level that they come back to."
        )
    if bad_year:
        many = chance_of(Noise.BAD_YEAR, before, screen)
        told.append(
            "If a bad year was the reason for the action, figures come back by themselves: of 100 such "
            f"figures that no action changed about {many} would look better."
        )
    return tuple(told)


def may_have_begun(month: str) -> str:
    return f"The change may have begun before the action finished: the figures differ most from {month} on."


def special(found: Found, way: Direction, averages: str, finished: date, lasts: bool) -> str:
    """A change beyond chance, with its rule, and whether it is still there."""
    end = "" if lasts else f" In the last {WINDOW} months it does not show."
    return (
        f"{_way(found, way)} since {show_day(finished)}, by more than chance: {_why(found)}. {averages}{end}"
    )


def under_way(found: Found, way: Direction, averages: str) -> str:
    return (
        f"{_way(found, way)} than before, by more than chance, but the figures moved that way before the action "
        f"finished, so what came since can't be told apart: {_why(found)}. {averages}"
    )


def _way(found: Found, way: Direction) -> str:
    if way is Direction.NOT_RATED:
        return "Higher" if found.side > 0 else "Lower"
    return way.value.capitalize()


def _why(found: Found) -> str:
    side, edge = ("above", "upper") if found.side > 0 else ("below", "lower")
    start = show_month(found.first)
    if found.rule is Rule.RUN:
        return f"from {start} {RUN} months in a row are {side} the average and the middle figure of the months before"
    return (
        f"from {start} {WINDOW} months in a row are {side} the average of the months before, and go near their {edge} "
        "limit and beyond it"
    )


def earlier(found: Sequence[Found], better: Better) -> tuple[str, ...]:
    """A change the other way that was found first."""
    if not found:
        return ()
    up = found[0].side > 0
    way = (
        ("higher" if up else "lower") if better is Better.NEITHER else _good(up == (better is Better.HIGHER))
    )
    return (f"Before that, from {show_month(found[0].first)}, it was {way} by more than chance.",)


def _good(is_good: bool) -> str:
    return "better" if is_good else "worse"


def anew(month: str, reason: str) -> str:
    return (
        f"Not known: the chart begins anew from {month}{_because(reason)}, when the action finished. The months before "
        "and since are not of one kind."
    )


def began(month: str, reason: str) -> str:
    return f"The months before are taken from {month} only, where the chart begins anew{_because(reason)}."


def ended(month: str, reason: str) -> str:
    return f"Months from {month} are not judged: the chart begins anew there{_because(reason)}."


def neither(month: str) -> str:
    return f"{month}, in which the action finished, counts neither as before nor as since."


def also(others: Sequence[tuple[date, str]]) -> tuple[str, ...]:
    """Other things that changed."""
    if not others:
        return ()
    return (f"Also in that time: {listed([f'{what} ({show_day(day)})' for day, what in others])}.",)


def no_variation() -> str:
    return "The months before are all the same, so there are no limits: only a run of months can tell."


def left_out(gaps: int) -> str:
    there = "1 month has" if gaps == 1 else f"{gaps} months have"
    return f"{there} no final figure and {'is' if gaps == 1 else 'are'} left out."


def only_first(months: int) -> str:
    return f"Only the first {months} months since are judged: the later, the more else has changed."


def _because(reason: str) -> str:
    return f" ({reason.rstrip('.')})" if reason else ""


def _months(there: int, when: str, finished: date) -> str:
    number = {0: "no month", 1: "1 month"}.get(there, f"{there} months")
    return f"{number} {when} {show_day(finished)} {'have' if there > 1 else 'has'} a final figure"
