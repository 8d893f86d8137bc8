"""How a judgement is shown: always a word and a shape, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.judgement.progress_words import BRAG_WORDS
from goldenthread.terms.judging import Brag, Direction, Movement, Rag, Variation


@dataclass(frozen=True)
class Mark:
    """A word, the sign that stands beside it, and its colours (letters on a tint).

    `sign` is one letter of a font, for formats that draw no pictures.
    """

    word: str
    sign: str
    ink: str
    tint: str


RATINGS = {
    Rag.GREEN: Mark("Green", "●", "#005A30", "#CCE2D8"),
    Rag.AMBER: Mark("Amber", "▲", "#594D00", "#FFF7BF"),
    Rag.RED: Mark("Red", "◆", "#2A0B06", "#F4CDC6"),
    Rag.NOT_RATED: Mark("Not rated", "○", "#383F43", "#EEEFEF"),
}

BRAGS = {
    Brag.BLUE: Mark(BRAG_WORDS[Brag.BLUE], "■", "#12436D", "#D6E4F0"),
    **{
        Brag[rag.name]: Mark(BRAG_WORDS[Brag[rag.name]], mark.sign, mark.ink, mark.tint)
        for rag, mark in RATINGS.items()
    },
}

ARROWS = {Movement.UP: "↑", Movement.DOWN: "↓", Movement.LEVEL: "→"}
MOVEMENTS = {Movement.UP: "up", Movement.DOWN: "down", Movement.LEVEL: "level"}
DIRECTIONS = {
    Direction.BETTER: "better",
    Direction.WORSE: "worse",
    Direction.NO_CHANGE: "no change",
    Direction.NOT_RATED: "not rated",
}

_NEUTRAL, _GOOD, _BAD, _NEITHER = "#3D3D3D", "#28A197", "#F46A25", "#A285D1"
# What a control chart says, for tables and for the words at a marked point. On which side a good or a bad signal lies
# follows from which way is better.
SIGNALS = {
    Variation.COMMON: "No signal",
    Variation.IMPROVEMENT_HIGH: "Improvement",
    Variation.IMPROVEMENT_LOW: "Improvement",
    Variation.CONCERN_HIGH: "Concern",
    Variation.CONCERN_LOW: "Concern",
    Variation.NEITHER_HIGH: "Unusually high",
    Variation.NEITHER_LOW: "Unusually low",
}
DOUBTFUL = "Doubtful"  # a signal of a chart that suits the figures poorly
SIGNAL_COLOURS = {
    Variation.COMMON: _NEUTRAL,
    Variation.IMPROVEMENT_HIGH: _GOOD,
    Variation.IMPROVEMENT_LOW: _GOOD,
    Variation.CONCERN_HIGH: _BAD,
    Variation.CONCERN_LOW: _BAD,
    Variation.NEITHER_HIGH: _NEITHER,
    Variation.NEITHER_LOW: _NEITHER,
}
SIGNAL_SHAPES = {_GOOD: "circle", _BAD: "diamond", _NEITHER: "square", _NEUTRAL: "circle"}
