"""The rules by which a council's figures are judged, in sentences, by the choices that it made."""

from __future__ import annotations

from goldenthread.judgement import months, movement
from goldenthread.judgement.rag import meaning
from goldenthread.judgement.settings import MEAN, Judgement
from goldenthread.judgement.spc.legend import assurance_legend, limits_legend, signal_legend
from goldenthread.terms.judging import Rag

_NEUTRAL = "Measures of which neither way is better are not rated."


def legend(judgement: Judgement) -> tuple[tuple[str, str], ...]:
    """Each rule with its name, for the foot of a table or a page that says how to read it."""
    return (
        ("Judged", judged_words(judgement)),
        ("Colours", f"{colours_words(judgement)} {_NEUTRAL}"),
        ("In line", in_line_words(judgement)),
        ("Neighbours", neighbours_words(judgement)),
        ("Direction", movement.RULE),
        ("Limits", limits_legend(judgement.method)),
        ("Signal", signal_legend(judgement.method)),
        ("Target", assurance_legend(judgement.method)),
    )


def judged_words(judgement: Judgement) -> str:
    """Which figure is judged, and how old it may be."""
    back = judgement.months_back
    how_old = f"at most {back} month{'' if back == 1 else 's'} before" if back else "which must be"
    return f"The year's figure is judged to the last final month, {how_old} the report's month. {months.RULE}"


def colours_words(judgement: Judgement) -> str:
    """Where a colour ends and the next begins."""
    said = ((rag, meaning(rag, judgement.amber)) for rag in (Rag.GREEN, Rag.AMBER, Rag.RED))
    return " ".join(f"{rag.value.capitalize()}: {words}." for rag, words in said)


def in_line_words(judgement: Judgement) -> str:
    """How near two figures must be to be in line."""
    return f"No more than {judgement.near.in_full} apart."


def neighbours_words(judgement: Judgement) -> str:
    """What the neighbours' figure is made of."""
    kind = "plain mean" if judgement.neighbours == MEAN else judgement.neighbours
    return f"The {kind} of the statistical neighbours' published figures. Those without one are left out, and named."
