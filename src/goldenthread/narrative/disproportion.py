"""Whether a measure is the same for all, in words: who is compared with whom, how many times, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from goldenthread.judgement.rate_ratio import RateRatio
from goldenthread.judgement.saying import listed
from goldenthread.scorecard.disproportion import OTHERS, Compared, Disproportion
from goldenthread.terms.showing import round_half_up
from goldenthread.terms.words import Breakdown

TOO_FEW = "too few to tell"
_GIRLS = {"children": ("girls", "boys"), "young people": ("young women", "young men")}
_ETHNIC = {
    "White": "White {}",
    "Mixed": "{} of mixed ethnicity",
    "Asian": "Asian {}",
    "Black": "Black {}",
    "Other": "{} of another ethnic group",
}


@dataclass(frozen=True)
class People:
    """Who is counted: "children" or "young people"."""

    noun: str

    def named(self, kind: Breakdown, group: str) -> str:
        """A group of them, as it stands inside a sentence."""
        if kind is Breakdown.SEX:
            return _GIRLS[self.noun][group == "M"]
        if kind is Breakdown.ETHNICITY:
            return _ETHNIC[group].format(self.noun)
        if kind is Breakdown.DISABILITY:
            return f"disabled {self.noun}" if group == "yes" else f"{self.noun} who are not disabled"
        if group == OTHERS:
            return f"{self.noun} of other ages"
        return (
            f"{self.noun} aged {group.replace('-', ' to ')}"
            if group[:1].isdigit()
            else f"{self.noun} {group}"
        )


def sentence(of: Disproportion, one: Compared, people: People) -> str:
    """One comparison: "Girls are 1.6 times as likely as boys to be counted (1.1 to 2.3): more than chance."""
    ours, theirs = people.named(of.kind, one.group), people.named(of.kind, one.reference)
    subject = f"{ours[:1].upper()}{ours[1:]}"
    if one.ratio is None:
        return f"{subject} compared with {theirs}: {TOO_FEW}."
    if math.isinf(one.ratio.value):
        return (
            f"{subject} are counted, and no {theirs} are: more than chance."
            if one.ratio.is_clear
            else (f"{subject} are counted, and no {theirs} are: chance alone can explain that.")
        )
    times, low, high = shown(one.ratio)
    sure = "more than chance" if one.ratio.is_clear else "chance alone can explain the difference"
    how = (
        f"are counted {times} times as often as {theirs}, for how many of each live in the area"
        if of.by_population
        else f"are {times} times as likely as {theirs} to be counted"
    )
    return f"{subject} {how} ({low} to {high}): {sure}."


def in_short(of: Disproportion, one: Compared, people: People) -> str:
    """A difference that chance can explain: "girls, 1.4 times as likely as boys (0.8 to 2.5)"."""
    assert one.ratio is not None  # noqa: S101 - where there are too few nothing is told
    times, low, high = shown(one.ratio)
    as_ = "as often" if of.by_population else "as likely"
    ours, theirs = people.named(of.kind, one.group), people.named(of.kind, one.reference)
    return f"{ours}, {times} times {as_} as {theirs} ({low} to {high})"


def shown(ratio: RateRatio) -> tuple[str, str, str]:
    """The ratio and its interval, with as many decimals as it takes to see on which side of 1 they lie."""
    values = (ratio.value, ratio.low, ratio.high)
    for places in (1, 2, 3):
        texts = tuple("no limit" if math.isinf(v) else str(round_half_up(v, places)) for v in values)
        looks_clear = all(text != str(round_half_up(1.0, places)) for text in texts[1:])
        if looks_clear or not ratio.is_clear:
            break
    return texts[0], texts[1], texts[2]


def finding(found: tuple[Disproportion, ...], people: People) -> str:
    """The differences that chance alone does not explain, in one sentence."""
    clear = [(of, one) for of in found for one in of.compared if one.ratio is not None and one.ratio.is_clear]
    if clear:
        names = listed([people.named(of.kind, one.group) for of, one in clear])
        return f"A difference that is more than chance is seen for {names}."
    told = any(one.ratio is not None for of in found for one in of.compared)
    if told:
        return "No difference between groups is more than chance can explain."
    return "There are too few to tell whether it is the same for all groups."
