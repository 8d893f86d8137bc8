"""The report as PDF/UA: the page of `html`, printed on A4 by WeasyPrint, with tags that a screen reader follows."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack import html

_DAY = "SOURCE_DATE_EPOCH"
_OURS = re.compile(r"data:(?:font/otf;base64|image/svg\+xml),")


class ReachedOutError(FatalURLFetchingError):  # type: ignore[misc]
    """The page asked for something that it does not hold itself."""


class OnlyOurs(URLFetcher):  # type: ignore[misc]
    """Gives what the page itself holds, fonts and pictures of ours, and nothing of the network or of the disk."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        if not _OURS.match(url):
            raise ReachedOutError(
                f"A page of the report asked for {url[:60]}: it must hold all that it needs."
            )
        return super().fetch(url, headers)


def write(document: Document, path: Path) -> None:
    path.write_bytes(render(document))


def render(document: Document) -> bytes:
    """The PDF. The same document always gives the same bytes: its dates are those of the figures."""
    return printed(html.render(document, on_paper=True))


def printed(page: str) -> bytes:
    """A page of ours as PDF/UA."""
    source = HTML(string=page, url_fetcher=OnlyOurs(allowed_protocols=["data"]), media_type="print")
    with _same_day():
        written: bytes = source.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
    return written


@contextmanager
def _same_day() -> Iterator[None]:
    """Fonts are cut to the letters in use; where Python does that, it would write the time of day into them."""
    before = os.environ.get(_DAY)
    os.environ[_DAY] = "946684800"
    try:
        yield
    finally:
        os.environ.pop(_DAY)
        if before is not None:
            os.environ[_DAY] = before
