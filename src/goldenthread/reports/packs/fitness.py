"""Whether a report is fit for the public: the attack found nothing, and no text tells which child is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from goldenthread.disclosure.text import check_text
from goldenthread.reports.document import Document
from goldenthread.reports.packs.problem import NotFitError
from goldenthread.scorecard.card import Scorecard
from goldenthread.scorecard.published import Published
from goldenthread.terms.months import Month

_MOST_SHOWN = 10


def check_something(card: Scorecard, latest: Month | None) -> None:
    """Refuse a month of which there is nothing to report, so that no empty report is written."""
    if all(row.months[-1].numerator is None for row in card.rows):
        there = f" The latest month that has ended in the records is {latest}." if latest else ""
        raise NotFitError(
            f"No load speaks for {card.month}, so there is nothing to report.{there}", wrong_use=True
        )


def check_proof(published: Published) -> None:
    """Refuse figures of which something that is kept back could be worked out."""
    if published.attack.proved:
        return
    found = dict.fromkeys(
        f"{one.key.indicator}{f', {one.key.group}' if one.key.group else ''}, {one.key.month}"
        for one in published.attack.found_now
    )
    lines = [f"  {name}" for name in list(found)[:_MOST_SHOWN]]
    more = [f"  and {len(found) - _MOST_SHOWN} more"] if len(found) > _MOST_SHOWN else []
    raise NotFitError(
        "The report was not written: with what was published before, an outsider could come closer than the rules "
        "allow to what is kept back of:\n" + "\n".join([*lines, *more]) + "\nLeave these measures out: "
        "--without CODE."
    )


def check_texts(document: Document, names: Iterable[str] = ()) -> None:
    """Refuse a report with a text that could tell which child is meant. The texts themselves are not repeated.

    `names`: what we have named ourselves, loads and the snapshot; some of them look like the number of a person.
    """
    ours = re.compile("|".join(map(re.escape, names)) or "(?!)")
    found = [
        f"  page {title!r}: {finding.kind}. {finding.what_to_do}"
        for title, text in texts(document)
        for finding in check_text(ours.sub("", text))
    ]
    if found:
        lines = list(dict.fromkeys(found))[:_MOST_SHOWN]
        raise NotFitError("The report was not written: it could tell who is meant.\n" + "\n".join(lines))


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of a report with the title of its page, whatever block it stands in.

    Numbers in cells are no texts: they were protected. A picture says nothing that its chart's texts don't.
    """
    for page in document.pages:
        for text in _texts(page.blocks):
            yield page.title, text


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _texts(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))
