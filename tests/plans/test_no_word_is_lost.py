"""Whatever a document looks like: it is read, each of its words is somewhere in the draft, and it can be checked."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plans.check.checking import check
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Block, Row, Table
from goldenthread.plans.reading.markdown import blocks
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.text import BROKEN
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost
from tests.plans.documents import FRAME, OWN, made

SAMPLE = 300
WHOLE = 20_000
PARTS = 10


def _as_office(source: str) -> Draft:
    """Read as Word and Excel give it: each cell says whether one above is merged over it, as some empty ones do."""
    return draft_of(tidied(_with_merged_cells(source)))


def _with_merged_cells(source: str) -> Iterator[Block]:
    chance = random.Random(source)
    for block in blocks(source):
        if isinstance(block, Table):
            rows = (_merged(row, chance) for row in block.rows[1:])
            block = replace(block, rows=(_merged(block.rows[0], None), *rows))
        yield block


def _merged(row: Row, chance: random.Random | None) -> Row:
    cells = tuple(cell.replace(BROKEN, "\n") for cell in row.cells)
    empty = (n for n, cell in enumerate(cells) if not cell and chance is not None)
    below = frozenset(n for n in empty if chance is not None and chance.random() < 0.5)
    return Row(row.line, cells, below)


FORMS = {"text": read_text, "office": _as_office}


def _lost(seed: int, read: Callable[[str], Draft]) -> list[str]:
    """The words of its own that a made-up plan has lost: not those that say where things stand."""
    source = made(seed)
    draft = read(source)
    check(draft.plan, date(2025, 9, 1))
    return [word for word in lost(source.replace("<br>", " "), draft, [FRAME]) if re.fullmatch(OWN, word)]


def _losing(seeds: range, read: Callable[[str], Draft]) -> dict[int, list[str]]:
    return {seed: words for seed in seeds if (words := _lost(seed, read))}


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_document_is_lost(form: str) -> None:
    assert _losing(range(SAMPLE), FORMS[form]) == {}


@pytest.mark.whole
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_word_of_any_document_is_lost(form: str, part: int) -> None:
    size = WHOLE // PARTS
    assert _losing(range(SAMPLE + part * size, SAMPLE + (part + 1) * size), FORMS[form]) == {}
