"""Each part of a report and the library that it rests on, doing the same: pairs of work to be timed in turns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import vl_convert
from markupsafe import Markup
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from bench import cold
from bench.baselines import bare_files
from bench.cold import CHARTS, FIGURES, PICTURES, WRITTEN
from bench.recording import recorded
from bench.timing import Work
from goldenthread.charts import drawing
from goldenthread.engine import duckdb as engine
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack import html, pdf, pptx, xlsx
from goldenthread.scorecard import building, posts
from goldenthread.workspace import Workspace


class Part(NamedTuple):
    """A part of a report: its name, the parts of a cold run that it stands for, and both ways of doing it."""

    name: str
    of: tuple[str, ...]
    library: str
    ours: Work
    bare: Work


def of_line(line: str, workspace: Path, document: Document, folder: Path) -> Iterator[Part]:
    """The parts of one line of the results. Both ways give the same, which is asserted first."""
    yield from {"e": _page_and_workbook, "f": _paper, "g": _slides}[line](workspace, document, folder)


def _page_and_workbook(workspace: Path, document: Document, folder: Path) -> Iterator[Part]:
    yield _figures(workspace)
    charts = cold.charts_of(document)
    drawn = recorded(vl_convert, "vegalite_to_svg", lambda: [_draw(chart) for chart in charts])
    yield Part(
        CHARTS,
        (CHARTS,),
        "vl-convert",
        lambda: [_draw(chart) for chart in charts],
        lambda: [vl_convert.vegalite_to_svg(*given, **named) for given, named in drawn],
    )
    yield _page(document)
    ours, bare = folder / "ours.xlsx", folder / "bare.xlsx"
    xlsx.write(document, ours)
    cells = bare_files.cells_of(ours)
    bare_files.write_cells(bare, cells)
    assert bare_files.cells_of(bare) == cells, "the cells differ"
    yield Part(
        WRITTEN["xlsx"],
        (WRITTEN["xlsx"],),
        "XlsxWriter",
        lambda: xlsx.write(document, ours),
        lambda: bare_files.write_cells(bare, cells),
    )


def _page(document: Document) -> Part:
    """The same pieces of the page put together by MarkupSafe: its charts are drawn, its fonts cut."""
    asked = recorded(Markup, "format", lambda: html.render(document))

    def bare() -> str:
        whole = Markup()
        for (template, *given), named in asked:
            whole = template.format(*given, **named)
        return whole

    assert bare() == html.render(document), "the pages differ"
    return Part(WRITTEN["html"], (WRITTEN["html"],), "MarkupSafe", lambda: html.render(document), bare)


def _paper(_workspace: Path, document: Document, _folder: Path) -> Iterator[Part]:
    page = html.render(document, on_paper=True)
    [((), given)] = recorded(pdf, "HTML", lambda: pdf.printed(page))
    [(_, options)] = recorded(HTML, "write_pdf", lambda: pdf.printed(page))
    theirs = {name: value for name, value in options.items() if name != "finisher"}  # which is ours

    def bare(asked: dict[str, Any] = theirs) -> bytes:
        with pdf._same_day():  # else the fonts in it hold the time of day
            written: bytes = HTML(**given).write_pdf(**{**asked, "font_config": FontConfiguration()})
        return written

    assert bare(options) == pdf.printed(page), "the PDFs differ"
    yield Part(WRITTEN["pdf"], (WRITTEN["pdf"],), "WeasyPrint", lambda: pdf.printed(page), bare)


def _slides(_workspace: Path, document: Document, folder: Path) -> Iterator[Part]:
    asked = recorded(vl_convert, "svg_to_png", lambda: pptx.write(document, folder / "ours.pptx"))
    drawn = [svg for (svg, *_), _ in asked]
    assert drawn, "no chart stands on a slide"
    yield Part(
        PICTURES,
        (PICTURES,),
        "vl-convert",
        lambda: [drawing.png(svg) for svg in drawn],
        lambda: [vl_convert.svg_to_png(*given, **named) for given, named in asked],
    )
    ours, bare = folder / "ours.pptx", folder / "bare.pptx"
    pptx.write(document, ours)
    slides = bare_files.slides_of(ours)
    bare_files.write_slides(bare, slides)
    assert bare_files.slides_of(bare) == slides, "the slides differ"
    yield Part(
        WRITTEN["pptx"],
        (WRITTEN["pptx"],),
        "python-pptx",
        lambda: pptx.write(document, ours),
        lambda: bare_files.write_slides(bare, slides),
    )


def _draw(chart: Any) -> str:
    """A chart keeps its picture once it is drawn: here it is drawn again."""
    return drawing.svg(chart.specification, chart.alternative)


def _figures(workspace: Path) -> Part:
    """The same queries as the report's, asked of DuckDB alone; they give the same rows."""
    asked: list[tuple[Any, ...]] = []
    for owner in (building, posts):
        asked += recorded(owner, "read_figures", lambda: cold.report(workspace))
    facts = Workspace.open(workspace).snapshot().folder / "facts"

    def ours() -> list[Any]:
        return [building.read_figures(*given, **named) for given, named in asked]

    run = recorded(engine.DuckDB, "run", ours)
    texts = [engine._sql(query) for (_, query), _ in run]

    def bare() -> list[pa.Table]:
        with duckdb.connect(config={"threads": 2, "memory_limit": "3GB"}) as con:
            for file in sorted(facts.glob("*.parquet")):
                con.execute(f"CREATE VIEW fact_{file.stem} AS FROM '{file}'")
            return [con.execute(text).to_arrow_table() for text in texts]

    rows = [own.run(query).num_rows for (own, query), _ in run]
    assert rows == [table.num_rows for table in bare()], "the rows differ"
    return Part("figures counted", FIGURES, "DuckDB", ours, bare)
