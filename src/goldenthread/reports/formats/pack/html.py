"""The report as one HTML file: it needs nothing else, opens anywhere, runs no script. The PDF is this page, printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import resources
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from goldenthread.charts import drawing
from goldenthread.charts.cells import Cell, Column, Day, Gap, Words
from goldenthread.charts.chart import Chart
from goldenthread.reports import blocks
from goldenthread.reports.blocks import Shows
from goldenthread.reports.document import Document, Page
from goldenthread.reports.formats import font
from goldenthread.reports.formats.cell_markup import cell_markup, mark_markup

_SHORT = 36  # signs of a text that stands on one line: "Statistical neighbours (10 counted)"
_FEW, _NAME = 5, 72  # a list of more lines than that, none with more signs: names, which stand in columns
_LONG = 60  # signs of a text that needs room to be read
_LONG_WORD = re.compile(
    r"(\S{28,})"
)  # an address, or a word so long that a column of a table may not hold it
_BREAKS, _WHOLE_WORDS = Markup('<span class="word">{}</span>'), Markup("{}")
_HIGH = 300  # signs of a text that takes a good part of a page in a narrow column: its row may go on overleaf there
_TALL = 1_500  # and of one that no page holds in any column: its row may go on overleaf in every table


@dataclass
class Names:
    """Names of places on the page, each given once."""

    used: set[str] = field(default_factory=set)

    def new(self, wish: str) -> str:
        name, number = wish, 2
        while name in self.used:
            name, number = f"{wish}-{number}", number + 1
        self.used.add(name)
        return name


@dataclass(frozen=True)
class Leads:
    """Where the rows of a table lead: each to the row of the same name in another table, and from there back."""

    here: str = ""
    there: str = ""

    def place(self, row: str) -> Markup:
        return Markup(' id="{}"').format(_slug(f"{self.here} {row}")) if self.there else Markup()

    def shown(self, row: str) -> Markup:
        to = _slug(f"{self.there} {row}")
        return Markup('<a href="#{}">{}</a>').format(to, row) if self.there else _words(row)


shows: Shows[Markup] = Shows("reports/formats/pack/html.py")


def write(document: Document, path: Path) -> None:
    path.write_text(render(document), encoding="utf-8")


def render(document: Document, on_paper: bool = False) -> str:
    """The page. The same document always gives the same bytes. `on_paper`: only what a printer understands."""
    shows.check()
    names = Names({"main", "contents", *(page.name for page in document.pages)})
    contents = _joined(
        Markup('<li><a href="#{}">{}</a></li>').format(p.name, p.title) for p in document.pages
    )
    return _WHOLE.format(
        title=document.title,
        council=document.council,
        marking=document.marking,
        source=document.source,
        known_on=document.known_on.isoformat(),
        style=Markup(_style(document, on_paper)),  # noqa: S704 - our own files, and a text with no sign in it
        contents=contents,
        pages=_joined(_page(page, names) for page in document.pages),
    )


def _page(page: Page, names: Names) -> Markup:
    shown = _joined(shows(block, names) for block in page.blocks)
    return Markup(
        '<section class="page{}" id="{}" aria-labelledby="{}">\n<h2 id="{}">{}</h2>\n{}</section>\n'
    ).format(
        " wide" if page.is_wide else "",
        page.name,
        f"{page.name}-title",
        f"{page.name}-title",
        page.title,
        shown,
    )


@shows.of(blocks.Heading)
def _heading(block: blocks.Heading, _: Names) -> Markup:
    return Markup("<h{0}>{1}</h{0}>\n").format(block.level + 1, block.text)


@shows.of(blocks.Paragraph)
def _paragraph(block: blocks.Paragraph, _: Names) -> Markup:
    return Markup("<p{}>{}</p>\n").format(Markup(' class="lead"') if block.is_lead else "", block.text)


@shows.of(blocks.Listing)
def _listing(block: blocks.Listing, _: Names) -> Markup:
    is_names = len(block.items) > _FEW and max(map(len, block.items)) <= _NAME
    return Markup("<ul{}>{}</ul>\n").format(Markup(' class="names"') if is_names else "", _items(block.items))


@shows.of(blocks.Note)
def _note(block: blocks.Note, _: Names) -> Markup:
    return Markup('<p class="note"><strong>{}.</strong> {}</p>\n').format(block.title, block.text)


@shows.of(blocks.Terms)
def _terms(block: blocks.Terms, _: Names) -> Markup:
    pairs = _joined(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(mark_markup(name), said)
        for name, said in block.pairs
    )
    return Markup("<h3>{}</h3>\n<dl>{}</dl>\n").format(block.title, pairs)


@shows.of(blocks.Charts)
def _charts(block: blocks.Charts, names: Names) -> Markup:
    shown = _joined(_chart(chart, names) for chart in block.charts)
    return Markup('<div class="charts{}">{}</div>\n').format(" two" if len(block.charts) > 1 else "", shown)


def _chart(chart: Chart, names: Names) -> Markup:
    notes = Markup('<ul class="notes">{}</ul>').format(_items(chart.notes)) if chart.notes else ""
    figures = _table(names.new(f"chart-{chart.kind.lower()}"), chart.heading, chart.columns,
                     [blocks.Group("", chart.rows)], "small", caption_unseen=True)  # fmt: skip
    return Markup(
        '<figure class="chart {}"><figcaption><h4>{}</h4>{}</figcaption>{}{}'
        '<details><summary>The figures<span class="unseen"> of: {}</span></summary>{}</details></figure>\n'
    ).format(
        chart.kind.lower(),
        chart.subject,
        chart.finding,
        Markup(chart.svg),  # noqa: S704 - drawn by us, its texts escaped
        notes,
        chart.heading,
        figures,
    )


@shows.of(blocks.Table)
def _table_block(block: blocks.Table, names: Names) -> Markup:
    name = names.new(f"table-{_slug(block.name)}")
    kind = "dashboard" if block.is_wide else "plain"
    leads = Leads(block.name, block.opens)
    return _table(name, block.caption, block.columns, block.groups, kind, leads=leads) + _key(block.key)


def _key(key: tuple[tuple[str, str], ...]) -> Markup:
    if not key:
        return Markup()
    said = _joined(
        Markup("<li><b>{}</b> {}</li>").format(mark_markup(mark), meaning) for mark, meaning in key
    )
    return Markup('<div class="key"><p>Key</p><ul>{}</ul></div>\n').format(said)


def _table(
    name: str,
    caption: str,
    columns: tuple[Column, ...],
    groups: Iterable[blocks.Group],
    kind: str,
    caption_unseen: bool = False,
    leads: Leads | None = None,
) -> Markup:
    """A table. The roles are those that its parts have anyway: a phone lays rows out as boxes."""
    heads = _heads([list(same) for _, same in groupby(columns, key=lambda column: column.name)])
    bodies = _joined(_body(columns, group, leads or Leads()) for group in groups)
    return Markup(
        '<div class="scroll" role="region" aria-labelledby="{0}" tabindex="0"><table class="{1}" role="table">'
        '<caption id="{0}"{2}>{3}</caption>\n'
        '<thead role="rowgroup">{4}</thead>\n{5}</table></div>\n'
    ).format(name, kind, Markup(' class="unseen"') if caption_unseen else "", caption, heads, bodies)


def _heads(runs: list[list[Column]]) -> Markup:
    """The headings of columns: those of one name stand under one, and numbers each under a heading of their own too."""
    is_parted = any(map(_has_parts, runs))
    heads = _joined(_head(run, is_parted) for run in runs)
    parts = (column for run in runs if _has_parts(run) for column in run)
    below = _joined(
        Markup('<th role="columnheader" scope="col"{}>{}</th>').format(_kind(column), column.under)
        for column in parts
    )
    rows = (heads, below) if is_parted else (heads,)
    return _joined(Markup('<tr role="row">{}</tr>').format(row) for row in rows)


def _has_parts(run: list[Column]) -> bool:
    return len(run) > 1 and all(column.is_number for column in run)


def _head(run: list[Column], is_parted: bool) -> Markup:
    first, down = run[0], Markup(' rowspan="2"') if is_parted else Markup()
    if len(run) > 1:
        scope, down = ("colgroup", Markup()) if _has_parts(run) else ("col", down)
        return Markup('<th role="columnheader" scope="{}" colspan="{}"{} class="over{}">{}</th>').format(
            scope, len(run), down, " year" if first.of_year else "", first.name
        )
    under = Markup(' <span class="sub">{}</span>').format(first.under) if first.under else ""
    return Markup('<th role="columnheader" scope="col"{}{}>{}{}</th>').format(
        down, _kind(first), first.name, under
    )


def _body(columns: tuple[Column, ...], group: blocks.Group, leads: Leads) -> Markup:
    head = Markup()
    if group.heading:
        head = Markup(
            '<tr class="group" role="row"><th role="rowheader" scope="rowgroup" colspan="{}">{}</th></tr>\n'
        ).format(len(columns), group.heading)
    rows = _joined(_row(columns, row, leads) for row in group.rows)
    return Markup('<tbody role="rowgroup">\n{}{}</tbody>\n').format(head, rows)


def _row(columns: tuple[Column, ...], row: tuple[Cell, ...], leads: Leads) -> Markup:
    name = row[0].text
    first = Markup('<th role="rowheader" scope="row"{} data-label="{}">{}</th>').format(
        _kind(columns[0], row[0]), columns[0].heading, leads.shown(name)
    )
    cells = _joined(
        Markup('<td role="cell"{} data-label="{}">{}</td>').format(
            _kind(column, cell), column.heading, _shown(cell)
        )
        for column, cell in zip(columns[1:], row[1:], strict=True)
    )
    return Markup('<tr role="row"{}{}>{}{}</tr>\n').format(leads.place(name), _height(row), first, cells)


def _height(row: tuple[Cell, ...]) -> Markup:
    """How high a row is on paper, by its longest text: whether it may be parted by the end of a page."""
    most = max(len(cell.text) for cell in row)
    return Markup(' class="{}"').format("tall" if most > _TALL else "high") if most > _HIGH else Markup()


def _shown(cell: Cell) -> Markup:
    return _words(cell.text) if isinstance(cell, Words) and not _is_typed(cell.text) else cell_markup(cell)


def _words(text: str) -> Markup:
    """A text whose long words may break anywhere: no other word is broken, and no column is as wide as a long one."""
    parts = enumerate([text] if _is_typed(text) else _LONG_WORD.split(text))
    return _joined((_BREAKS if at % 2 else _WHOLE_WORDS).format(part) for at, part in parts)


def _is_typed(text: str) -> bool:
    """Whether it is the name of a setting, which stays whole."""
    return "_" in text and text.isidentifier()


def _kind(column: Column, cell: Cell | None = None) -> Markup:
    names = ["number"] if column.is_number else []
    names += ["year"] if column.of_year else []
    names += ["gap"] if isinstance(cell, Gap) else []
    if isinstance(cell, Day):
        names += ["day"]
    if isinstance(cell, Words):
        names += ["short"] if len(cell.text) <= _SHORT else ["long"] if len(cell.text) >= _LONG else []
    return Markup(' class="{}"').format(" ".join(names)) if names else Markup()


def _slug(text: str) -> str:
    """A text as the name of a place on the page."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _items(items: Iterable[str]) -> Markup:
    return _joined(Markup("<li>{}</li>").format(item) for item in items)


def _joined(parts: Iterable[Markup] | Iterator[Markup]) -> Markup:
    return Markup().join(parts)


def _style(document: Document, on_paper: bool) -> str:
    base, screen, paper = (
        resources.files(__package__).joinpath(f"{name}.css").read_text("utf-8")
        for name in ("pack", "screen", "print")
    )
    paper += f"@page {{ @bottom-left {{ content: {_text(document.source + '. ' + document.marking)}; }} }}\n"
    fonts = "".join(_font(*weight, on_paper) for weight in (("regular", 400), ("semibold", 600)))
    return fonts + (base + paper if on_paper else f"{base}{screen}@media print {{\n{paper}}}\n")


def _font(name: str, weight: int, on_paper: bool) -> str:
    kind, form = ("otf", "opentype") if on_paper else ("woff", "woff")
    return (
        f'@font-face {{ font-family: "{drawing.FONT}"; font-weight: {weight}; '
        f'src: url("data:font/{kind};base64,{font.as_data(name, not on_paper)}") format("{form}"); }}\n'
    )


def _text(words: str) -> str:
    """A text for a style sheet: every sign of it by its number, so that none can end the text."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


_WHOLE = Markup("""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{council}">
<meta name="dcterms.created" content="{known_on}">
<meta name="dcterms.modified" content="{known_on}">
<title>{title} - {council}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header class="banner">
<div class="width"><p class="council">{council}</p><p class="marking">{marking}</p></div>
</header>
<main id="main" class="width">
<h1>{title}</h1>
<nav id="contents" aria-label="Contents"><ol>{contents}</ol></nav>
{pages}</main>
<footer class="width"><p class="source">{source}. {marking}</p></footer>
</body>
</html>
""")
