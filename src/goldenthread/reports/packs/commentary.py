"""What people write for a report: read from a Markdown file, and held against the scorecard before it goes in.

The file has the report's areas as headings ("## Child protection"), and plain paragraphs or "- " lines under them.
What stands before the first heading goes on the first page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from goldenthread.disclosure.text import check_text
from goldenthread.narrative.cells import Cells, FurtherCell
from goldenthread.narrative.claims import check
from goldenthread.narrative.closed import loose_in
from goldenthread.narrative.finding import Finding, Verdict, easily_misread, wrong
from goldenthread.narrative.passages import heading_of
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.earlier import Earlier
from goldenthread.terms.words import Theme

_BULLET = re.compile(r"\s*[-*]\s+")
_MOST_SHOWN = 10


@dataclass(frozen=True)
class Commentary:
    """What is said of each area, and on the first page (`opening`), paragraph by paragraph."""

    opening: tuple[str, ...] = ()
    areas: Mapping[Theme, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Held:
    """What a commentary is held against: a scorecard, what its words compare with, and further cells."""

    card: Scorecard
    earlier: Earlier
    further: Sequence[FurtherCell] = ()

    @property
    def cells(self) -> Cells:
        return Cells(self.card, self.further, self.earlier)

    def check(self, text: str) -> list[Finding]:
        return check(text, self.card, self.further, self.earlier)


def read_commentary(text: str, name: str) -> Commentary:
    """A commentary from its Markdown. `name`: of the file, for what is wrong with it."""
    theme: Theme | None = None
    said: dict[Theme | None, list[str]] = {}
    fresh = True
    for number, line in enumerate(text.splitlines(), start=1):
        heading = heading_of(line)
        if heading is not None:
            theme, fresh = _theme(heading, name, number), True
        elif not line.strip():
            fresh = True
        else:
            paragraphs = said.setdefault(theme, [])
            starts = fresh or bool(_BULLET.match(line)) or not paragraphs
            words = _BULLET.sub("", line, count=1).strip()
            if starts:
                paragraphs.append(words)
            else:
                paragraphs[-1] += f" {words}"
            fresh = False
    areas = {area: tuple(paragraphs) for area, paragraphs in said.items() if area is not None}
    return Commentary(tuple(said.get(None, ())), areas)


def check_commentary(findings: Sequence[Finding], name: str) -> list[str]:
    """Refuse a commentary of which a claim is wrong; else what can't be checked, or is easily misread, in words."""
    if faults := wrong(findings):
        lines = [
            f"line {f.line}: {f.words!r} does not fit the scorecard; right is: {f.right}" for f in faults
        ]
        raise NotFitError(_refused(f"{name} says what the figures do not", lines))
    misread = easily_misread(findings)
    said = [
        (f, "is" if f in misread else "can't be checked:")
        for f in findings
        if f.verdict is Verdict.UNCHECKED or f in misread
    ]
    return [f"{name}, line {f.line}: {f.words!r} {how} {f.why}" for f, how in said]


def check_for_publication(
    text: str, name: str, published: Held, findings: Sequence[Finding], threshold: int
) -> None:
    """Refuse a commentary that would tell what is kept back, or which child is meant.

    `findings`: of the text held against every figure. A claim that can be checked so, and can't with the figures that
    are published, speaks of one that is kept back. Whatever else is not checked may do so too, so it is not
    published either. `threshold`: the council's own: a number from 1 to this beside children is kept back.
    """
    misread = easily_misread(findings)
    told = {(f.line, f.words) for f in findings if f.verdict is not Verdict.UNCHECKED and f not in misread}
    lines = [
        f"line {one.line}: it speaks of a figure that is kept back. Leave it out."
        if (one.line, one.words) in told
        else f"line {one.line}: what can't be checked is not published: {one.why}"
        for one in loose_in(text, published.cells)
    ]
    lines += [f"line {f.line}: {f.kind}. {f.what_to_do}" for f in check_text(text, threshold, strict=True)]
    if lines:
        raise NotFitError(_refused(f"{name} may not be published", lines))


def _theme(words: str, name: str, number: int) -> Theme:
    themes = {theme.value.casefold(): theme for theme in Theme}
    if found := themes.get(words.casefold()):
        return found
    near = get_close_matches(words.casefold(), themes, n=1)
    hint = f"Did you mean {themes[near[0]].value!r}?" if near else f"The areas are: {', '.join(Theme)}."
    raise NotFitError(f"{name}, line {number}: the report has no area of this name. {hint}")


def _refused(what: str, lines: list[str]) -> str:
    return "\n".join(_shortened(what, list(dict.fromkeys(lines))))


def _shortened(what: str, lines: list[str]) -> Iterator[str]:
    yield f"{what}, so the report was not written:"
    yield from (f"  {line}" for line in lines[:_MOST_SHOWN])
    if len(lines) > _MOST_SHOWN:
        yield f"  and {len(lines) - _MOST_SHOWN} more"
