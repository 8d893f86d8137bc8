"""Taking published files into a workspace: from a path to the store of benchmarks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.store import FOLDER, Read, Standing, keep, read
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


def published_files(paths: Sequence[str | Path]) -> list[Path]:
    """The files to read: those named, and the CSV files and workbooks of folders."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix.casefold() in SUFFIXES)
        elif path.is_file():
            found.append(path)
        else:
            raise BenchmarkError(f"There is no file or folder {path.name}. Check its name.", wrong_use=True)
    if not found:
        raise BenchmarkError("There is no CSV file and no workbook to read.", wrong_use=True)
    return found


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
) -> list[tuple[Read, Standing]]:
    """Read published files and keep them: all, or none."""
    files = [read(grid_of(path)) for path in published_files(paths)]
    return keep_published(workspace, files, replace=replace, who=who)


def keep_published(
    workspace: Workspace, files: Sequence[Read], *, replace: bool = False, who: str | None = None
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


def read_fetched(fetched: Iterable[tuple[str, bytes]]) -> Iterator[Read]:
    """Files that came over the network, by their name and content."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, content) in enumerate(fetched):
            path = Path(folder) / f"{number}.csv"
            path.write_bytes(content)
            yield read(grid_of(path, name))


def benchmarks_of(workspace: Workspace) -> Benchmarks:
    """What is loaded into a workspace, to ask of."""
    return Benchmarks.open(workspace.folder / FOLDER)
