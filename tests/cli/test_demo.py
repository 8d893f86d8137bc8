"""goldenthread demo: all that it leaves can be opened, and all that it proposes to try works."""

import shlex
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from tests.cli.test_scorecard import WithoutPango
from tests.house.demo import Demo

pytestmark = pytest.mark.xdist_group("demo")
A_CLAIM_IS_WRONG = 1


def demo(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["demo", str(folder), *words])


@pytest.fixture
def own(whole_demo: Demo, tmp_path: Path) -> Path:
    """A copy of the demo that a test may change."""
    return Path(shutil.copytree(whole_demo.folder, tmp_path / "demo"))


def test_it_leaves_the_report_in_every_format_and_a_pack_and_says_where(whole_demo: Demo) -> None:
    folder, report = whole_demo.folder, whole_demo.folder / "report"
    assert (report / "report-2023-06-operational.html").as_uri() in whole_demo.said
    for name in ("pdf", "xlsx", "pptx"):
        path = report / f"report-2023-06-operational.{name}"
        assert path.stat().st_size > 1000
        assert str(path) in whole_demo.said
    pack = folder / "published" / "2023-06-scrutiny-1"
    assert {path.name for path in pack.iterdir()} >= {
        "report.html",
        "report.pdf",
        "figures.csv",
        "SHA256SUMS",
    }
    assert str(pack) in whole_demo.said


def test_what_it_proposes_to_try_works(own: Path, monkeypatch: pytest.MonkeyPatch, whole_demo: Demo) -> None:
    proposed = [
        line.split()[1:] for line in whole_demo.said.splitlines() if line.startswith("  goldenthread ")
    ]
    assert {words[0] for words in proposed} == {
        "scorecard", "ledger", "catalogue", "spc", "claims", "verify", "publish",
    }  # fmt: skip
    monkeypatch.chdir(own)
    for words in proposed:
        if words[0] != "publish":
            done = CliRunner().invoke(main, words)
            expected = A_CLAIM_IS_WRONG if words[0] == "claims" else 0
            assert done.exit_code == expected, (shlex.join(words), done.output)
            assert done.stdout.strip()
    claims = next(words for words in proposed if words[0] == "claims")
    said = CliRunner().invoke(main, claims).stdout
    assert "2 claims: 1 true, 1 wrong" in said


@pytest.mark.whole
def test_made_again_it_writes_its_report_again_and_loads_and_publishes_nothing(own: Path) -> None:
    state, pack = (own / "state.json").read_bytes(), own / "published" / "2023-06-scrutiny-1"
    shutil.rmtree(own / "report")
    shutil.rmtree(pack)
    done = demo(own)
    assert done.exit_code == 0, done.output
    assert "holds the demo already" in done.stdout
    assert (own / "state.json").read_bytes() == state
    assert len(list((own / "report").iterdir())) == 4
    assert (pack / "SHA256SUMS").exists()


def test_a_machine_without_pango_has_all_but_the_pdf(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("weasyprint") or n.endswith("formats.pack.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    shutil.rmtree(own / "report")
    done = demo(own)
    assert done.exit_code == 0, done.output
    assert "The demo has no PDF. The PDF is set with Pango, which this machine lacks." in done.stderr
    assert {path.suffix for path in (own / "report").iterdir()} == {".html", ".xlsx", ".pptx"}


def test_it_is_not_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    result = demo(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not an empty folder. Name another." in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_one_that_was_broken_off_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["init", str(tmp_path / "demo"), "--authority", "X01"])
    result = demo(tmp_path / "demo")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "does not hold the whole demo: its last workbook is missing. Delete it, or name another."
        in result.stderr
    )
