"""What axe leaves open is decided by what is there: letters of a chart that are too light stay a fault."""

from typing import Any

import pytest

from tests.web.decided import faults

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
<svg role="img" aria-label="Chart" width="200" height="60"><path d="M0 25L200 25" stroke="#cccccc"/>
<text x="10" y="30" fill="{colour}">Letters</text></svg></main></body></html>"""


@pytest.mark.parametrize(
    ("colour", "found"), [("#0b0c0c", 0), ("#767676", 0), ("#777777", 1), ("#bbbbbb", 1)]
)
def test_letters_over_a_line_are_decided_by_their_colours(browser_page: Any, colour: str, found: int) -> None:
    browser_page.set_content(PAGE.format(colour=colour))
    said = faults(browser_page)
    assert len(said) == found, said
    assert all(line.startswith("open: color-contrast") for line in said)
