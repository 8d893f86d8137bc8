"""Our own pages in Markdown (the catalogue's and the glossary's) as they stand on a page of the site.

Only texts of this program come here, never what somebody typed; raw HTML in them stays text all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from goldenthread.catalogue.pages import MISSING
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_day, show_month


class _Renderer(RendererHTML):
    """Tables as the site has them: in a frame of their own that scrolls, with a name and headed columns."""

    def table_open(self, tokens: Sequence[Token], at: int, _options: Any, env: Any) -> str:
        env["tables"] = env.get("tables", 0) + 1
        name = f"table-{env['tables']}"
        caption = f"{_heading_before(tokens, at)}, table {env['tables']}"
        return (
            f'<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0"><table class="plain">'
            f'<caption class="unseen" id="{name}">{Markup.escape(caption)}</caption>\n'
        )

    def table_close(self, _tokens: Sequence[Token], _at: int, _options: Any, _env: Any) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        return f'<th scope="col"{_class(tokens[at])}>'

    def td_open(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        """The first cell of a line heads it."""
        return '<th scope="row">' if _is_first(tokens, at) else f"<td{_class(tokens[at])}>"

    def td_close(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        return "</th>\n" if _is_first(tokens, at - 2) else "</td>\n"


def _class(cell: Token) -> str:
    return f' class="{kind}"' if (kind := cell.attrGet("class")) else ""


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    """Whether a cell that is opened here is the first of its line; between its ends stands its text alone."""
    return tokens[at - 1].type == "tr_open"


def _heading_before(tokens: Sequence[Token], at: int) -> str:
    """The heading under which a table stands."""
    found = [tokens[n + 1].content for n in range(at) if tokens[n].type == "heading_open"]
    return found[-1] if found else "Figures"


def _as_on_pages(state: StateCore) -> None:
    """Heads with a capital, numbers to the right, and days and months as pages write them."""
    tokens = state.tokens
    for at, token in enumerate(tokens):
        if token.type == "inline":
            _in_words(token, in_a_cell=tokens[at - 1].type == "td_open")
        if token.type == "th_open":
            _capital(tokens[at + 1])
    for table in _tables(tokens):
        for column in list(zip(*table, strict=True))[1:]:
            cells = [inline.content for _, inline in column[1:]]
            if any(map(_NUMBER.fullmatch, cells)) and all(_NUMBER_OR_NONE.fullmatch(cell) for cell in cells):
                for opening, _ in column:
                    opening.attrSet("class", "number")


def _tables(tokens: Sequence[Token]) -> Iterator[list[list[tuple[Token, Token]]]]:
    """Each table as its lines, and each line as its cells: what opens the cell, and its text."""
    lines: list[list[tuple[Token, Token]]] = []
    for at, token in enumerate(tokens):
        if token.type == "tr_open":
            lines.append([])
        elif token.type in ("th_open", "td_open"):
            lines[-1].append((token, tokens[at + 1]))
        elif token.type == "table_close":
            yield lines
            lines = []


def _in_words(inline: Token, *, in_a_cell: bool) -> None:
    for part in inline.children or ():
        if part.type == "text":
            part.content = _DAY.sub(lambda found: show_day(date.fromisoformat(found[0])), part.content)
            if in_a_cell and _MONTH.fullmatch(part.content):
                part.content = show_month(Month.parse(part.content))


def _capital(inline: Token) -> None:
    if inline.children and inline.children[0].type == "text":
        text = inline.children[0].content
        inline.children[0].content = text[:1].upper() + text[1:]


_DAY = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?")
_NUMBER_OR_NONE = re.compile(rf"{_NUMBER.pattern}|{MISSING}")
_MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
_MARKDOWN.core.ruler.push("as_on_pages", _as_on_pages)


def as_html(text: str) -> Markup:
    """A text in Markdown as HTML. Its first line, where it is a heading, is left out: the page has it already."""
    first, _, rest = text.partition("\n")
    return Markup(_MARKDOWN.render(rest if first.startswith("# ") else text))  # noqa: S704


def line_as_html(text: str) -> Markup:
    """One line, without a paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704
