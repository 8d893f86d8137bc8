"""Taking published files into a workspace: from a path to the store of benchmarks."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.printed import DEVON, Printed
from goldenthread.benchmarks.problem import BenchmarkError, OtherFileError
from goldenthread.benchmarks.store import FOLDER, Read, Standing, in_force, keep, read
from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.sheet import Sheet
from goldenthread.intake.gate.sniff import Kind, kind_of
from goldenthread.intake.gate.workbook import read_workbook
from goldenthread.intake.rule import rules_in
from goldenthread.workspace import history
from goldenthread.workspace.history import Event
from goldenthread.workspace.workspace import Workspace, current_user
from goldenthread.workspace.writing import writing

SUFFIXES = (".csv", ".xlsx")
LIMITS = Limits(file_bytes=16 * MEGABYTE, text_bytes=64 * MEGABYTE, text_rows=500_000)
"""Several times the largest file that DfE publishes, which has 20,000 rows in 3 MB."""

HARMLESS = ("not-utf8",)  # a name may look odd; no code and no figure is read by it


@dataclass(frozen=True)
class Taken:
    """What became of a delivery: the files that were kept or held already, and those that were left and why."""

    kept: list[tuple[Read, Standing]]
    left: list[str]


def published_files(paths: Sequence[str | Path]) -> Iterator[tuple[Path, bool]]:
    """The files to read: those named (True), and the CSV files and workbooks of folders (False)."""
    for path in map(Path, paths):
        if path.is_dir():
            for file in sorted(file for file in path.rglob("*") if file.suffix.casefold() in SUFFIXES):
                yield file, False
        elif path.is_file():
            yield path, True
        else:
            raise BenchmarkError(f"There is no file or folder {path.name}. Check its name.", wrong_use=True)


def grid_of(path: Path, name: str = "") -> Grid:
    """A file as a table of texts, read as every file is that comes in; of a workbook the first sheet.

    A row that is too short, a formula without its result: nothing is taken for a blank that may not be one.
    """
    workbook = kind_of(path) is Kind.XLSX
    sheet = read_workbook(path, LIMITS).sheets[0] if workbook else read_csv(path, LIMITS)
    for problem in sheet.problems:
        if problem.rule not in HARMLESS:
            message = rules_in("goldenthread.intake.rules")[problem.rule].message
            raise BenchmarkError(
                f"{name or path.name}, row {problem.row}, column {problem.column}: {message}"
            )
    return Grid(name or path.name, list(_rows(sheet)), sheet.row_numbers().to_pylist())


def _rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    columns = [[text or "" for text in sheet.text(letter).to_pylist()] for letter in sheet.columns]
    return zip(*columns, strict=True)


def load_published(
    workspace: Workspace, paths: Sequence[str | Path], *, replace: bool = False, who: str | None = None
) -> Taken:
    """Read published files and keep them: all, or none.

    A file that is none of those known here is refused where it was named, and left where it lies in a folder:
    a release has many more files than give benchmarks.
    """
    found = list(published_files(paths))
    if not found:
        raise BenchmarkError("There is no CSV file and no workbook to read.", wrong_use=True)
    files, left = _read_all((named, partial(grid_of, path)) for path, named in found)
    return Taken(_keep(workspace, files, replace, who), left)


def load_fetched(
    workspace: Workspace,
    fetched: Iterable[tuple[str, bytes]],
    *,
    replace: bool = False,
    who: str | None = None,
) -> Taken:
    """Keep files that came over the network, by their name and content; those that are not known are left."""
    with tempfile.TemporaryDirectory() as folder:
        files, left = _read_all((False, partial(_grid_in, Path(folder), *each)) for each in fetched)
    return Taken(_keep(workspace, files, replace, who), left)


def _grid_in(folder: Path, name: str, content: bytes) -> Grid:
    path = folder / "fetched.csv"
    path.write_bytes(content)
    return grid_of(path, name)


def _read_all(grids: Iterable[tuple[bool, Callable[[], Grid]]]) -> tuple[list[Read], list[str]]:
    files, left = [], []
    for named, grid in grids:
        try:
            files.append(read(grid()))
        except OtherFileError as other:
            if named:
                raise
            left.append(str(other).partition(" Known are:")[0])
    return files, left


def _keep(
    workspace: Workspace, files: Sequence[Read], replace: bool, who: str | None
) -> list[tuple[Read, Standing]]:
    """Keep files that were read, and remember who did it."""
    with writing(workspace.folder) as change:
        kept = keep(workspace.folder / FOLDER, files, history.now(), replace=replace)
        events = [
            Event(who or current_user(), "benchmarks kept", each.id, each.file)
            for each, standing in kept
            if standing is Standing.KEPT
        ]
        if events:
            change.remember(events)
    return kept


def benchmark_files(workspace: Workspace) -> tuple[str, ...]:
    """The published files that are compared with now, by their names."""
    return in_force(workspace.folder / FOLDER)


def benchmarks_of(workspace: Workspace, files: Collection[str] | None = None) -> Benchmarks:
    """What is loaded into a workspace, to ask of; of some files alone where these are named.

    A made-up council is modelled on Devon: it has its neighbours.
    """
    stands_for = {workspace.authority: DEVON} if workspace.made_up else {}
    return Benchmarks.open(workspace.folder / FOLDER, stands_for, files)


def comparators_of(
    workspace: Workspace, authority: str = "", files: Collection[str] | None = None
) -> Benchmarks | Printed:
    """What an authority (the workspace's own by default) is held against: what is loaded, else one printed report.

    That report's neighbours are Devon's, and so those of the workspace's own made-up council.
    """
    loaded = benchmarks_of(workspace, files)
    if loaded.releases:
        return loaded
    code = authority or workspace.authority
    return Printed(neighbours=code == DEVON or (workspace.made_up and code == workspace.authority))
