"""Did it work: what else changed in that time, and the sentences."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread.disclosure.text import check_text
from goldenthread.judgement.since import Change, Verdict, since
from goldenthread.judgement.since_words import CAUTION
from goldenthread.judgement.spc.method import Rebase
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit
from tests.judgement.since_series import BASE, FINISHED, of, rows

# What else changed


@pytest.mark.parametrize(
    ("start", "verdict"),
    [
        (Month(2022, 12), Verdict.TOO_EARLY),  # too few months before are left
        (Month(2023, 6), Verdict.NOT_KNOWN),  # the chart begins anew as the action finishes
        (Month(2023, 7), Verdict.TOO_EARLY),  # one month since is left
        (Month(2024, 1), Verdict.SPECIAL_CAUSE),  # seven are
    ],
)
def test_where_the_chart_begins_anew_nothing_is_compared_across(start: Month, verdict: Verdict) -> None:
    said = of([21.4] * 9, new_starts=[Rebase(start.start, "new front door.")])
    assert said.verdict is verdict
    assert "begins anew" in " ".join((said.words, *said.notes))
    assert "(new front door)" in " ".join((said.words, *said.notes))
    assert all(month < start for month in said.months)


def test_a_new_start_long_before_makes_the_months_before_fewer() -> None:
    said = of([21.4] * 7, before=[90.0] * 6 + BASE, new_starts=[Rebase(Month(2022, 6).start, "new form")])
    assert (said.verdict, said.before and len(said.before.months)) == (Verdict.SPECIAL_CAUSE, 12)
    assert (
        "The months before are taken from June 2022 only, where the chart begins anew (new form)."
        in said.notes
    )


def test_a_new_start_off_the_series_changes_nothing() -> None:
    plain = of([21.4] * 7)
    assert of([21.4] * 7, new_starts=[Rebase(date(2030, 1, 1)), Rebase(date(2010, 1, 1))]) == plain


def test_a_new_start_within_the_month_of_the_day_parts_before_and_since() -> None:
    said = since(
        rows(BASE, [21.4] * 9),
        date(2023, 6, 14),
        Better.LOWER,
        Unit.PERCENT,
        new_starts=[Rebase(date(2023, 6, 1))],
    )
    assert (said.verdict, said.words[:55]) == (
        Verdict.NOT_KNOWN,
        "Not known: the chart begins anew from June 2023, when t",
    )


def test_other_things_of_that_time_are_told() -> None:
    others = [
        Change(date(2023, 8, 1), "action 2.3 finished"),
        Change(date(2023, 2, 1), "a new team"),
        Change(date(2023, 1, 31), "too long before"),
        Change(date(2024, 1, 1), "after the last month"),
    ]
    said = of([21.4] * 7, others=others)
    told = "Also in that time: a new team (1 February 2023) and action 2.3 finished (1 August 2023)."
    assert told in said.notes
    early = "Also in that time: a new team (1 February 2023)."
    assert early in of([21.4], others=others).notes, "while it is too early too"


# The sentences


def test_the_sentences_of_a_change() -> None:
    said = of([20.0, 18.0] * 4)
    assert said.words == (
        "Better since 31 May 2023, by more than chance: from June 2023 7 months in a row are below the average and the "
        "middle figure of the months before. The average of the 12 months before, June 2022 to May 2023, was 22%; of "
        "the 8 months since it is 19%."
    )
    assert said.notes[0] == CAUTION
    beyond = of([13.0, 16.0, 21.0], Better.NEITHER)
    assert beyond.words.startswith(
        "Lower since 31 May 2023, by more than chance: from June 2023 3 months in a row are below the average of the "
        "months before, and go near their lower limit and beyond it."
    )
    assert beyond.label == "Changed since, by more than chance"


def test_the_sentence_of_common_cause() -> None:
    assert of([21.4, 21.6] * 4).words == (
        "Nothing beyond chance in the 8 months since 31 May 2023. The average of the 12 months before, June 2022 "
        "to May 2023, was 22%; of the 8 months since it is 22%. A small change may still be "
        "hidden in the usual ups and downs."
    )


def test_the_sentences_of_too_early() -> None:
    assert of([10.0]).words == (
        "Too early to tell: 1 month since 31 May 2023 has a final figure. A large change takes 3 months in a "
        "row to show, a small change 7."
    )
    assert of([21.0] * 5).words == (
        "Too early to tell: no large change in the 5 months since 31 May 2023, and a small change takes 7 "
        "months in a row to show."
    )


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("after", [[10.0], [21.0] * 5, [10.0] * 4, [21.4, 21.6] * 7, [21.0] * 7 + [25.0] * 7])
def test_nothing_says_that_the_action_did_it_or_tells_of_a_child(unit: Unit, after: list[float]) -> None:
    for better in Better:
        said = since(rows(BASE, after), FINISHED, better, unit)
        text = " ".join((said.label, said.words, *said.notes))
        assert check_text(text, strict=True) == [], "what is told to the public must read as of no child"
        for word in ("because the", "worked", "caused", "led to", "thanks to", "due to"):
            assert word not in text
