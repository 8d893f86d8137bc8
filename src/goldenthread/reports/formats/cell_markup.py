"""One cell of a table as HTML: the same in the report's page and on the pages of the site."""

from __future__ import annotations

import re

from markupsafe import Markup

from goldenthread.charts.cells import BragRating, Cell, Number, Rating, Signal, Travel, Words
from goldenthread.charts.marks import MOVEMENTS, RATINGS
from goldenthread.charts.sparkline import Sparkline
from goldenthread.reports.words import EARLIER_YEAR, EARLIER_YEAR_WORDS, STATUS_MARKS, STATUS_WORDS

_MARKED = {mark: STATUS_WORDS[status].lower() for status, mark in STATUS_MARKS.items()} | {
    EARLIER_YEAR: EARLIER_YEAR_WORDS
}

_CODE = re.compile(
    r"\w+(?:_\w+)+"
)  # a name that is typed: no word ends inside it, so its parts are where it may break
_BADGES = {f"{mark.sign} {mark.word}": Rating(rag) for rag, mark in RATINGS.items()}


def mark_markup(mark: str) -> Markup:
    """A mark of a key, looking as it does in the tables."""
    return cell_markup(_BADGES[mark]) if mark in _BADGES else Markup("{}").format(mark)


def in_words(mark: str) -> str:
    """What the marks of a number mean, where no key stands beside it."""
    return ", ".join(_MARKED[letter] for letter in mark)


def cell_markup(cell: Cell) -> Markup:
    """What stands in the cell, escaped; a mark is told in words to those who do not see it."""
    match cell:
        case Number(mark=mark) if mark:
            return Markup(
                '<span class="value {}">{}</span><span class="mark" aria-hidden="true">{}</span>'
                '<span class="unseen"> {}</span>'
            ).format(" ".join(mark), cell.text, mark, in_words(mark))
        case Rating(rag=rag):
            return Markup('<span class="rag {}">{}</span>').format(rag.value, cell.text)
        case BragRating(brag=brag):
            return Markup('<span class="rag {}">{}</span>').format(brag.value, cell.text)
        case Travel(movement=movement):
            return Markup('<span class="unseen">{}: </span>{}').format(MOVEMENTS[movement], cell.text)
        case Signal(variation=variation, is_doubtful=is_doubtful):
            kind = "common" if is_doubtful else variation.value.partition("_")[0]
            return Markup('<span class="signal {}">{}</span>').format(kind, cell.text)
        case Sparkline():
            return Markup(cell.svg)  # noqa: S704 - drawn by us, its text escaped
        case Words(text=text) if _CODE.fullmatch(text):
            return Markup("_<wbr>").join(text.split("_"))
        case _:
            return Markup("{}").format(cell.text)
