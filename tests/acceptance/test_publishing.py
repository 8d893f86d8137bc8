"""From a workspace to a published pack: nothing that is kept back gets out, nothing published changes."""

import csv
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from goldenthread import catalogue
from goldenthread.disclosure.attack import attack
from goldenthread.disclosure.cells import Need, Rules
from goldenthread.indicators.figure import Figure
from goldenthread.records import sums
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience
from goldenthread.reports.packs.last_report import last_report
from goldenthread.reports.pages import build
from goldenthread.scorecard.building import read
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show
from goldenthread.terms.words import Unit
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.packs import files_of, keep, packs_of, told_by
from tests.acceptance.publishing import ALL, FEW, JUNE, MAY, contents, publish, run

pytestmark = pytest.mark.xdist_group("publishing")


@pytest.mark.whole
@pytest.mark.acceptance("3.5")
def test_two_packs_keep_what_they_keep_back(published: Path) -> None:
    """Two months' packs: by both together, small counts could be any of 1 to 5 and what covers them has room for 5."""
    place = Workspace.open(published)
    found = gather(place, Month.parse(JUNE), Audience.SCRUTINY, before=told_by(place, packs_of(place)))
    proof = found.material.published
    assert proof is not None
    told = attack(told_by(place, packs_of(place)), proof.protected.balances, Rules())
    assert told.proved
    small = [one for one in told.intervals if one.need == Need.SMALL]
    covering = [one for one in told.intervals if one.need == Need.WIDE]
    assert len(small) > 100
    assert covering
    assert all(one.low <= 1 and one.high >= 5 for one in small)
    assert all(one.high - one.low >= 5 for one in covering)


def numbers(part: object) -> Iterator[float]:
    """Every number in a report: in cells, in charts and in what they are drawn from."""
    if isinstance(part, float):
        yield part
    elif isinstance(part, dict):
        for inner in part.values():
            yield from numbers(inner)
    elif isinstance(part, tuple | list):
        for inner in part:
            yield from numbers(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from numbers(getattr(part, field.name))


def is_telling(value: float) -> bool:
    """Whether a number can't be in a report by chance, as a half, a third or a place on a picture can."""
    return abs(value - float(Fraction(value).limit_denominator(40))) > 1e-6


def known(workspace: Path) -> tuple[set[float], set[float]]:
    """The values that are kept back in June, and those that are shown; but for those that tell nothing."""
    place = Workspace.open(workspace)
    month = Month.parse(JUNE)
    before, last = told_by(place, packs_of(place)[:1]), last_report(place, packs_of(place)[:1], month)
    proof = gather(place, month, Audience.SCRUTINY, before=before, last=last).material.published
    assert proof is not None

    def key(figure: Figure) -> tuple[object, ...]:
        return figure.indicator, figure.breakdown, figure.period_end, figure.basis

    hidden = {key(f) for f in proof.reading.figures if f.kept_back}
    shown = {f.value for f in proof.reading.figures if f.value is not None}
    whole = read(place, month.plus(-3), month).figures
    kept = {f.value for f in whole if key(f) in hidden and f.value is not None} - shown
    return {value for value in kept if is_telling(value)}, shown


@pytest.mark.acceptance("3.5")
def test_no_number_that_is_kept_back_is_in_what_the_formats_are_made_from(published: Path) -> None:
    hidden, shown = known(published)
    place = Workspace.open(published)
    may = packs_of(place)[:1]
    last = last_report(place, may, Month.parse(JUNE))
    material = gather(
        place, Month.parse(JUNE), Audience.SCRUTINY, before=told_by(place, may), last=last
    ).material
    there = set(numbers(build(material).pages))
    assert len(hidden) > 50
    assert there & shown
    assert not there & hidden


def bytes_of(pack: Path) -> bytes:
    """All bytes of a pack, its archives and the streams of its PDF unpacked, and the PDF's text."""
    found = []
    for path in sorted(pack.iterdir()):
        found.append(path.read_bytes())
        if path.suffix in (".xlsx", ".pptx"):
            with zipfile.ZipFile(path) as parts:
                assert not [name for name in parts.namelist() if "embed" in name]
                found += [parts.read(name) for name in parts.namelist()]
        if path.suffix == ".pdf":
            reader = PdfReader(path)
            found += [page.extract_text().encode() for page in reader.pages]
            objects = (reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1))
            found += [
                one.get_data() if isinstance(one, StreamObject) else str(one).encode() for one in objects
            ]
    return b"\n".join(found)


@pytest.mark.acceptance("3.5")
def test_no_byte_of_a_pack_tells_what_is_kept_back(published: Path, pack: Path) -> None:
    """Kept-back values stand in no byte of HTML, PDF, XLSX, PPTX or CSV, at any length that numbers are written in."""
    hidden, shown = known(published)
    assert {path.name for path in pack.iterdir()} == {
        *(f"report.{name}" for name in ALL), "figures.csv", "pack.json", "SHA256SUMS"
    }  # fmt: skip
    content = bytes_of(pack)
    written = {text for value in hidden for text in (repr(value), f"{value:.6f}", f"{value:.8g}")}
    assert len(written) > 50
    assert not [text for text in written if text.encode() in content]
    assert any(repr(value).encode() in content for value in shown if is_telling(value))
    assert b"[c]" in content
    rows = list(csv.DictReader((pack / "figures.csv").read_text().splitlines()))
    counted = {row["numerator"] for row in rows if not row["indicator"].startswith(("agency", "caseload"))}
    assert not counted & {text for number in range(1, 6) for text in (str(number), f"{number}.0")}


@pytest.mark.acceptance("3.8")
def test_the_same_pack_twice_is_the_same(published: Path, pack: Path) -> None:
    """Publishing again what was published, in all formats, gives the same bytes and no second version.

    What the first time was kept from the history, by a power failure say, is in it then.
    """
    shutil.move(published / "out", published / "first")
    past = published / "history.jsonl"
    lines = past.read_bytes()
    past.write_bytes(b"".join(lines.splitlines(keepends=True)[:-1]))
    again = publish(published, JUNE, formats=",".join(ALL))
    assert contents(again) == contents(pack)
    assert past.read_bytes() == lines
    assert [p.name for p in packs_of(Workspace.open(published))] == [
        f"{MAY}-scrutiny-1",
        f"{JUNE}-scrutiny-1",
    ]
    shutil.rmtree(published / "out")
    shutil.move(published / "first", published / "out")


@pytest.mark.acceptance("3.8")
def test_one_changed_byte_is_found(published: Path, pack: Path) -> None:
    """In every file of a pack, `verify` finds one changed byte."""
    assert run("verify", pack, "--workspace", published).exit_code == 0
    for name, content in contents(pack).items():
        changed = bytearray(content)
        changed[len(changed) // 2] ^= 1
        (pack / name).write_bytes(changed)
        told = run("verify", pack)
        assert told.exit_code == 1
        assert name in told.stderr or name == sums.FILE
        (pack / name).write_bytes(content)
    assert run("verify", pack).exit_code == 0


@pytest.mark.acceptance("3.8")
def test_a_pack_that_was_made_to_look_whole_is_found_by_the_workspace(
    published: Path, pack: Path, tmp_path: Path
) -> None:
    workspace = Path(shutil.copytree(published, tmp_path / "council"))
    (pack / "figures.csv").write_text("another\n")
    sums.write_sums(pack)
    assert run("verify", pack).exit_code == 0
    told = run("verify", pack, "--workspace", workspace)
    assert told.exit_code == 1
    assert "no pack that this workspace has published" in told.stderr
    kept = files_of(Workspace.open(workspace), packs_of(Workspace.open(workspace))[1]) / "figures.csv"
    kept.chmod(0o644)
    kept.write_text("another\n")
    assert any("figures.csv is not as it was made" in fault for fault in Workspace.open(workspace).faults())


@pytest.mark.whole
@pytest.mark.acceptance("3.8")
def test_a_new_benchmark_release_changes_no_published_pack(workspace: Path) -> None:
    """A pack published with release 2022 is the same, and made the same, when 2024 and 2025 are loaded."""
    releases = Path(__file__).parents[2].parent / "shared" / "data" / "dfe"
    if not releases.is_dir():
        pytest.skip("shared/data/dfe is not here: there is no second release to load")
    assert run("benchmarks", "load", releases / "2022", "--workspace", workspace).exit_code == 0
    pack = publish(workspace, JUNE, *FEW)
    first = contents(pack)
    for release in ("2024", "2025"):
        assert run("benchmarks", "load", releases / release, "--workspace", workspace).exit_code == 0
    assert run("verify", pack, "--workspace", workspace).exit_code == 0
    again = publish(workspace, JUNE, *FEW)
    assert contents(again) == first


def test_what_would_differ_is_a_correction_with_a_reason(workspace: Path) -> None:
    pack = publish(workspace, JUNE, *FEW)
    first = contents(pack)
    config = workspace / "goldenthread.toml"
    config.write_text(
        config.read_text().replace("# cp_visit_working_days = 10", "cp_visit_working_days = 20")
    )
    words = ("publish", "--month", JUNE, "--audience", "scrutiny", "--by", "B. Person", "--formats", "html",
             "--out", workspace / "out", "--workspace", workspace, *FEW)  # fmt: skip
    refused = run(*words)
    assert refused.exit_code == 1
    for said in ("A. Person", "figures.csv", "--correction", "stays as it is"):
        assert said in refused.stderr
    second = publish(workspace, JUNE, *FEW, "--correction", "visits within 20 working days are in time here")
    assert second.name == f"{JUNE}-scrutiny-2"
    about = json.loads((second / "pack.json").read_text())
    assert (about["replaces"], about["reason"]) == (
        pack.name, "visits within 20 working days are in time here"
    )  # fmt: skip
    assert f"takes the place of {pack.name}" in (second / "report.html").read_text()
    assert contents(pack) == first
    assert run("verify", pack, "--workspace", workspace).exit_code == 0


def test_a_board_pack_shows_all_and_tells_the_public_nothing(workspace: Path) -> None:
    pack = publish(workspace, JUNE, *FEW, audience="board")
    page = (pack / "report.html").read_text()
    assert "Official-sensitive: not for publication" in page
    assert "[c]" not in page
    place = Workspace.open(workspace)
    assert told_by(place, packs_of(place)) == ()
    assert json.loads((pack / "pack.json").read_text())["disclosure"] is None


def test_a_draft_says_that_it_is_one_and_is_not_remembered(workspace: Path) -> None:
    done = run("report", "--month", JUNE, "--audience", "scrutiny", "--formats", "html", "--out", workspace / "r",
               "--workspace", workspace, *FEW)  # fmt: skip
    assert done.exit_code == 0, done.output
    page = (workspace / "r" / f"report-{JUNE}-scrutiny.html").read_text()
    assert "Draft for scrutiny: not published yet" in page
    assert "[c]" in page
    assert packs_of(Workspace.open(workspace)) == []


def test_a_pack_is_held_against_all_that_were_published(workspace: Path, tmp_path: Path) -> None:
    """A pack that was made before another was published is not kept beside it."""
    place = Workspace.open(workspace)
    publish(workspace, MAY, *FEW)
    (pack,) = packs_of(place)
    (tmp_path / "files").mkdir()
    with pytest.raises(WorkspaceError, match="Another pack was published meanwhile"):
        keep(place, pack, tmp_path / "files", (), after=())
    assert [p.name for p in packs_of(place)] == [pack.name]


def test_a_folder_that_holds_another_pack_is_left_alone(workspace: Path) -> None:
    taken = workspace / "out" / f"{JUNE}-scrutiny-1"
    taken.mkdir(parents=True)
    (taken / "mine.txt").write_text("mine")
    done = run("publish", "--month", JUNE, "--audience", "scrutiny", "--by", "A", "--formats", "html", "--out",
               workspace / "out", "--workspace", workspace, *FEW)  # fmt: skip
    assert done.exit_code == 1
    assert "is there already" in done.stderr
    assert contents(taken) == {"mine.txt": b"mine"}


def test_a_workbook_of_a_pack_has_nothing_hidden(pack: Path) -> None:
    with zipfile.ZipFile(io.BytesIO((pack / "report.xlsx").read_bytes())) as parts:
        names = parts.namelist()
        told = b"".join(parts.read(name) for name in names)
    assert not [name for name in names if re.search("comment|external|pivot|vba|custom|embed", name)]
    assert b'state="hidden"' not in told
    filters = rb'<definedName name="_xlnm\._FilterDatabase" localSheetId="\d+" hidden="1">'
    assert b'hidden="1"' not in re.sub(filters, b"", told), (
        "but the range of a filter, which every program hides"
    )


def told(pack: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    """What a pack's figures.csv tells of the authority: the counts of each figure that is not kept back."""
    rows = csv.DictReader((pack / "figures.csv").read_text().splitlines())
    return {
        (row["indicator"], row["period_end"][:7], row["basis"]): (
            float(row["numerator"]),
            float(row["denominator"]),
        )
        for row in rows
        if not row["group"] and row["numerator"] not in ("", "[c]")
    }


@pytest.mark.acceptance("3.5")
def test_subtracting_one_measure_from_another_tells_no_small_number(published: Path) -> None:
    """In care for less than four months, or for less than a year; child protection plans that ended."""
    for name in (MAY, JUNE):
        found = told(published / "out" / f"{name}-scrutiny-1")
        between = [
            rest
            for (code, month, basis), (ours, over) in found.items()
            if code in ("cla_permanence_4m", "cla_health")
            if (wider := found.get(("cla_permanence", month, basis))) is not None
            for rest in (wider[1] - over, *((wider[0] - ours,) if code != "cla_health" else ()))
            if basis == "point"
        ]
        ended = [
            before[0] + found["cpp_repeat", month, "month"][1] - now[0]
            for (code, month, basis), now in found.items()
            if (code, basis) == ("cpp_end", "point")
            if (before := found.get((code, str(Month.parse(month).plus(-1)), "point"))) is not None
            if ("cpp_repeat", month, "month") in found
        ]
        assert not [rest for rest in (*between, *ended) if 0 < rest <= 5]


@pytest.mark.whole
@pytest.mark.acceptance("3.5")
def test_packs_in_any_order_keep_what_they_keep_back(workspace: Path) -> None:
    """May's pack after June's is held against the months that only June's speaks of."""
    publish(workspace, JUNE, *FEW)
    publish(workspace, MAY, *FEW)
    place = Workspace.open(workspace)
    everything = gather(place, Month.parse(JUNE), Audience.SCRUTINY, before=told_by(place, packs_of(place)))
    proof = everything.material.published
    assert proof is not None
    assert attack(told_by(place, packs_of(place)), proof.protected.balances, Rules()).proved


@pytest.mark.acceptance("3.4")
def test_a_report_says_what_changed_since_the_last_one_that_was_published(published: Path) -> None:
    """June names May's pack, with the number that stands in it; May, the first, speaks of no report."""
    may, june = (published / "out" / f"{month}-scrutiny-1" for month in (MAY, JUNE))
    page = (june / "report.html").read_text()
    told_of = r"The year's figure (?:rose|fell) from ([\d.,]+)%? in the report of May 2023"
    said = re.findall(told_of, html.unescape(page))
    assert said
    printed = {
        show(float(row["value"]), Unit(row["unit"]), catalogue.load()[row["indicator"]].decimals).rstrip("%")
        for row in csv.DictReader((may / "figures.csv").read_text().splitlines())
        if row["basis"] in ("rolling_12", "average_12") and row["value"] not in ("", "[c]")
    }
    assert set(said) <= printed
    first = html.unescape((may / "report.html").read_text())
    assert "in the year to February 2023" in first
    assert "in the report of" not in first
    assert "last report" not in page + first
