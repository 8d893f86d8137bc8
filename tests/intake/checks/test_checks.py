"""Each check finds what its cases say, and nothing else."""

from datetime import date

import pytest

from goldenthread.indicators.example import Example
from goldenthread.intake.check import Breach, Case, Check, checks
from goldenthread.intake.draft import Draft
from goldenthread.intake.finding import Outcome, Severity
from goldenthread.intake.headings import heading
from goldenthread.intake.report import MOST_PER_COLUMN
from goldenthread.intake.validate import validate
from goldenthread.records.load import Load, Source, SourceFile
from tests.records.hand import load, tables

CASES = [
    pytest.param(check, case, id=f"{name}-{n}")
    for name, check in checks().items()
    for n, case in enumerate(check.cases)
]


def found(check: Check, case: Case) -> set[Breach]:
    """What validation says under one rule. The name of the table stands where a sheet's does."""
    given = load(case.reference_date.isoformat(), case.given, source=Source.LOCAL)
    findings = validate(Draft(given)).findings
    return {Breach(f.sheet, f.row or 0, f.column) for f in findings if f.rule == check.rule.name}


@pytest.mark.parametrize(("check", "case"), CASES)
def test_a_check_finds_what_its_case_says(check: Check, case: Case) -> None:
    expected = {Breach(b.table, b.row, heading(Source.LOCAL, b.table, b.column)) for b in case.finds}
    assert found(check, case) == expected


@pytest.mark.parametrize("name", checks())
def test_a_check_has_a_case_that_breaks_the_rule_and_rows_that_do_not(name: str) -> None:
    check = checks()[name]
    rows = sum(len(t) for case in check.cases for t in Example(name, case.given, ()).records().values())
    breaches = sum(len(case.finds) for case in check.cases)
    assert 0 < breaches < rows


@pytest.mark.parametrize("name", checks())
def test_a_rule_says_what_is_wrong_and_what_to_do(name: str) -> None:
    rule = checks()[name].rule
    assert rule.meaning.endswith(".")
    assert rule.what_to_do.endswith(".")
    assert rule.before != rule.after


def test_sound_records_are_accepted() -> None:
    given = load(
        "2023-06-30",
        "person\nperson_id | dob\nA | 2010-01-01\n\ncontacts\nperson_id | contact_date\nA | 2023-06-01",
    )
    assert validate(Draft(given)).outcome is Outcome.ACCEPTED


def test_a_delivery_without_a_record_is_refused() -> None:
    validated = validate(Draft(load("2023-06-30", "contacts\nperson_id | contact_date")))
    assert validated.outcome is Outcome.REFUSED
    (finding,) = validated.findings
    assert (finding.rule, finding.severity, finding.file) == ("no-records", Severity.REFUSE, "made-up.xlsx")


def test_findings_name_the_header_that_a_person_sees() -> None:
    given = "cp_plans\nperson_id | cp_plan_start_date | cp_plan_end_date\nA | 2023-06-10 | 2023-06-01"
    rows = tables(given)["cp_plans"].to_pylist()
    rows = [{**row, "sheet": "List_7"} for row in rows]
    table = (
        tables(given)["cp_plans"]
        .schema.empty_table()
        .from_pylist(rows, schema=tables(given)["cp_plans"].schema)
    )
    draft = Draft(
        Load(Source.ANNEX_A, date(2023, 6, 30), {"cp_plans": table}, (), (SourceFile("a.xlsx", "", 0),))
    )
    (finding,) = validate(draft).findings
    assert (finding.sheet, finding.row, finding.column) == ("List_7", 1, "Child Protection Plan End Date")


def test_thousands_of_breaches_do_not_make_thousands_of_findings() -> None:
    lines = "\n".join("A |" for _ in range(MOST_PER_COLUMN + 7))
    findings = validate(Draft(load("2023-06-30", "contacts\nperson_id | contact_date\n" + lines))).findings
    assert len(findings) == MOST_PER_COLUMN + 1
    assert findings[-1].row is None
    assert findings[-1].message.startswith("The same in 7 more rows")
