"""Reports in all formats, each written once for all tests, and what stands in their tables.

"small", "hostile" and "kept back" are made by hand; "demo" is the whole report of the made-up council, from its files.
"""

import io
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from goldenthread.cli.demo import REPORTED
from goldenthread.reports import pages
from goldenthread.reports.blocks import Block, Charts, Table
from goldenthread.reports.document import Document
from goldenthread.reports.formats.pack import html, pdf, pptx, xlsx
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience, Material
from goldenthread.workspace import Workspace
from tests.reports.scorecards import hostile, kept_back, small

loaded_demo: Callable[[], Path] | None = None
"""The demo that all tests share, loaded when it is first asked for; `conftest.py` says how."""


@cache
def document(of: str = "small") -> Document:
    return pages.build({"small": small, "hostile": hostile, "demo": demo, "kept back": kept_back}[of]())


def demo() -> Material:
    """All that the board's report of the made-up council is made from."""
    assert loaded_demo is not None
    with TemporaryDirectory() as folder:
        place = shutil.copytree(loaded_demo(), Path(folder) / "demo")
        return gather(Workspace.open(place), REPORTED, Audience.BOARD).material


@cache
def page(of: str = "small") -> str:
    return html.render(document(of))


@cache
def paper(of: str = "small") -> bytes:
    return pdf.render(document(of))


@cache
def book(of: str = "small") -> bytes:
    return file_of(xlsx.write, of)


@cache
def slides(of: str = "small") -> bytes:
    return file_of(pptx.write, of)


def file_of(write, of: str = "small") -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report"
        write(document(of), path)
        return path.read_bytes()


def opened(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)


def tables(of: str = "small") -> list[Table]:
    return [block for block in document(of).blocks if isinstance(block, Table)]


def charts(of: str = "small"):
    return [chart for block in document(of).blocks if isinstance(block, Charts) for chart in block.charts]


def on_slides(of: str = "small") -> list[Block]:
    """The blocks that slides show, in their order."""
    return [block for page in document(of).pages for block in page.on_slides]


def news(of: str = "small"):
    shown = [chart for block in on_slides(of) if isinstance(block, Charts) for chart in block.charts]
    return [chart for chart in shown if chart.is_news]
