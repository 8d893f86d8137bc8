"""The workforce's posts: who is in them, who is an agency worker, what is empty, with the basis of each percentage."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldenthread.charts.cells import Cell, Column, Gap, Number, Words
from goldenthread.reports.blocks import Block, Group, Listing, Note, Paragraph, Table
from goldenthread.reports.document import Page
from goldenthread.reports.material import KEPT_BACK, Audience, Material
from goldenthread.reports.pages.reading import marks
from goldenthread.reports.words import STATUS_MARKS, sentence, without_names
from goldenthread.scorecard.posts import PostKind, PostLine, Posts
from goldenthread.terms.showing import NOT_APPLICABLE, NOT_AVAILABLE, show, show_day
from goldenthread.terms.words import Unit

ORDER = 50
KINDS = {
    PostKind.PERMANENT: "Permanent",
    PostKind.AGENCY: "Agency",
    PostKind.TOTAL: "Total in post",
    PostKind.BUDGETED: "Budgeted establishment",
    PostKind.VACANT: "Vacant",
}
DECIMALS = 2  # of full-time equivalents: hours are kept in hundredths, so that the lines add up as shown
_BASES = (
    "% of establishment is of the budgeted posts, filled or not: the council's own figure for agency staff.",
    "% of people in post is DfE's basis: agency workers over all who work here, both in full-time equivalents.",
    "Vacant is the budgeted posts less the people in post; below 0, more are in post than are budgeted.",
)


def pages(material: Material) -> Iterator[Page]:
    if material.posts is not None and material.posts.lines:
        yield Page("posts", "Workforce: posts", tuple(_blocks(material, material.posts)))


def _blocks(material: Material, posts: Posts) -> Iterator[Block]:
    for scope in dict.fromkeys(line.scope for line in posts.lines):
        if said := _said(posts, scope):
            yield Paragraph(said, is_lead=True, is_detail=True)
    yield _table(material, posts)
    yield Listing(_BASES, is_detail=True)
    if posts.reasons:
        yield Note("Not told", " ".join(sentence(reason) for reason in reasons_of(material, posts)))


def reasons_of(material: Material, posts: Posts) -> tuple[str, ...]:
    """Why something is not told, in words for the audience."""
    inside = material.audience is Audience.OPERATIONAL
    return posts.reasons if inside else tuple(map(without_names, posts.reasons))


def _said(posts: Posts, scope: str) -> str:
    """The lines of one scope in a sentence; "" where one of them is not known."""
    found = {kind: posts.line(scope, kind) for kind in PostKind}
    known = {kind: line for kind, line in found.items() if line is not None and line.amount is not None}
    if len(known) < len(PostKind):
        return ""
    fte = {kind: show(line.amount or 0.0, Unit.MEAN, DECIMALS) for kind, line in known.items()}
    agency = show(known[PostKind.AGENCY].of_establishment or 0.0, Unit.PERCENT, 1)
    return (
        f"{_short(posts, scope)}, "
        f"{fte[PostKind.AGENCY]} of them by agency workers ({agency} of the establishment); "
        f"{fte[PostKind.VACANT]} are vacant."
    )


def _short(posts: Posts, scope: str) -> str:
    """How many posts are filled; "" where that is not known."""
    found = [posts.line(scope, kind) for kind in (PostKind.TOTAL, PostKind.BUDGETED)]
    filled, budgeted = (None if line is None else line.amount for line in found)
    if filled is None or budgeted is None:
        return ""
    total, all_ = (show(amount, Unit.MEAN, DECIMALS) for amount in (filled, budgeted))
    return f"{scope}: {total} of {all_} budgeted posts are filled"


def _table(material: Material, posts: Posts) -> Table:
    mark = STATUS_MARKS.get(posts.status, "")
    groups = [
        Group(scope, tuple(_row(line, mark) for line in lines), message=_short(posts, scope))
        for scope, lines in groupby(posts.lines, key=lambda line: line.scope)
    ]
    columns = (
        Column("Posts"),
        Column("Full-time equivalent", is_number=True),
        Column("% of establishment", is_number=True),
        Column("% of people in post", is_number=True),
    )
    caption = f"Posts by who fills them, on {show_day(posts.month.end)}"
    gaps = {cell.text for group in groups for row in group.rows for cell in row if isinstance(cell, Gap)}
    key = tuple((mark, meaning) for mark, meaning in marks(material).items() if mark in gaps)
    return Table("Posts", caption, columns, tuple(groups), "Posts of", key)


def _row(line: PostLine, mark: str) -> tuple[Cell, ...]:
    in_post = line.kind in (PostKind.PERMANENT, PostKind.AGENCY, PostKind.TOTAL)
    return (
        Words(KINDS[line.kind]),
        _number(line, line.amount, Unit.MEAN, DECIMALS, mark),
        _number(line, line.of_establishment, Unit.PERCENT, 1, mark),
        _number(line, line.of_in_post, Unit.PERCENT, 1, mark) if in_post else Gap(NOT_APPLICABLE),
    )


def _number(line: PostLine, value: float | None, unit: Unit, decimals: int, mark: str) -> Cell:
    if value is None:
        return Gap(KEPT_BACK if line.is_kept_back else NOT_AVAILABLE)
    return Number(value, unit, decimals, mark)
