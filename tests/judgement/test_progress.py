"""BRAG of an action: each rule, the day before and the day after, what it outranks, and its sentence."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from goldenthread.judgement.improvement_legend import actions_legend
from goldenthread.judgement.progress import Confidence, Progress, Rated, Rule, rate
from goldenthread.judgement.tracking import Tracking
from goldenthread.terms.judging import Brag

TODAY = date(2023, 6, 14)
FAR = date(2024, 3, 31)
ON_TRACK, DOUBT, LATE = Confidence.ON_TRACK, Confidence.SOME_DOUBT, Confidence.WILL_BE_LATE

SOUND = Progress(TODAY, due=FAR, confidence=ON_TRACK, updated=TODAY)
"""An action of which the lead said today that it is on track."""


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def of(**known: object) -> Rated:
    """The BRAG of the sound action with something else known of it."""
    return rate(replace(SOUND, **known))  # type: ignore[arg-type]


def test_on_track_is_what_the_lead_says_or_what_the_steps_show() -> None:
    assert rate(SOUND) == Rated(
        Brag.GREEN,
        Rule.ON_TRACK,
        "Due on 31 March 2024: the lead says that it is on track (14 June 2023).",
    )
    assert of(confidence=None, steps_done=0.25).reason == (
        "Due on 31 March 2024: 25% of its steps are done and none is late."
    )
    assert of(steps_done=0.25).reason == (
        "Due on 31 March 2024: the lead says that it is on track (14 June 2023) and 25% of its steps are done and none "
        "is late."
    )


# Delivered


def test_complete_is_delivered_and_checked() -> None:
    """Delivered is not complete before somebody else has checked the evidence."""
    checked, unchecked = of(done=ago(3), evidence_checked=True), of(done=ago(3))
    assert (checked.brag, checked.rule) == (Brag.BLUE, Rule.COMPLETE)
    assert checked.reason == "Delivered on 11 June 2023; the evidence is checked."
    assert (unchecked.brag, unchecked.rule) == (Brag.GREEN, Rule.DELIVERED)
    assert unchecked.reason == "Delivered on 11 June 2023; no evidence of it is accepted yet."


def test_evidence_that_is_not_there_to_be_checked_makes_nothing_complete() -> None:
    assert of(evidence_checked=True).brag is Brag.GREEN


@pytest.mark.parametrize(("days", "brag"), [(28, Brag.GREEN), (29, Brag.AMBER)])
def test_evidence_that_nobody_checks_is_a_risk(days: int, brag: Brag) -> None:
    said = of(done=ago(days))
    assert said.brag is brag
    assert ("no evidence of it was accepted in the 29 days since" in said.reason) is (brag is Brag.AMBER)


def test_what_is_delivered_is_late_no_more_and_told_as_late() -> None:
    said = of(due=ago(10), done=ago(3), evidence_checked=True)
    assert (said.brag, said.reason) == (
        Brag.BLUE,
        "Delivered on 11 June 2023, 7 days after its date; the evidence is checked.",
    )
    assert "after its date" not in of(due=ago(3), done=ago(3)).reason


def test_what_is_delivered_is_judged_by_nothing_else() -> None:
    said = of(done=ago(3), evidence_checked=True, confidence=LATE, steps_overdue=2, updated=ago(400))
    assert said.brag is Brag.BLUE


def test_an_action_that_goes_on_is_in_place() -> None:
    said = of(done=ago(3), ongoing=True, evidence_checked=True)
    assert said.reason == "In place since 11 June 2023; the evidence is checked."


def test_a_day_that_has_not_come_is_not_known_yet() -> None:
    """What a past board saw is worked out again as it was: later deliveries and updates count for nothing."""
    assert of(done=TODAY + timedelta(days=1), evidence_checked=True).rule is Rule.ON_TRACK
    assert of(updated=TODAY + timedelta(days=1)).reason.endswith("(14 June 2023).")


# Red


@pytest.mark.parametrize(
    ("due", "brag"), [(TODAY, Brag.GREEN), (ago(1), Brag.RED)], ids=["on the day", "the day after"]
)
def test_a_date_that_has_passed_is_red_whatever_is_said(due: date, brag: Brag) -> None:
    said = of(due=due, steps_done=1.0)
    assert said.brag is brag
    if brag is Brag.RED:
        assert (said.rule, said.reason) == (
            Rule.PAST_DUE,
            "Due on 13 June 2023, 1 day ago, and not delivered.",
        )


def test_a_date_that_has_passed_outranks_what_the_lead_says() -> None:
    assert of(due=ago(1), confidence=LATE).rule is Rule.PAST_DUE


def test_a_lead_who_says_late_is_believed() -> None:
    said = of(confidence=LATE, steps_done=1.0)
    assert (said.brag, said.reason) == (Brag.RED, "The lead says that it will be late (14 June 2023).")
    assert of(confidence=LATE, due=None).brag is Brag.RED, "with no date too"


# Amber


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 step is past its date and not done."), (2, "2 steps are past their date and not done.")],
)
def test_a_step_past_its_date_is_a_risk(number: int, words: str) -> None:
    said = of(steps_overdue=number)
    assert (said.brag, said.rule, said.reason) == (Brag.AMBER, Rule.STEP_OVERDUE, words)


def test_doubt_is_a_risk_however_far_the_date() -> None:
    said = of(confidence=DOUBT)
    assert (said.brag, said.reason) == (
        Brag.AMBER,
        "The lead has some doubt that it will be in time (14 June 2023).",
    )


@pytest.mark.parametrize(
    ("left", "known", "rule"),
    [
        (28, {"steps_done": 0.49}, Rule.DUE_SOON),
        (28, {"steps_done": 0.5}, Rule.ON_TRACK),
        (29, {"steps_done": 0.49}, Rule.ON_TRACK),
        (28, {"confidence": None, "steps_done": 0.5}, Rule.DUE_SOON),
        (28, {"confidence": None, "steps_done": 1.0}, Rule.ON_TRACK),
        (28, {"confidence": None}, Rule.DUE_SOON),
        (28, {"confidence": None, "updated": None}, Rule.DUE_SOON),
        (29, {"confidence": None}, Rule.NOBODY_SAID),
        (28, {}, Rule.ON_TRACK),
        (28, {"confidence": DOUBT}, Rule.DOUBT),
    ],
)
def test_due_soon_is_a_risk_with_few_steps_done_or_nobody_who_says_on_track(
    left: int, known: dict[str, object], rule: Rule
) -> None:
    assert of(due=ago(-left), **known).rule is rule


def test_the_sentences_of_due_soon() -> None:
    few = of(due=ago(-1), steps_done=0.29)
    assert few.reason == "Due in 1 day, on 15 June 2023, and 29% of its steps are done."
    none = of(due=TODAY, confidence=None)
    assert none.reason == "Due today, 14 June 2023, and nobody says that it is on track."


@pytest.mark.parametrize(("days", "rule"), [(42, Rule.ON_TRACK), (43, Rule.SILENT)])
def test_what_nobody_has_spoken_of_is_a_risk(days: int, rule: Rule) -> None:
    said = of(updated=ago(days))
    assert said.rule is rule
    if rule is Rule.SILENT:
        assert (said.brag, said.reason) == (
            Brag.AMBER,
            "Nobody has said how it stands since 2 May 2023, 43 days ago.",
        )


@pytest.mark.parametrize(("updated", "begins"), [(None, 43), (100, 43)])
def test_silence_begins_with_the_action(updated: int | None, begins: int) -> None:
    heard = None if updated is None else ago(updated)
    said = of(confidence=None, updated=heard, begins=ago(begins))
    assert said.reason == "Nobody has said how it stands since it began on 2 May 2023, 43 days ago."
    assert of(confidence=None, updated=heard, begins=ago(42)).rule is Rule.NOBODY_SAID


# Not rated


@pytest.mark.parametrize("due", [FAR, ago(-10), None])
def test_what_has_not_begun_is_not_rated(due: date | None) -> None:
    said = rate(Progress(TODAY, due=due, begins=ago(-1)))
    assert (said.brag, said.rule, said.reason) == (
        Brag.NOT_RATED,
        Rule.NOT_BEGUN,
        "It begins on 15 June 2023.",
    )
    assert rate(Progress(TODAY, due=due, begins=TODAY)).rule is not Rule.NOT_BEGUN


@pytest.mark.parametrize("known", [{"updated": ago(1), "confidence": ON_TRACK}, {"steps_done": 0.5}])
def test_what_is_under_way_before_its_day_has_begun(known: dict[str, object]) -> None:
    assert rate(replace(Progress(TODAY, due=FAR, begins=ago(-1)), **known)).brag is Brag.GREEN  # type: ignore[arg-type]


def test_without_a_date_nothing_is_on_track() -> None:
    said = of(due=None, updated=ago(400))
    assert (said.brag, said.rule) == (Brag.NOT_RATED, Rule.NO_DATE)
    assert said.reason == "It has no date, so it can't be on track or late."
    assert of(due=None, confidence=DOUBT).brag is Brag.AMBER


def test_an_ongoing_action_needs_no_date() -> None:
    said = of(due=None, ongoing=True)
    assert (said.brag, said.reason) == (
        Brag.GREEN,
        "It goes on, with no date by which it ends: the lead says that it is on track (14 June 2023).",
    )
    assert of(due=None, ongoing=True, updated=ago(43)).rule is Rule.SILENT
    assert of(due=ago(1), ongoing=True).rule is Rule.PAST_DUE


def test_what_nobody_has_spoken_of_yet_is_not_green() -> None:
    said = rate(Progress(TODAY, due=FAR))
    assert (said.brag, said.reason) == (Brag.NOT_RATED, "Nobody has said yet whether it is on track.")
    assert rate(Progress(TODAY, due=FAR, updated=TODAY, steps_done=0.0)).rule is Rule.NOBODY_SAID


# A date that was moved, and a colour that a person set


@pytest.mark.parametrize(
    ("original", "words"),
    [
        (date(2024, 3, 1), " Its date was moved: first 1 March 2024, now 30 days later."),
        (date(2024, 4, 1), " Its date was moved: first 1 April 2024, now 1 day earlier."),
        (FAR, ""),
        (None, ""),
    ],
)
def test_a_moved_date_is_told_with_every_colour(original: date | None, words: str) -> None:
    for known in (
        {},
        {"confidence": LATE},
        {"confidence": DOUBT},
        {"done": ago(1), "evidence_checked": True},
    ):
        said, plain = of(original_due=original, **known), of(**known)
        assert (said.brag, said.reason) == (plain.brag, plain.reason + words)


def test_a_date_that_was_taken_away_is_told() -> None:
    said = of(due=None, original_due=FAR)
    assert said.reason.endswith(" Its first date was 31 March 2024; it has none now.")


def test_what_the_rules_say_stands_beside_what_a_person_set() -> None:
    said = of(confidence=DOUBT)
    assert said.beside(Brag.AMBER) == ""
    assert said.beside(Brag.GREEN) == (
        "By the rules it is at risk. The lead has some doubt that it will be in time (14 June 2023)."
    )


# The council's choices


@pytest.mark.parametrize(
    ("choice", "known", "rule"),
    [
        ({"due_soon": 29}, {"due": ago(-29), "confidence": None}, Rule.DUE_SOON),
        ({"few_steps": 49}, {"due": ago(-28), "steps_done": 0.49}, Rule.ON_TRACK),
        ({"silent": 43}, {"updated": ago(43)}, Rule.ON_TRACK),
        ({"unchecked": 29}, {"done": ago(29)}, Rule.DELIVERED),
    ],
)
def test_every_choice_moves_its_rule_and_the_legend(
    choice: dict[str, int], known: dict[str, object], rule: Rule
) -> None:
    progress, chosen = replace(SOUND, **known), Tracking.read(choice)  # type: ignore[arg-type]
    assert rate(progress, chosen).rule is rule
    assert rate(progress).rule is not rule
    assert actions_legend(chosen) != actions_legend(Tracking())
    assert str(next(iter(choice.values()))) in " ".join(words for _, words in actions_legend(chosen))


def test_no_choice_is_left_out_of_the_test_above() -> None:
    marks = test_every_choice_moves_its_rule_and_the_legend.pytestmark  # type: ignore[attr-defined]
    moved = {name for mark in marks for choice, *_ in mark.args[1] for name in choice}
    assert moved == {field.name for field in fields(Tracking)}


def test_the_legend_has_every_colour() -> None:
    names = [name for name, _ in actions_legend(Tracking())]
    assert [name for name in names if ":" in name] == [
        "Blue: complete and evidenced",
        "Green: on track",
        "Amber: at risk",
        "Red: off track or late",
    ]
    assert "Not rated" in names


@pytest.mark.parametrize("wrong", [{"steps_done": 1.1}, {"steps_done": -0.1}, {"steps_overdue": -1}])
def test_what_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"share of steps|fewer than 0"):
        of(**wrong)
