"""The workforce's posts: who is in them, who is an agency worker, what is empty, with the basis of each percentage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.reports.blocks import Group, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import Material, Posts
from goldenthread.terms.showing import NOT_AVAILABLE
from goldenthread.terms.words import Unit

ORDER = 50
_BASIS = (
    "Percentages are of the budgeted establishment: of the posts that the council pays for, filled or not. "
    "DfE's agency rate is another figure: it is of the people in post."
)


def pages(material: Material) -> Iterator[Page]:
    if material.posts:
        yield Page("posts", "Posts", (Paragraph(_BASIS), _table(material.posts)))


def _table(posts: tuple[Posts, ...]) -> Table:
    groups = [
        Group(scope, tuple(_row(line) for line in lines))
        for scope, lines in groupby(posts, key=lambda line: line.scope)
    ]
    columns = (
        Column("Posts"),
        Column("Full-time equivalent", is_number=True),
        Column("% of establishment", is_number=True),
    )
    return Table("Posts", "Posts by who fills them", columns, tuple(groups), "Posts of")


def _row(line: Posts) -> tuple[Cell, ...]:
    return Words(line.name), _number(line.amount, Unit.MEAN, 2), _number(line.share, Unit.PERCENT, 1)


def _number(value: float | None, unit: Unit, decimals: int) -> Cell:
    return Gap(NOT_AVAILABLE) if value is None else Number(value, unit, decimals)
