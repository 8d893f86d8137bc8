"""What axe leaves open is decided by what is there: letters that are too light stay a fault out of view too."""

from typing import Any

import pytest

from tests.web.decided import faults

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>
<div tabindex="0" role="region" aria-label="Frame" style="width: 200px; overflow: auto">
<table><tr><th scope="col" style="min-width: 300px">Wide</th><th scope="col" style="color: {colour}">Far</th></tr>
<tr><td>1</td><td>2</td></tr></table></div></main></body></html>"""


@pytest.mark.parametrize(("colour", "found"), [("#0b0c0c", 0), ("#767676", 0), ("#bbbbbb", 1)])
def test_letters_out_of_view_are_decided_by_their_colours(browser_page: Any, colour: str, found: int) -> None:
    browser_page.set_content(PAGE.format(colour=colour))
    said = faults(browser_page)
    assert len(said) == found, said
    assert all(line.startswith("open: color-contrast") for line in said)
