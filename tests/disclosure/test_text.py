"""Commentary that could tell which child is meant, and commentary that could not."""

import pytest

from goldenthread.disclosure.text import WHAT_TO_DO, check_text


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
        "202306",
        "",
    ],
)
def test_ordinary_commentary_passes(text: str) -> None:
    assert [str(finding) for finding in check_text(text)] == []


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
