"""Pages are found by being there, and a block that a format can't show stops the report and says so."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

import pytest

from goldenthread.reports import blocks, pages
from goldenthread.reports.blocks import BLOCKS, BlockNotShownError, Paragraph, Shows
from goldenthread.reports.formats.pack import html, pptx, xlsx
from tests.reports.pack.written import document
from tests.reports.scorecards import small

FORMATS = {module.__name__.rpartition(".")[2]: module.shows for module in (html, xlsx, pptx)}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_every_block(name: str) -> None:
    FORMATS[name].check()


def test_a_format_that_lacks_a_block_says_which_and_where_to_add_it() -> None:
    lacking: Shows[str] = Shows("reports/formats/pack/new.py")
    for block in BLOCKS:
        if block is not blocks.Note:
            lacking.of(block)(lambda _: "")
    with pytest.raises(BlockNotShownError, match=r"new\.py can't show Note: add a function for each"):
        lacking.check()
    with pytest.raises(BlockNotShownError, match="Note"):
        lacking(blocks.Note("a", "b"))


@pytest.mark.parametrize("module", [html, xlsx, pptx], ids=lambda m: m.__name__.rpartition(".")[2])
def test_a_new_block_stops_every_format_before_anything_is_written(module, tmp_path, monkeypatch) -> None:
    @dataclass(frozen=True)
    class Map:
        """A block that no format knows yet."""

    check: Callable[..., None] = module.shows.check
    monkeypatch.setattr(module.shows, "check", lambda: check((*BLOCKS, Map)))
    with pytest.raises(BlockNotShownError, match="can't show Map"):
        module.write(document(), tmp_path / "report")
    assert list(tmp_path.iterdir()) == []


def test_the_set_of_blocks_is_closed() -> None:
    assert get_args(blocks.Block) == BLOCKS
    made = {type(block) for block in document().blocks}
    assert made <= set(BLOCKS)
    assert set(BLOCKS) - made == set(), "the small report has one of each"


def test_a_new_page_is_one_file(tmp_path, monkeypatch) -> None:
    source = """
from goldenthread.reports.blocks import Paragraph
from goldenthread.reports.document import Page
ORDER = 12
def pages(material):
    yield Page("new", "A new page", (Paragraph("Hello"),))
"""
    (tmp_path / "zz_new.py").write_text(source, encoding="utf-8")
    before = [page.name for page in pages.build(small()).pages]
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(tmp_path)])
    importlib.invalidate_caches()
    built = pages.build(small())
    assert [page.name for page in built.pages] == [before[0], "new", *before[1:]]
    assert built.pages[1].blocks == (Paragraph("Hello"),)


def test_two_pages_of_one_name_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(pages, "modules", lambda: [importlib.import_module(f"{pages.__name__}.reading")] * 2)
    with pytest.raises(ValueError, match="Two pages of the report are called reading"):
        pages.build(small())
