"""The report as PDF/UA: the page of `html`, printed on A4 by WeasyPrint, with tags that a screen reader follows."""

from __future__ import annotations

import base64
import gc
import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from threading import Lock
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack import html, pdf_lists, pdf_tables
from goldenthread.reports.formats.pack.pdf_elements import Elements

_DAY = "SOURCE_DATE_EPOCH"
_PROGRESS = "weasyprint.progress"
_A_PAGE, _DRAWING_BEGINS = "Step 5 - Creating layout - Page %d", "Step 6 - Creating PDF"
_ONE_AT_A_TIME = Lock()  # what is set for the time of printing holds for the whole process
_OURS = re.compile(r"data:(?:font/otf;base64|image/svg\+xml(?:;base64)?),")
_DRAWING = re.compile(r"<svg .*?<title>(.*?)</title>.*?</svg>", re.DOTALL)
_CAPTION = re.compile(r"<caption [^>]*>(.*?)</caption>", re.DOTALL)
_FOR_SCREENS = re.compile(r' (?:role|tabindex|data-label)="[^"]*"|<wbr>')


@contextmanager
def telling(tell: Callable[[str], None]) -> Iterator[None]:
    """Tells how far the printing is that this process does meanwhile. What is raised then ends it."""
    logger, watching = logging.getLogger(_PROGRESS), _Watching(tell)
    before = logger.level, logger.propagate
    logger.addHandler(watching)
    logger.setLevel(logging.INFO)
    logger.propagate = False  # it is told here, and stands in no log
    try:
        yield
    finally:
        logger.removeHandler(watching)
        logger.setLevel(before[0])
        logger.propagate = before[1]


class _Watching(logging.Handler):
    """Hears what WeasyPrint says of its progress, which it says in its log and nowhere else."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell, self._reached = tell, 0

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg == _DRAWING_BEGINS:
            self._tell("Drawing the pages")
        if record.msg != _A_PAGE or not isinstance(record.args, tuple):
            return
        number = int(str(record.args[0]))
        if number > self._reached:  # some pages are laid out twice, once it is known where others begin
            self._reached = number
            self._tell(f"Laying out page {number}")


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
    with _ONE_AT_A_TIME, _same_day(), _nothing_let_go():
        source = HTML(
            string=_lighter(page), url_fetcher=OnlyOurs(allowed_protocols=["data"]), media_type="print"
        )
        written: bytes = source.write_pdf(
            pdf_variant="pdf/ua-1", font_config=FontConfiguration(), finisher=_mending(page)
        )
    return written


def _mending(page: str) -> Callable[[object, Any], None]:
    """What is done to the tags when the whole file is there and not written yet."""
    captions = [unescape(caption) for caption in _CAPTION.findall(page)]

    def mend(_: object, file: Any) -> None:
        elements = Elements(file)
        pdf_tables.mend(elements, captions)
        pdf_lists.mend(elements)

    return mend


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


@contextmanager
def _nothing_let_go() -> Iterator[None]:
    """All boxes of all pages are in use until the last page is drawn: to look for unused ones again and again
    would be a quarter of the work.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looks:
            gc.enable()


def _lighter(page: str) -> str:
    """The page with each drawing as one picture, so that no style is sought for every line in it, and without
    what only screens and screen readers of pages ask for. The PDF is the same, byte for byte.
    """
    return _FOR_SCREENS.sub("", _DRAWING.sub(_as_picture, page))


def _as_picture(drawing: re.Match[str]) -> str:
    encoded = base64.b64encode(drawing[0].encode()).decode("ascii")
    return f'<img alt="{drawing[1]}" src="data:image/svg+xml;base64,{encoded}">'
