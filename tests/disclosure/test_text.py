"""Commentary that could tell which child is meant, and commentary that could not."""

import random

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.text import WHAT_TO_DO, check_text
from goldenthread.narrative.telling import tell
from tests.narrative.test_generated_narrative import scorecard


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This month one child came into care.", "small number"),
        ("This month 3 children came into care.", "small number"),
        ("Two of our young people moved.", "small number"),
        ("Four disabled children wait for a review.", "small number"),
        ("a single young person is in an unregistered home", "small number"),
        ("We saw a couple of babies placed for adoption", "small number"),
        ("Three of the 27 children were late.", "small number"),
        ("five unaccompanied asylum seeking children", "small number"),
        ("Children waiting: 4.", "small number"),
        ("Late reviews of children (2) are explained below.", "small number"),
        ("Of 31 late visits, of whom two were in the North.", "small number"),
        ("There was 1 serious incident.", "small number"),
        ("ONE CHILD", "small number"),
        ("one\nchild", "small number"),
        ("The only girl in the home moved.", "small number"),
        ("2 siblings were placed apart.", "small number"),
        ("A pair of siblings waits.", "small number"),
        ("The twins moved.", "small number"),
        ("3 placements broke down.", "small number"),
        ("There were 2 adoptions in the month.", "small number"),
        ("In 2 children we found no plan.", "small number"),
        ("Of these, 3 were late.", "small number"),
        ("One child in five of this team", "small number"),
        ("a 14-year-old girl", "age of one child"),
        ("A disabled three year old boy from the North", "age of one child"),
        ("One 15-year-old, who was late", "age of one child"),
        ("a girl aged 14 from the coast", "age of one child"),
        ("the boy, 9, was placed", "age of one child"),
        ("his sister (11) stayed", "age of one child"),
        ("We thank the team for their work with child AB.", "initials"),
        ("The review of Child Q is due.", "initials"),
        ("J.S. moved to a new home.", "initials"),
        ("He was born on 3 May 2015.", "date of birth"),
        ("DOB: 03/05/2015", "date of birth"),
        ("a girl (d.o.b. 2015-05-03)", "date of birth"),
        ("The family moved to EX1 2AB.", "postcode"),
        ("near ex11aa", "postcode"),
        ("See case 4471203.", "identifier"),
        ("UPN A123456789012", "identifier"),
        ("NHS number 943 476 5919", "identifier"),
        ("case no: 4471", "identifier"),
    ],
)
def test_what_could_point_to_a_child_is_found(text: str, kind: str) -> None:
    assert kind in [finding.kind for finding in check_text(text)]


@pytest.mark.parametrize(
    "text",
    [
        "464 children in every 10,000 were referred in the year to June 2023.",
        "Referrals fell from 483 to 464, below England (538).",
        "82% of assessments were completed within 45 working days.",
        "Section 47 enquiries rose in June 2023.",
        "The rate per 10,000 children was 26.14 in 2022/23.",
        "Children on a plan for 2 years or more: 3%.",
        "We will open two new teams and hire 3 social workers.",
        "No child waited longer than a month.",
        "Young people aged 17-18 in suitable homes: 94%.",
        "A child is visited every 6 weeks.",
        "12 children moved; 1,204 did not.",
        "Published on 30 June 2023 by the council.",
        "In 2023 I visited the U.K. office of Ofsted and the DfE in England.",
        "The budget is £1,250,000.",
        "Better than 2 of 11 neighbours.",
        "2 of 11 neighbours",
        "3 placements",
        "Children in care with 3 or more placements in 12 months",
        "Children who had three placements or more",
        "2 or more plans",
        "Children with two or more plans in 2 years",
        "Young people aged 17-18",
        "Children aged 5-9, aged 1 to 4 and aged under 1",
        "A child aged 10 or over is asked.",
        "A child of 16 or 17 may stay.",
        "Visits within 5 working days: 82% of children.",
        "Fewer children came into care in the last 4 months.",
        "1 of 3 months is not final.",
        "Of these, 3 measures are red.",
        "2 of the 4 measures of children in care are red.",
        "One of the reasons for repeat referrals",
        "One in five children moved; two thirds of children did not.",
        "4 children in every 10,000 came into care.",
        "Level 3 assessments; list 4: assessments; table 2 referrals; chart 1: children",
        "The two-year-old plan of the council",
        "202306",
        "",
    ],
)
def test_ordinary_commentary_passes(text: str) -> None:
    assert [str(finding) for finding in check_text(text)] == []


def test_no_definition_of_the_catalogue_is_taken_for_a_child() -> None:
    """What we say of every indicator stands in published reports too."""
    for code, indicator in catalogue().items():
        spoken = [
            indicator.title,
            indicator.label,
            indicator.why,
            indicator.counted,
            indicator.over,
            *indicator.notes,
        ]
        assert [(code, str(finding)) for text in spoken for finding in check_text(text)] == []


@pytest.mark.parametrize("seed", range(10))
def test_no_sentence_of_our_own_is_taken_for_a_child(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(5):
        assert [str(finding) for finding in check_text(tell(scorecard(chance), None).markdown)] == []


def test_a_finding_says_where_and_what_to_do_and_does_not_repeat_it() -> None:
    [finding] = check_text("Referrals fell.\nIn the North one child moved.")
    assert (finding.line, finding.column) == (2, 14)
    assert str(finding) == f"Line 2, column 14: small number. {WHAT_TO_DO['small number']}"
    [finding] = check_text("The review of Child Q is due.")
    assert "Q" not in str(finding)


def test_the_threshold_of_the_authority_decides() -> None:
    assert check_text("Seven children moved.") == []
    assert [finding.kind for finding in check_text("Seven children moved.", threshold=9)] == ["small number"]


def test_a_long_text_is_read_quickly() -> None:
    text = "one of the many things that the council did for all of the many people of the town " * 2000
    assert check_text(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two were placed in unregistered accommodation.",
        "June conferences numbered four.",
        "Unregistered accommodation: 2 in June.",
        "The number of conferences in June was 4.",
        "Of these, three out of 23 came back.",
        "The number of children fell by two.",
    ],
)
def test_any_small_number_is_found_in_what_is_written_for_the_public(text: str) -> None:
    assert [finding.kind for finding in check_text(text, strict=True)] == ["small number"]


@pytest.mark.parametrize(
    "text",
    [
        "Visits were made within five working days, over the last 3 months.",
        "Performance rose by 4 points, to 85%, in phase 2 of our work.",
        "No one waited; two teams and three of our priorities changed in 2023.",
        "In Q1 the rate was 3.2 per 10,000, and 5% were late.",
        "One-off work for section 47 enquiries, aged 0 to 17.",
    ],
)
def test_what_is_of_time_or_things_may_be_written(text: str) -> None:
    assert check_text(text, strict=True) == []


@pytest.mark.parametrize(
    "text", ["1\u200bchild", "\uff11 child", "**1** child", "*one* child", "four **children**"]
)
def test_a_number_is_found_behind_signs_that_hide_it(text: str) -> None:
    assert [finding.kind for finding in check_text(text)] == ["small number"]
