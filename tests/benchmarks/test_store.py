"""The store: immutable, all or nothing, the same file twice changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.benchmarks import store
from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.store import MANIFEST, Read, Standing, keep, manifest, read
from tests.benchmarks import made


def _read(kind: str = "workforce", caseload: str = "") -> Read:
    rows = list(made.rows_of(made.layout(kind, "2025")))
    if caseload:
        rows = made.changed(rows, {"old_la_code": made.US}, caseload_fte=caseload)
    return read(made.grid(rows, f"{kind}.csv"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "benchmarks"


def _kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_nothing_loaded_is_an_empty_store(folder: Path) -> None:
    assert manifest(folder) == ()
    assert Benchmarks.open(folder).releases == []


def test_the_same_file_twice_changes_nothing(folder: Path) -> None:
    assert [s for _, s in keep(folder, [_read()], "first")] == [Standing.KEPT]
    before = _kept(folder)
    assert [s for _, s in keep(folder, [_read(), _read()], "second")] == [Standing.HELD, Standing.HELD]
    assert _kept(folder) == before
    [entry] = manifest(folder)
    assert (entry.loaded, entry.file, entry.release, entry.kind) == (
        "first",
        "workforce.csv",
        "2025",
        "workforce",
    )


def test_the_order_of_files_does_not_matter(folder: Path, tmp_path: Path) -> None:
    files = [_read("workforce"), _read("referrals"), _read("populations")]
    keep(folder, files, "now")
    for each in reversed(files):
        keep(tmp_path / "other", [each], "now")
    assert {n: c for n, c in _kept(folder).items() if n != MANIFEST} == {
        n: c for n, c in _kept(tmp_path / "other").items() if n != MANIFEST
    }


def test_other_figures_of_the_same_file_are_refused_and_nothing_is_kept(folder: Path) -> None:
    keep(folder, [_read()], "now")
    before = _kept(folder)
    with pytest.raises(BenchmarkError, match=r"workforce\.csv: other figures of .*release 2025 are held"):
        keep(folder, [_read("referrals"), _read(caseload="19.9")], "later")
    assert _kept(folder) == before


def test_figures_that_are_replaced_stay_in_the_archive(folder: Path) -> None:
    keep(folder, [_read()], "now")
    keep(folder, [_read(caseload="19.9")], "later", replace=True)
    assert [entry.replaced for entry in manifest(folder)] == [True, False]
    assert len(list(folder.glob("*.parquet"))) == 2
    found = Benchmarks([*store.tables(folder, store.Holds.FIGURES)], [made.ten()]).compare(
        made.US, "caseload_avg"
    )
    assert found is not None
    assert found.own is not None
    assert found.own.value == 19.9
    keep(folder, [_read()], "back", replace=True)
    assert [(e.loaded, e.replaced) for e in manifest(folder)] == [("later", True), ("back", False)]


def test_a_load_that_is_cut_short_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(folder, [_read()], "now")
    before = manifest(folder)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store, "replace_durably", full)
        with pytest.raises(OSError, match="No space"):
            keep(folder, [_read("referrals")], "later")
    assert manifest(folder) == before
    assert Benchmarks.open(folder).series == [("agency_fte", ""), ("caseload_avg", "")]
    assert [s for _, s in keep(folder, [_read("referrals")], "again")] == [Standing.KEPT]


def test_a_file_that_was_changed_is_found_out(folder: Path) -> None:
    keep(folder, [_read()], "now")
    path = next(folder.glob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with pytest.raises(BenchmarkError, match="is not as it was written"):
        Benchmarks.open(folder)
    path.unlink()
    with pytest.raises(BenchmarkError, match="is missing"):
        Benchmarks.open(folder)


@pytest.mark.parametrize("text", ["{", "[]", json.dumps({"files": [{"id": "a"}]})])
def test_a_manifest_that_was_changed_is_refused_in_words(folder: Path, text: str) -> None:
    keep(folder, [_read()], "now")
    (folder / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(BenchmarkError, match="Bring it back from a backup"):
        manifest(folder)
