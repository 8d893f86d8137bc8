"""How figures are judged here: the rules in the council's own choices, and what it chose otherwise than is usual."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from markupsafe import Markup

from goldenthread.catalogue.pages import setting_in_words
from goldenthread.charts.cells import Rating, Signal, Travel
from goldenthread.judgement.improvement_legend import actions_legend, since_legend
from goldenthread.judgement.legend import legend
from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.judgement.rag import meaning
from goldenthread.judgement.settings import DEFAULT, Judgement
from goldenthread.judgement.tracking import Tracking
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.reports.words import STATUS_MEANINGS, STATUS_WORDS, sentence
from goldenthread.terms.choices import Choices
from goldenthread.terms.judging import Brag, Direction, Movement, Rag, Variation
from goldenthread.terms.showing import MARKS
from goldenthread.terms.words import Status
from goldenthread.workspace import Workspace

_NOT_RATED = "Neither way is better, there is nothing to compare with, or the figure is not final."
_NEUTRAL = {
    Variation.COMMON: "The month lies within what this measure always does: chance may be all of it.",
    Variation.IMPROVEMENT_LOW: "More than chance explains, and the good way.",
    Variation.CONCERN_HIGH: "More than chance explains, and the bad way.",
    Variation.NEITHER_HIGH: "More than chance explains, of a measure of which neither way is better.",
}
_DOUBTFUL = (
    "Perhaps no signal at all: more than half of the figures are the same, which the chart suits poorly."
)
_DIRECTIONS = {
    (Movement.UP, Direction.BETTER): "It went up, and up is good.",
    (Movement.UP, Direction.WORSE): "It went up, and up is bad.",
    (Movement.LEVEL, Direction.NO_CHANGE): "Both months are shown the same.",
    (Movement.DOWN, Direction.NOT_RATED): "It went down; neither way is better.",
}
Meanings = tuple[tuple[Markup | str, str], ...]


@dataclass(frozen=True)
class Choice:
    """A choice of the council. usual: the default, where it chose otherwise; "" where it did not."""

    name: str
    decides: str
    value: str
    usual: str


@dataclass(frozen=True)
class Judged:
    """All that the page on judging shows."""

    ratings: Meanings
    directions: Meanings
    signals: Meanings
    rules: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    worked: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]


def judged() -> Judged:
    here = workspace()
    judgement, tracking = here.judgement, here.tracking
    return Judged(
        _ratings(judgement),
        tuple((cell_markup(Travel(*pair)), words) for pair, words in _DIRECTIONS.items()),
        (
            *((cell_markup(Signal(one)), words) for one, words in _NEUTRAL.items()),
            (cell_markup(Signal(Variation.CONCERN_HIGH, is_doubtful=True)), _DOUBTFUL),
        ),
        legend(judgement),
        actions_legend(tracking),
        since_legend(judgement.method),
        (*_choices(judgement, DEFAULT), *_choices(tracking, Tracking())),
    )


def _ratings(judgement: Judgement) -> Meanings:
    return tuple(
        (
            cell_markup(Rating(rag)),
            _NOT_RATED if rag is Rag.NOT_RATED else sentence(meaning(rag, judgement.amber)),
        )
        for rag in Rag
    )


def _choices(chosen: Choices, default: Choices) -> list[Choice]:
    usual = default.as_dict()
    return [
        Choice(name, decides, _in_words(value), "" if value == usual[name] else _in_words(usual[name]))
        for name, (value, decides) in chosen.told().items()
    ]


def _in_words(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else setting_in_words(value)


def standings() -> tuple[tuple[str, str], ...]:
    """How final a figure can be."""
    final = "the time that people are given to record what happened has run, so the figure will not move"
    return tuple((STATUS_WORDS[status], sentence(STATUS_MEANINGS.get(status, final))) for status in Status)


def marks() -> tuple[tuple[str, str], ...]:
    """What stands in place of a number."""
    return tuple((mark, sentence(words)) for mark, words in MARKS.items())


@dataclass(frozen=True)
class Colour:
    """A colour of an action, in the words that its lead needs."""

    name: str
    label: str
    words: str


def colours() -> tuple[Colour, ...]:
    """What each colour says to the lead of an action, by the council's choices; the whole rules are `judged`."""
    chosen = workspace().tracking
    told = {
        Brag.BLUE: "Delivered, and somebody else accepted the evidence.",
        Brag.GREEN: "You say that it is on track, or steps are done and none is late.",
        Brag.AMBER: f"You have some doubt, a step is late, too little is done or said {chosen.due_soon} days before "
        f"its date, or nothing was said for {chosen.silent} days.",
        Brag.RED: "Past its date and not delivered, or you say that it will be late.",
        Brag.NOT_RATED: "Not begun, without a date, or begun not long ago and nothing said yet.",
    }
    return tuple(Colour(brag.value, BRAG_WORDS[brag], words) for brag, words in told.items())


def workspace() -> Workspace:
    return Workspace.open(settings.ENVIRONMENT.workspace)
