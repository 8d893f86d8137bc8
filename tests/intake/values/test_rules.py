"""Every rule of reading is one file that says what is wrong and what to do."""

import pyarrow as pa
import pytest

from goldenthread.intake.report import Place, Report, reading_rules
from goldenthread.intake.rule import Rule


@pytest.mark.parametrize("rule", reading_rules().values(), ids=lambda rule: rule.name)
def test_a_rule_speaks_in_sentences_with_an_example(rule: Rule) -> None:
    assert rule.meaning.endswith(".")
    assert rule.what_to_do.endswith(".")
    assert rule.before != rule.after


def test_a_finding_without_words_of_its_own_has_the_rules() -> None:
    report = Report()
    report.add(Place("a.csv", "a", "c", pa.array([2])), 2, "unknown-code")
    assert report.findings[0].message == reading_rules()["unknown-code"].message


def test_a_rule_that_has_no_file_is_asked_for() -> None:
    with pytest.raises(KeyError, match=r"rules/no_such_thing\.py"):
        Report().add(Place("a.csv", "a", "c", pa.array([2])), 2, "no-such-thing")
