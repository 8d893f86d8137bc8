"""What is written for the public: checked whole against what is shown, whatever words it uses."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.closed import loose_in
from goldenthread.scorecard.card import Row
from tests.narrative.demo import demo_card
from tests.narrative.made import card

pytestmark = pytest.mark.acceptance("3.5")

_KEPT_BACK = {
    "cla_starts": ("Children coming into care", "Care starts", "Children who came into care"),
    "cla_ends": ("Children leaving care", "Care ends", "Children who left care"),
    "icpc": ("Conferences", "Initial child protection conferences", "ICPCs"),
}
_COMPARING_TEXT = """
    halved doubled trebled dwindled soared matched equalled mirrored echoed repeated exceeded outnumbered
    dwarfed overtook trailed topped fell rose shrank ballooned plateaued stabilised peaked bottomed recovered
    reverted returned slowed quickened thinned thickened quadrupled decreased increased varied differed
    levelled steadied quietened eased plunged rocketed multiplied evaporated vanished persisted remained
    stayed lagged led improved worsened collapsed surged tapered dried crept edged jumped
"""
_COMPARING = _COMPARING_TEXT.split()
_LIKE_TEXT = """
    the same as | equal to | identical to | no different from | as many as | twice | half | double | more than
    | fewer than | higher than | lower than | a third of | one above | one fewer than | level with | on a par
    with | comparable to | similar to | a repeat of | on top of | ahead of | behind | beyond | close to |
    nearer to | far from | triple | a fraction of | all but | nothing like | just like | in step with | a
    mirror of | a copy of | no more than | at least | up on | down on | greater than | smaller than | within
    one of | like
"""
_LIKE = [" ".join(words.split()) for words in _LIKE_TEXT.split("|")]


def _shown() -> Cells:
    """The made-up council's figures without those of the three measures that are kept back."""
    return Cells(
        card([_without(row) if row.indicator.code in _KEPT_BACK else row for row in demo_card().rows])
    )


def _without(row: Row) -> Row:
    hidden = [replace(figure, value=None, numerator=None) for figure in (*row.months, row.year)]
    return replace(
        row, months=tuple(hidden[:-1]), year=hidden[-1], judged=None, england=None, neighbours=None
    )


SHOWN = _shown()
_FORMS = (
    "{name} {comparing} in June 2023.",
    "{name} {comparing} between April and May 2023.",
    "{name} {comparing}.",
    "{name} in June 2023 were {like} those in May 2023.",
    "{name} in June were {like} May's.",
    "June's {name} were {like} the month before.",
    "{name} were {like} {other}.",
    "In June 2023 {name} {comparing}, and so did {other}.",
    "The number of {name} in June was {like} that of May.",
    "They {comparing} in June 2023.",
    "Referrals were 484 per 10,000 in the year to June 2023, and {name} {comparing}.",
    "Referrals rose to 547 in June 2023 and {name} were {like} {other}.",
    "{name} were in June what they were in May.",
)


@pytest.mark.parametrize("form", _FORMS)
def test_no_comparison_of_what_is_kept_back_passes(form: str) -> None:
    """Sentences by chance out of words that compare: none is let through, known to the check or not."""
    chance = random.Random(form)
    names = [name for several in _KEPT_BACK.values() for name in several]
    for _ in range(12):
        name, other = chance.sample(names, 2)
        words = {"comparing": chance.choice(_COMPARING), "like": chance.choice(_LIKE)}
        sentence = form.format(name=name, other=other, **words)
        assert loose_in(sentence, SHOWN), sentence


@pytest.mark.parametrize(
    "text",
    [
        "Children coming into care halved between April and May 2023.",
        "As many children came into care in June 2023 as in April 2023.",
        "The number of children leaving care did not change between April, May and June 2023.",
        "Twice as many conferences were held in June 2023 as in May 2023.",
        "Conferences in June 2023 were those of May 2023.",
        "Conferences did too.",
        "Referrals rose to 547 in June 2023, and conferences have.",
        "Children were not placed there.",
        "Some children came into care.",
        "Every child was seen.",
        "Care starts in June = care starts in May.",
        "| Month | Conferences |\n|---|---|\n| June | 12 |",
        "Referrals, like conferences, rose to 547 in June 2023.",
        "Referrals were 485 per 10,000 in the year to June 2023.",
    ],
)
def test_whatever_is_not_checked_is_named(text: str) -> None:
    [first, *_] = loose_in(text, SHOWN)
    assert "eave it out" in first.why or "leave" in first.why.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Our front door team works with schools and health partners to listen to children and families.",
        "We have recruited practice educators to support timely assessments.",
        "An audit of repeat referrals is planned for September 2023.",
        "Social workers told us that caseloads make it difficult to spend time with children.",
        "Referrals were 484 per 10,000 in the year to June 2023, below the England average of 538.",
        "Repeat referrals went up from 25% in May to 34% in June 2023 because families were waiting for early help.",
        "Referrals have risen each month since April 2023.",
        "In June 2023 we launched a new front door with our partners.",
        "Conferences are chaired by independent reviewing officers.",
        "- Our partners (schools, police) - and our staff - have shared what matters to families.",
        "Children's voices shape how we plan for care.",
        "# Activity\n\nThe service will work with care leavers to find suitable accommodation.",
    ],
)
def test_what_is_checked_and_what_names_no_figure_passes(text: str) -> None:
    assert loose_in(text, SHOWN) == []


@pytest.mark.parametrize(
    "text",
    [
        # what is printed, fenced or marked
        "```\nTwice as many conferences were held in June 2023 as in May 2023.\n```",
        "```\nOur teams listen to families.\n```",
        "Our teams `listen` to families.",
        "#Children coming into care halved between April and May 2023.",
        "####### Conferences doubled between April and May 2023.",
        # signs
        "Conferences in June: \u25a0\u25a0\u25a0\u25a0.",
        "Conferences: \u2022 \u2022 \u2022 \u2022",
        "Conferences: ||||",
        "Conferences: \u2713\u2713\u2713\u2717",
        "Conferences: \U0001f600\U0001f600",
        "Conferences: _ _ _ _",
        "Conferences: ****",
        "Conferences: . . . .",
        "Conferences: a a a a",
        "Our teams listen.\n4. Our teams act.",
        "- \n- \n- \n- \n",
        "`https://halved.example`",
        "Conferences: https://halved.example",
        # beside a figure that is shown
        "Conferences and referrals rose in June 2023.",
        "Referrals rose in June 2023, with conferences.",
        "Referrals and the use of children's homes rose in June 2023.",
        "Referrals and children moving into care rose in June 2023.",
        "Referrals and those starting in care rose in June 2023.",
        "Referrals and adoptions rose in June 2023.",
        "Referrals and children in custody rose in June 2023.",
        "Referrals rose in June 2023, with adoptions.",
        "Referrals rose in June 2023, like adoptions.",
        "Referrals rose in June 2023. Conferences reflect this.",
        "Referrals rose in June 2023. We see this in conferences.",
        "Referrals rose in June 2023. The picture for conferences is the picture for referrals.",
        # amounts in plain words
        "A conference was held in June.",
        "Children who left care in June: figure 1.",
        "Children who left care: page 1.",
        "Conferences in June 2023 were held in time.",
        "Conferences were on time.",
        "Conferences met the standard.",
        "There was an absence of conferences.",
        "A conference here, a conference there.",
        "Children who came into care are the children of a family.",
        "Children came into care weekly.",
        "Conferences were within our expectation.",
        # one person
        "The child is in unregistered accommodation.",
        "The adolescent in unregistered accommodation now has a home.",
        "The girl in custody receives visits.",
        "A pregnant girl in our care has a mentor.",
        "A mother with a problem had her baby taken into care.",
        "The children who left care in June are brothers.",
        "An individual was placed in unregistered accommodation.",
        "He was placed in unregistered accommodation.",
        "Grant was placed in unregistered accommodation.",
        "Our child in unregistered accommodation moved to a foster family.",
        "His daughter was taken into care.",
        "Our unaccompanied child has settled.",
        # what the figures would have to say
        "Our performance on children leaving care is excellent.",
        "Referrals rose to 547 in June 2023. Conferences follow referrals.",
        "Children are seen in time.",
        "Children who came into care were brothers.",
    ],
)
def test_what_may_tell_of_a_figure_that_is_kept_back_is_refused(text: str) -> None:
    assert loose_in(text, SHOWN)
