"""Each part of a report and the library that it rests on, doing the same: pairs of work to be timed in turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import vl_convert
from weasyprint import HTML

from bench import cold
from bench.baselines import bare_files
from bench.cold import CHARTS, FIGURES, WRITTEN
from bench.recording import recorded
from bench.timing import Work
from goldenthread.charts import drawing
from goldenthread.engine import duckdb as engine
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack import html, pdf, pptx, xlsx
from goldenthread.workspace import Workspace

Pairs = Iterator[tuple[str, str, Work, Work]]


def of_line(line: str, workspace: Path, document: Document, folder: Path) -> Pairs:
    """For each part: its name, the library, our work and that of the library alone. Both give the same."""
    yield from {"e": _page_and_workbook, "f": _paper, "g": _slides}[line](workspace, document, folder)


def _page_and_workbook(workspace: Path, document: Document, folder: Path) -> Pairs:
    yield FIGURES, "DuckDB", lambda: cold.report(workspace), _queries(workspace)
    charts = cold.charts_of(document)
    drawn = recorded(vl_convert, "vegalite_to_svg", lambda: [_draw(chart) for chart in charts])
    yield (
        CHARTS,
        "vl-convert",
        lambda: [_draw(chart) for chart in charts],
        lambda: [vl_convert.vegalite_to_svg(*given, **named) for given, named in drawn],
    )
    ours, bare = folder / "ours.xlsx", folder / "bare.xlsx"
    xlsx.write(document, ours)
    cells = bare_files.cells_of(ours)
    bare_files.write_cells(bare, cells)
    assert bare_files.cells_of(bare) == cells, "the cells differ"
    yield (
        WRITTEN["xlsx"],
        "XlsxWriter",
        lambda: xlsx.write(document, ours),
        lambda: bare_files.write_cells(bare, cells),
    )


def _paper(_workspace: Path, document: Document, folder: Path) -> Pairs:
    page = html.render(document, on_paper=True)

    def bare() -> bytes:
        return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    assert bare() == pdf.printed(page), "the pages differ"
    yield WRITTEN["pdf"], "WeasyPrint", lambda: pdf.write(document, folder / "ours.pdf"), bare


def _slides(_workspace: Path, document: Document, folder: Path) -> Pairs:
    ours, bare = folder / "ours.pptx", folder / "bare.pptx"
    pptx.write(document, ours)
    slides = bare_files.slides_of(ours)
    bare_files.write_slides(bare, slides)
    assert bare_files.slides_of(bare) == slides, "the slides differ"
    yield (
        WRITTEN["pptx"],
        "python-pptx",
        lambda: pptx.write(document, ours),
        lambda: bare_files.write_slides(bare, slides),
    )


def _draw(chart: Any) -> str:
    """A chart keeps its picture once it is drawn: here it is drawn again."""
    return drawing.svg(chart.specification, chart.alternative)


def _queries(workspace: Path) -> Work:
    """The same queries as the report's, asked of DuckDB alone; they give as many rows."""
    asked = recorded(engine.DuckDB, "run", lambda: cold.report(workspace))
    texts = [engine._sql(query) for (_, query), _ in asked]
    facts = Workspace.open(workspace).snapshot().folder / "facts"

    def bare() -> list[pa.Table]:
        with duckdb.connect(config={"threads": 2}) as con:
            for file in sorted(facts.glob("*.parquet")):
                con.execute(f"CREATE VIEW fact_{file.stem} AS FROM '{file}'")
            return [con.execute(text).to_arrow_table() for text in texts]

    return bare
