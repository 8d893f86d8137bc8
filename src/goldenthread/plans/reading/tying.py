"""What a draft's words say once they are all there: which indicators its measures are, and who is who."""

from __future__ import annotations

from dataclasses import replace

from goldenthread import catalogue
from goldenthread.plans.matching import indicator_of, nearest
from goldenthread.plans.plan import Action, Draft, Guess, Measure
from goldenthread.plans.reading.actions import called


def tied(draft: Draft) -> Draft:
    """The draft with its measures tied to the catalogue, and with leads written as they are elsewhere in it."""
    guesses = list(draft.guesses)
    measures = tuple(tied_measure(measure, guesses) for measure in draft.plan.measures)
    whole = {"".join(lead.split()): lead for action in draft.plan.actions for lead in action.leads}
    whole |= {
        "".join(lead.split()): lead
        for action in draft.plan.actions
        for lead in action.leads
        if all(word[0].isupper() for word in lead.split())
    }
    actions = tuple(_mended(action, whole, guesses) for action in draft.plan.actions)
    guesses.sort(key=lambda guess: guess.line)
    return replace(
        draft, plan=replace(draft.plan, measures=measures, actions=actions), guesses=tuple(guesses)
    )


def tied_measure(measure: Measure, guesses: list[Guess]) -> Measure:
    """The measure with the code of the indicator that it is; where that is not certain, a guess asks."""
    if measure.indicator:
        return measure
    if code := indicator_of(measure.name, measure.baseline, measure.now, measure.target):
        why = "The measure has the name of this indicator of the catalogue."
        guesses.append(Guess(measure.line, measure.name, "indicator", code, why))
        return replace(measure, indicator=code)
    guesses.append(Guess(measure.line, measure.name, "indicator", "", _asks(nearest(measure.name))))
    return measure


def _asks(near: tuple[str, ...]) -> str:
    if not near:
        return "No indicator is certain: choose one, or say that somebody enters its figures."
    titles = "; ".join(f"{catalogue.load()[code].title} ({code})" for code in near)
    return (
        f"No indicator is certain. It may be: {titles}. Choose one, or say that somebody enters its figures."
    )


def _mended(action: Action, whole: dict[str, str], guesses: list[Guess]) -> Action:
    """The action with a lead whose name a line had cut in two, where the name stands whole elsewhere."""
    leads = tuple(whole["".join(lead.split())] for lead in action.leads)
    for old, new in zip(action.leads, leads, strict=True):
        if old != new:
            why = "A line of the page ends inside this name, which stands whole elsewhere: put together."
            whose = called(action.number, action.text, action.line)
            guesses.append(Guess(action.line, whose, "leads", new, why))
    return replace(action, leads=leads)
