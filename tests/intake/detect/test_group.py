"""Whatever is handed over is sorted into deliveries, and nothing is taken for what it may not be."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.intake.detect import group
from goldenthread.intake.finding import Finding
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.report import reading_rules
from goldenthread.intake.sources import discover
from goldenthread.records.load import Source
from tests.house.repository import ROOT
from tests.intake.gate.building import parts, plain_sheet, save
from tests.intake.gate.hostile import HOSTILE
from tests.intake.hr.test_reader import CENSUS, POSTS, STAFF
from tests.intake.local.test_reader import FILES
from tests.intake.ssd.extracts import extract, write_csv, write_parquet, write_sqlite
from tests.intake.ssda903.returns import XML, YEAR, write

SAMPLES = ROOT.parent / "shared" / "data" / "samples"


def sources(*paths: str | Path, as_: Source | None = None) -> list[tuple[Source | None, int]]:
    return [(reader.source, len(delivery)) for reader, delivery in group(paths, as_)]


def test_a_reader_for_every_source() -> None:
    assert [reader.source for reader in discover()] == sorted(Source, key=lambda source: source.value)
    assert all(reader.expects for reader in discover())


def test_a_folder_of_everything_is_split(tmp_path: Path) -> None:
    (tmp_path / "hr").mkdir()
    (tmp_path / "hr" / "staff.csv").write_text(STAFF)
    (tmp_path / "hr" / "posts.csv").write_text(POSTS)
    (tmp_path / "hr" / "census.xml").write_text(CENSUS)
    (tmp_path / "local").mkdir()
    for name, text in FILES.items():
        (tmp_path / "local" / f"{name}.csv").write_text(text)
    write(tmp_path / "903" / "2021", YEAR)
    write(tmp_path / "903" / "2022", YEAR)
    (tmp_path / "903" / "return.xml").write_text(XML)
    for form in ("csv", "parquet"):
        (tmp_path / form).mkdir()
    write_csv(tmp_path / "csv", extract())
    write_parquet(tmp_path / "parquet", extract())
    write_sqlite(tmp_path / "extract.db", extract())
    size = len(extract())
    assert sources(tmp_path) == [
        (Source.HR, 1),
        (Source.HR, 2),
        (Source.LOCAL, len(FILES)),
        (Source.SSD, size),
        (Source.SSD, 1),
        (Source.SSD, size),
        (Source.SSDA903, 4),
        (Source.SSDA903, 4),
        (Source.SSDA903, 1),
    ]


def test_files_mixed_in_one_folder_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, YEAR)
    write_csv(tmp_path, extract())
    (tmp_path / "staff.csv").write_text(STAFF)
    (tmp_path / "teams.csv").write_text(FILES["teams"])
    assert sources(tmp_path) == [
        (Source.HR, 1),
        (Source.LOCAL, 1),
        (Source.SSD, len(extract())),
        (Source.SSDA903, 4),
    ]


def test_files_about_the_data_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, YEAR)
    for name in ("README.md", ".hidden.csv", "~$lock.xlsx", "Thumbs.db"):
        (tmp_path / name).write_text("anything")
    assert sources(tmp_path) == [(Source.SSDA903, 4)]


def test_an_address_is_a_database() -> None:
    assert sources("postgresql://someone@127.0.0.1/council") == [(Source.SSD, 1)]


@pytest.mark.parametrize("name", [name for name, (_, rule) in HOSTILE.items() if rule != "not-a-workbook"])
def test_a_faulty_workbook_is_refused_for_its_own_fault(tmp_path: Path, name: str) -> None:
    build, rule = HOSTILE[name]
    [(reader, delivery)] = group([save(tmp_path, build())])
    with pytest.raises(Refused) as refusal:
        reader.read(delivery, None)
    assert (refusal.value.rule, refusal.value.file) == (rule, "return.xlsx")


def test_a_sound_workbook_that_is_no_input_is_refused_as_that(tmp_path: Path) -> None:
    [(reader, delivery)] = group([save(tmp_path, parts(plain_sheet()))])
    with pytest.raises(Refused, match="an Excel workbook but none of the inputs") as refusal:
        reader.read(delivery, None)
    assert refusal.value.rule == "not-an-input"


def test_an_unknown_file_becomes_a_refusal_that_names_it_and_what_is_expected(tmp_path: Path) -> None:
    write(tmp_path, YEAR)
    (tmp_path / "payload.json").write_text('{"la_child_id": "x"}')
    known, (unknown, delivery) = group([tmp_path])
    assert known[0].source is Source.SSDA903
    with pytest.raises(Refused) as refused:
        unknown.read(delivery, None)
    assert refused.value.file == "payload.json"
    for words in ("Annex A", "CIN census", "HR", "SSD extract", "SSDA903"):
        assert words in refused.value.message


def test_a_workbook_of_another_kind_says_how_to_save_it(tmp_path: Path) -> None:
    old = tmp_path / "annex.xls"
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000))
    [(reader, delivery)] = group([old])
    with pytest.raises(Refused, match=r"save it as \.xlsx") as refused:
        reader.read(delivery, None)
    assert refused.value.rule == "old-xls"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for as_ in (None, Source.SSD):
        [(reader, delivery)] = group([tmp_path / "nothing.csv"], as_)
        with pytest.raises(Refused, match="The file cannot be opened"):
            reader.read(delivery, None)


def test_a_file_that_two_readers_know_must_be_named(tmp_path: Path) -> None:
    both = tmp_path / "both.csv"
    both.write_text("team,service,locality,from,to,month_end,scope,fte\n")
    [(reader, delivery)] = group([both])
    with pytest.raises(Refused, match=r"It could be hr or local\. Say which with --as"):
        reader.read(delivery, None)
    assert sources(both, as_=Source.HR) == [(Source.HR, 1)]


def test_what_it_is_can_be_said(tmp_path: Path) -> None:
    odd = tmp_path / "staff.csv"
    odd.write_text("a,b,c\n1,2,3\n")
    [(reader, delivery)] = group([odd], Source.HR)
    with pytest.raises(Refused, match="Its columns are those of no HR table"):
        reader.read(delivery, None)


def test_every_sample_is_read_or_refused_for_a_stated_reason() -> None:
    if not SAMPLES.exists():
        pytest.skip("the shared samples are not beside the repository")
    read, refused = [], {}
    found: list[Finding] = []
    for reader, delivery in group(sorted(path for path in SAMPLES.rglob("*") if path.is_file())):
        try:
            found += reader.read(delivery, None).findings
            read += [Path(path).name for path in delivery]
        except Refused as refusal:
            refused[refusal.file] = refusal.rule
    assert refused == {
        "2016-01-sample.xlsx": "no-dates",  # a template without a row
        "sample_payload.json": "not-an-input",
        "LICENCES.txt": "not-an-input",
        "README.md": "not-an-input",
    }
    assert len(read) + len(refused) == sum(path.is_file() for path in SAMPLES.rglob("*"))
    assert {finding.rule for finding in found} <= reading_rules().keys()
