"""What is written for the public: small numbers and single people however they are written, and what may be said."""

import random

import pytest

from goldenthread.disclosure.in_words import few_in_words
from goldenthread.disclosure.text import check_text
from goldenthread.narrative.telling import tell
from tests.narrative.test_generated_narrative import scorecard

MUST_NOT = {
    "small number": (
        "A trio of siblings arrived in the spring.",
        "A sibling pair arrived in May.",
        "A couple arrived in May.",
        "A pair moved on.",
        "Only a handful of children waited.",
        "A duo was placed in the North.",
        "The home was used once in May.",
        "The hotel was used only once, and not since.",
        "The home was needed once.",
        "The home was used twice in May.",
        "The home was used thrice.",
        "A solitary case stayed open.",
        "A lone young person waited.",
        "The sole placement broke down.",
        "The second child of the year to leave has gone home.",
        "The first and only case closed.",
        "A third baby came into care.",
        "Siblings, both under five, arrived.",
        "A large sibling group arrived.",
        "Twins arrived.",
        "2-3 children waited.",
        "Between 1–4 children waited.",
        "1child waited, 3cases closed.",
        "1.0 children",
        "I child was late.",
        "l child was late.",
        "II children were late.",
        "IV cases were late.",
        "\u041ene child was late.",  # a Cyrillic O
        "on\u0435 child was late.",  # a Cyrillic e
        "o\u200dne child\u2011was late, and \u2460 child more.",
        "\uff13 children were late.",
        "A one-child family arrived.",
        "All but two were on time.",
        "None but one was late.",
        "A quarter of the eight children were late.",
        "25% of the 8 children were late.",
        "Two thirds of six children were late.",
        "A family of 3 arrived.",
        "Four (4) were late.",
    ),
    "one person": (
        "A child was in unregistered accommodation in May.",
        "A child is in unregistered accommodation.",
        "A disabled teenager was placed in a hotel.",
        "A young person from the coast has moved.",
        "Another baby came into care.",
        "There was a death in May.",
        "We placed a boy far from home.",
        "An under-16 was in unregistered accommodation.",
        "There was an under 16 on the list.",
    ),
    "age of one child": (
        "A 14-year-old came in.",
        "The fifteen year old was moved.",
        "The boy was 14.",
        "Our young person turned 17.",
    ),
    "date of birth": ("Born in March 2010.", "He was born on a Friday in May.", "Date of birth: June 2012"),
    "initials": ("JB came into care.", "We are sorry that KL was moved.", "J's mother wrote to us.", "MT has moved."),
}  # fmt: skip

MAY = (
    "Children on a child protection plan were visited on time.",
    "A child protection plan was made for all of them; a child in need plan was not.",
    "Care starts rose in a year, and a third of children had a plan.",
    "One in five children came back within a year; 1 in 4 the year before.",
    "Two thirds of referrals led to an assessment, and three quarters of these were on time.",
    "Three-quarters of reviews were on time, and four fifths of visits.",
    "Twice the rate of England, and twice as high as in May.",
    "Children are visited at least twice a year, and their plans are looked at twice yearly.",
    "Once a child comes into care, a plan is made at once. Once again this was on time.",
    "How long a child waits matters. When a child was placed far away, we asked why.",
    "A child is visited every 6 weeks, and a child's voice is heard.",
    "A child of 16 or 17 may stay.",
    "No child waited, and every child was seen.",
    "The first quarter was better than the second; this is the third month in a row.",
    "This is the first time that the target was met, and our first priority.",
    "A first child protection conference is held within 15 working days.",
    "Brothers and sisters are placed together; sibling groups stay together.",
    "Young people aged 17-18 and 19-21, and children aged 1-4 and 5-9.",
    "Under-16s are not placed there. The number of under 16s fell.",
    "Both England and our neighbours are above us, and both rates rose.",
    "Visits within 3-5 working days; 2-3 weeks; 4-5 visits a week.",
    "Over a couple of months, and for a couple of reasons.",
    "A single point of contact, twin-track planning and lone working.",
    "Part II of the Act and Schedule 2 apply, and I thank all who work for children.",
    "The MASH was opened, the LAC nurse moved to the North, and CP was moved up the list.",
    "NHS England was taken over, and QA has moved on.",
    "Half of children, 50% of 60 children, a quarter of the 40 children.",
    "½ of all referrals",
    "Reviews of deaths are made by a child death overview panel.",
    "A two-year-old plan of the council, a five-year plan, a 10-year strategy.",
    "Babies born in the year are counted from the day on which they are born.",
    "It was more than once, and one-off work. We will pair up with our neighbours.",
    "A small number of children came into care.",
    "In phase 2 we will open two new teams over the next two years; annex 3, list 4.",
    "",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in MUST_NOT.items() for text in texts]
)
def test_what_tells_of_a_few_is_found_however_it_is_written(kind: str, text: str) -> None:
    assert kind in [finding.kind for finding in check_text(text, strict=True)]


@pytest.mark.parametrize("text", MAY)
def test_what_reports_say_of_all_may_be_written(text: str) -> None:
    assert [str(finding) for finding in check_text(text, strict=True)] == []


@pytest.mark.parametrize("seed", range(5))
def test_what_our_own_sentences_say_is_said_of_all(seed: int) -> None:
    text = tell(scorecard(random.Random(seed)), None).markdown
    assert [(kind, text[slice(*span)]) for kind, span in few_in_words(text, 5)] == []


def test_a_place_in_a_text_is_where_it_stands_in_the_text_as_it_was_written() -> None:
    text = "\u200bReferrals fell.\nA tri\u043e came."
    [finding] = check_text(text, strict=True)
    assert (finding.line, finding.column, text[finding.start : finding.end]) == (2, 3, "tri\u043e")


def test_a_long_text_is_read_quickly_too() -> None:
    assert (
        check_text(
            "a child or a young person of the many people of the town who may be here or there " * 500,
            strict=True,
        )
        == []
    )
