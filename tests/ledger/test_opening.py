"""Ledgers of the made-up council row for row against the engine that loops over the records in plain Python."""

import shutil
from collections import Counter
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from goldenthread import catalogue
from goldenthread.engine.reference.breakdown import breakdowns_of
from goldenthread.engine.reference.counts import counted_rows
from goldenthread.engine.reference.history import History
from goldenthread.indicators.counting import parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.indicators.population import Population
from goldenthread.ledger.opening import RESTRICTED, LedgerRow, open_figure
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Breakdown
from goldenthread.workspace import Workspace

pytestmark = pytest.mark.xdist_group("demo")
JUNE = Month(2023, 6)
CODES = list(catalogue.load())
SPLIT = tuple(Breakdown)
Counted = Counter[tuple[str, str, str]]


@pytest.fixture(scope="module")
def snapshot(loaded_demo: Path) -> Snapshot:
    return Workspace.open(loaded_demo).snapshot()


@pytest.fixture(scope="module")
def history(snapshot: Snapshot) -> History:
    records = {name: pq.read_table(snapshot.records(name)).to_pylist() for name in TABLES}
    return History(str(snapshot.manifest["authority"]), records, Settings())


@pytest.fixture(scope="module")
def everybody(snapshot: Snapshot) -> list[str]:
    """All roles that a restriction names."""
    restrictions = pq.read_table(snapshot.records("restricted")).column("roles").to_pylist()
    return [name.strip() for roles in restrictions for name in (roles or "").split(";")]


def in_words(history: History, measure: Indicator, by: Breakdown | None) -> Counted:
    """How often each child stands on each side of a measure in June, in each group."""
    numerator, denominator = parts_of(measure.measure)
    sides = [("numerator", numerator), *([("denominator", denominator)] if denominator else [])]
    return Counter(
        (name, group, row["person_id"])
        for name, part in sides
        for row, day in counted_rows(history, part, JUNE)
        for group in breakdowns_of(measure, row, day, by)
    )


def opened(snapshot: Snapshot, measure: Indicator, roles: list[str], group: str = "") -> list[LedgerRow]:
    return open_figure(snapshot, Population([]), measure, JUNE, None, group, roles)


def of_ledgers(snapshot: Snapshot, measure: Indicator, groups: set[str], roles: list[str]) -> Counted:
    return Counter(
        (row.part, group, row.child)
        for group in groups
        for row in opened(snapshot, measure, roles, group)
        if row.load and row.part != "left_out"
    )


@pytest.mark.parametrize("every", [1, pytest.param(len(SPLIT), marks=pytest.mark.whole)])
def test_every_ledger_is_what_the_records_say(
    snapshot: Snapshot, history: History, everybody: list[str], every: int
) -> None:
    looked_at = 0
    for at, code in enumerate(CODES):
        measure = catalogue.load()[code]
        for by in (None, *(SPLIT[(at + step) % len(SPLIT)] for step in range(every))):
            expected = in_words(history, measure, by)
            groups = {group for _, group, _ in expected} | ({""} if by is None else set())
            assert of_ledgers(snapshot, measure, groups, everybody) == expected, (code, by)
            looked_at += expected.total()
    assert looked_at > 3000


def test_a_kind_of_group_alone_says_in_which_group_each_row_is(
    snapshot: Snapshot, history: History, everybody: list[str]
) -> None:
    for code in ("referrals", "cla_end"):
        measure = catalogue.load()[code]
        found = Counter(
            (row.part, row.reason.partition(", ")[0], row.child)
            for row in opened(snapshot, measure, everybody, "locality")
            if row.load and row.part != "left_out"
        )
        assert found == in_words(history, measure, Breakdown.LOCALITY)


@pytest.mark.parametrize("code", ["cla_visits", "referrals", "cla_end"])
def test_a_year_is_its_months_one_after_the_other(snapshot: Snapshot, code: str) -> None:
    measure = catalogue.load()[code]
    of_year, of_month = measure.bases[1], measure.bases[0]
    year = open_figure(snapshot, Population([]), measure, JUNE, of_year)
    months = [
        row
        for month in months_between(JUNE.plus(-11), JUNE)
        for row in open_figure(snapshot, Population([]), measure, month, of_month)
    ]
    assert Counter(row for row in year if row.load) == Counter(row for row in months if row.load)


def test_another_month_group_or_age_is_asked_with_the_same_query(
    snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Composing a query takes many times as long as running it."""
    measure = catalogue.load()["cin_end"]
    opened(snapshot, measure, [], "sex=F")
    written: list[ir.Table] = []
    compose = ibis.to_sql

    def watched(query: ir.Table, **how: str) -> object:
        written.append(query)
        return compose(query, **how)

    monkeypatch.setattr(ibis, "to_sql", watched)
    for month, group in ((JUNE.plus(-1), ""), (JUNE, "sex=M"), (JUNE, "age=5-9"), (JUNE, "disability=yes")):
        open_figure(snapshot, Population([]), measure, month, None, group)
    assert written == []
    open_figure(snapshot, Population([]), measure, JUNE, None, "service=Assessment")
    assert len(written) <= 3


@pytest.fixture
def closed(snapshot: Snapshot, tmp_path: Path) -> tuple[Snapshot, str]:
    """The same records with a restriction on a child that is counted, and that child."""
    child = next(row.child for row in opened(snapshot, catalogue.load()["cin_end"], []) if row.load)
    folder = Path(shutil.copytree(snapshot.folder, tmp_path / snapshot.folder.name))
    file = Snapshot(folder, snapshot.manifest).records("restricted")
    restriction = {**pq.read_table(file).to_pylist()[0], "person_id": child, "roles": "guardian; director;"}
    table = pa.Table.from_pylist([restriction], pq.read_schema(file))
    file.unlink()
    pq.write_table(table, file)
    return Snapshot(folder, snapshot.manifest), child


def test_a_restricted_record_is_named_to_each_role_that_its_restriction_names(
    closed: tuple[Snapshot, str],
) -> None:
    """So it is where somebody holds several roles; to all others it says nothing of whose or where it is."""
    restricted, child = closed
    measure = catalogue.load()["cin_end"]
    for roles in ([], [""], ["auditor"], ["auditor", "team manager"]):
        rows = opened(restricted, measure, roles)
        masked = [row for row in rows if row.child == RESTRICTED]
        assert masked, roles
        assert child not in {row.child for row in rows}
        assert all((row.file, row.sheet, row.row) == ("", "", None) for row in masked)
    for roles in (["guardian"], ["director", "auditor"]):
        named = opened(restricted, measure, roles)
        assert len(named) == len(rows)
        assert sum(row.child == child for row in named) == len(masked)
        assert RESTRICTED not in {row.child for row in named}
