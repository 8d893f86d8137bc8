"""The pages of the catalogue say all that a reader needs, in plain Markdown that a screen reader can follow."""

import re
from itertools import pairwise

import pytest
from click.testing import CliRunner

from goldenthread import catalogue
from goldenthread.catalogue.pages import page
from goldenthread.cli import main
from goldenthread.indicators.example import Example
from goldenthread.indicators.wording import in_words
from goldenthread.records.aspects import aspect_words
from goldenthread.records.facts.assessment import assessment
from goldenthread.records.facts.contact import contact
from goldenthread.records.steps import all_facts, settings_behind, touched_by
from goldenthread.terms.condition import months_before

CATALOGUE = catalogue.load()


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_says_all_that_a_reader_needs(code: str) -> None:
    indicator, text = CATALOGUE[code], page(CATALOGUE[code])
    examples = [word for example in indicator.examples for word in (example.name, *_reasons(example))]
    for words in (
        indicator.title,
        indicator.why,
        indicator.source,
        indicator.owner,
        *indicator.notes,
        *examples,
    ):
        assert words.replace("|", "\\|") in text
    for need in indicator.all_needs:
        assert all(aspect_words(aspect) in text for aspect, _ in need.any_of)


def _reasons(example: Example) -> list[str]:
    return [reason for given in example.tables() for reason in given.reasons]


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_page_can_be_followed_by_its_headings_and_tables(code: str) -> None:
    text = page(CATALOGUE[code])
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        header, rule, *rows = table.splitlines()
        assert rows, f"a table of {code} has no rows: {header}"
        assert all(cell.strip() for cell in header.strip("|").split("|")), (
            f"a column without a name: {header}"
        )
        assert {len(re.findall(r"(?<!\\)\|", line)) for line in (header, rule, *rows)} == {header.count("|")}


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_label_that_names_a_limit_says_working_days_where_the_rule_does(code: str) -> None:
    indicator = CATALOGUE[code]
    of_rule, of_label = (
        re.findall(r"\d+(?: working)? days", text) for text in (indicator.counted, indicator.label)
    )
    assert set(of_label) <= set(of_rule)


def test_conditions_in_words() -> None:
    assert in_words(assessment.working_days <= 45) == "working days is at most 45"
    assert in_words(~assessment.working_days.is_known()) == "working days is missing"
    assert in_words(assessment.no_further_action.is_true()) == "no further action is yes"
    within = contact.previous_contact_date >= months_before(contact.contact_date, 12)
    assert in_words(within) == (
        "the previous contact date is on or after the day 12 months before the contact date"
    )
    either = (assessment.working_days < 3) | assessment.working_days.is_in(5, 7, 9)
    assert in_words(either) == "working days is less than 3, or working days is 5, 7 or 9"


def test_the_settings_behind_a_fact_are_those_that_its_sql_reads() -> None:
    facts = all_facts()
    assert settings_behind([facts["section47"]]) == ["s47_to_icpc_days"]  # read by a shared table
    assert settings_behind([facts["protection_reviewed"]]) == ["plan_gap_days"]  # read by another fact
    assert settings_behind([facts["assessment"]]) == []


def test_what_a_change_touches_is_made_again_in_order() -> None:
    touched = [step.makes for step in touched_by(["placement"])]
    assert touched == ["placement", "care_three_placements", "care_visited"]


def test_the_command_lists_every_indicator_by_theme() -> None:
    result = CliRunner().invoke(main, ["catalogue"])
    assert (result.exit_code, result.stderr) == (0, "")
    places = [result.stdout.index(f"`{code}`") for code in CATALOGUE]
    assert places == sorted(places)


def test_the_command_tells_all_about_one_indicator() -> None:
    result = CliRunner().invoke(main, ["catalogue", "icpc_15"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == page(CATALOGUE["icpc_15"])


def test_an_unknown_code_is_wrong_use_and_names_the_nearest() -> None:
    result = CliRunner().invoke(main, ["catalogue", "icpc_51"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no indicator 'icpc_51'. Did you mean icpc_15" in result.stderr
