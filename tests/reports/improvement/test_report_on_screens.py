"""The report of a plan on screens: the words of an action stay in their columns, whole, however narrow these are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.house.browser import file_url
from tests.reports.improvement.plans import usual
from tests.reports.improvement.test_report import written

CELLS = """[...document.querySelectorAll('[id^="part-"] tr:not(.group) :is(th, td)')]"""

SPILLED = f"""() => {CELLS}.filter(cell => {{
  const words = document.createRange();
  words.selectNodeContents(cell);
  const right = cell.getBoundingClientRect().right + 1;
  return [...words.getClientRects()].some(line => line.right > right);
}}).map(cell => cell.innerText)"""

BROKEN = f"""() => {CELLS}.flatMap(cell => {{
  const [found, texts] = [[], document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)];
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {{
    const place = document.createRange();
    place.setStart(texts.currentNode, word.index);
    place.setEnd(texts.currentNode, word.index + word[0].length);
    if (new Set([...place.getClientRects()].map(line => Math.round(line.top))).size > 1) found.push(word[0]);
  }}
  return found;
}})"""


@pytest.mark.parametrize("width", [700, 768, 1100, 1280, 1440])
def test_no_words_of_an_action_run_into_the_next_column_and_none_is_broken(
    browser_page: Any, tmp_path: Path, width: int
) -> None:
    (tmp_path / "report.html").write_bytes(written(usual, "html"))
    browser_page.set_viewport_size({"width": width, "height": 900})
    browser_page.goto(file_url(tmp_path / "report.html"))
    assert browser_page.locator('[id^="part-"] td').count() > 9
    assert browser_page.evaluate(SPILLED) == []
    assert browser_page.evaluate(BROKEN) == []
