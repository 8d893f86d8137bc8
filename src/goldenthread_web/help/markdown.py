"""Our own pages in Markdown (the catalogue's and the glossary's) as they stand on a page of the site.

Only texts of this program come here, never what somebody typed; raw HTML in them stays text all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup


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

    def th_open(self, _tokens: Sequence[Token], _at: int, _options: Any, _env: Any) -> str:
        return '<th scope="col">'

    def td_open(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        """The first cell of a line heads it."""
        return '<th scope="row">' if _is_first(tokens, at) else "<td>"

    def td_close(self, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:
        return "</th>\n" if _is_first(tokens, at - 2) else "</td>\n"


def _is_first(tokens: Sequence[Token], at: int) -> bool:
    """Whether a cell that is opened here is the first of its line; between its ends stands its text alone."""
    return tokens[at - 1].type == "tr_open"


def _heading_before(tokens: Sequence[Token], at: int) -> str:
    """The heading under which a table stands."""
    found = [tokens[n + 1].content for n in range(at) if tokens[n].type == "heading_open"]
    return found[-1] if found else "Figures"


_MARKDOWN = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")


def as_html(text: str) -> Markup:
    """A text in Markdown as HTML. Its first line, where it is a heading, is left out: the page has it already."""
    first, _, rest = text.partition("\n")
    return Markup(_MARKDOWN.render(rest if first.startswith("# ") else text))  # noqa: S704


def line_as_html(text: str) -> Markup:
    """One line, without a paragraph around it."""
    return Markup(_MARKDOWN.renderInline(text))  # noqa: S704
