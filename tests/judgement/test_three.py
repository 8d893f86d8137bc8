"""Done, embedded, impact seen: each answered by itself."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.judgement.progress import Progress
from goldenthread.judgement.since import Since
from goldenthread.judgement.three import QUESTIONS, Done, Impact, done, impact
from goldenthread.terms.words import Better
from tests.judgement.since_series import of

TODAY = date(2023, 6, 14)

BETTER, WORSE = of([21.4] * 7), of([21.6] * 7)
NOTHING, EARLY = of([21.4, 21.6] * 4), of([21.4])
FOR_A_TIME = of([21.0] * 7 + [23.0] * 3)
WORSE_FOR_A_TIME = of([22.0] * 7 + [20.0] * 3)
NOT_KNOWN = of([], before=[])
TOO_FEW = "it is too early, or the months are too few, to tell."
NONE_BETTER = "none is better since by more than chance and still so."
OTHER_WAY = of([21.6] * 7, Better.NEITHER)


@pytest.mark.parametrize(
    ("delivered", "checked", "answer", "reason"),
    [
        (None, False, Done.NOT_YET, "Not delivered yet."),
        (date(2023, 6, 15), True, Done.NOT_YET, "Not delivered yet."),
        (TODAY, False, Done.DELIVERED, "Delivered on 14 June 2023; no evidence of it is accepted yet."),
        (TODAY, True, Done.CHECKED, "Delivered on 14 June 2023; somebody else has checked the evidence."),
    ],
)
def test_done_is_by_the_day_and_the_check(
    delivered: date | None, checked: bool, answer: Done, reason: str
) -> None:
    said = done(Progress(TODAY, done=delivered, evidence_checked=checked))
    assert (said.answer, said.reason) == (answer, reason)


@pytest.mark.parametrize(
    ("measures", "answer", "reason"),
    [
        ([], Impact.NOT_KNOWN, "No measure is tied to it, so nobody can say whether it worked."),
        ([BETTER], Impact.SEEN, "Of its 1 measure: better since, A (from June 2023)."),
        (
            [BETTER, NOTHING, EARLY],
            Impact.SEEN,
            "Of its 3 measures: better since, A (from June 2023). Of 100 actions with 3 measures that changed nothing, "
            "about 9 to 12 would have one that looks better.",
        ),
        ([WORSE, NOTHING], Impact.WORSE, "Of its 2 measures: worse since, A (from June 2023)."),
        (
            [BETTER, WORSE, BETTER],
            Impact.MIXED,
            "Of its 3 measures: better since, A (from June 2023), C (from June 2023); worse since, B (from June 2023).",
        ),
        ([NOTHING, EARLY], Impact.NOT_SEEN, f"Of its 2 measures: {NONE_BETTER}"),
        ([FOR_A_TIME], Impact.NOT_SEEN, f"Of its 1 measure: {NONE_BETTER}"),
        ([WORSE_FOR_A_TIME], Impact.NOT_SEEN, f"Of its 1 measure: {NONE_BETTER}"),
        ([OTHER_WAY], Impact.NOT_SEEN, f"Of its 1 measure: {NONE_BETTER}"),
        (
            [EARLY, NOT_KNOWN],
            Impact.TOO_EARLY,
            "Of its 2 measures: it is too early, or the months are too few, to tell.",
        ),
        ([NOT_KNOWN], Impact.NOT_KNOWN, "Of its 1 measure: nothing can be compared."),
    ],
)
def test_impact_is_what_the_measures_bear(measures: list[Since], answer: Impact, reason: str) -> None:
    said = impact(list(zip("ABC", measures, strict=False)))
    assert (said.answer, said.reason) == (answer, reason)


def test_each_judgement_has_its_question() -> None:
    assert [name for name, _ in QUESTIONS] == ["Done", "Embedded", "Impact seen"]
