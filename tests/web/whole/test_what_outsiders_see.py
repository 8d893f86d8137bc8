"""Walked from page to page by those who read published reports alone, no child, birth date or worker is met."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pypdf import PdfReader

from goldenthread.terms.months import Month, months_between
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.roles import READERS_OF_FIGURES, SEES_CHILDREN, Role
from tests.web.council import Council
from tests.web.pages import checked
from tests.web.whole.walking import Visited, walk

pytestmark = pytest.mark.xdist_group("demo")
OF_PEOPLE = ("upn", "dob", "expected_dob")
"""What names somebody in the records beside all that ends with "_id", in whichever table."""

DAY = re.compile(r"\b(?:\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)\b")


@cache
def names(folder: Path) -> frozenset[str]:
    """Every identifier, birth date and worker in the records, as a page could show it."""
    found: set[str] = set()
    for file in Workspace.open(folder).snapshot().folder.glob("records/*.parquet"):
        table = pq.read_table(file)
        for column in (name for name in table.column_names if name.endswith("_id") or name in OF_PEOPLE):
            values = {value for value in table.column(column).to_pylist() if value not in (None, "")}
            found |= {str(value) for value in values}
            found |= {f"{value.day} {value:%B %Y}" for value in values if hasattr(value, "day")}
    assert len(found) > 1000, "the records name more people than that: which columns do?"
    return frozenset(found)


@cache
def told(content: bytes) -> str:
    """All that a file says, the parts of a workbook or of slides unpacked and the pages of a PDF read."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    return content.decode("utf-8", "replace")


def met(page: Visited, council: Council) -> set[str]:
    """Who is named on a page. A day that reports or worked examples name by themselves tells of nobody."""
    text = told(page.content)
    words = set(re.findall(r"[A-Za-z0-9][\w-]{3,}", text)) | set(DAY.findall(text))
    own = (
        set(DAY.findall(text)) if page.route.startswith("help") else days_of_reports(council.workspace.folder)
    )
    return (words & names(council.workspace.folder)) - own


@cache
def days_of_reports(folder: Path) -> frozenset[str]:
    """Ends of months, and days of loads as the published reports name them."""
    ends = {month.end for month in months_between(Month(2000, 1), Month(2030, 12))}
    reports = "".join(told(file.read_bytes()) for file in folder.glob("packs/*/*/report.html"))
    return frozenset(
        {f"{end.day} {end:%B %Y}" for end in ends} | {str(end) for end in ends} | set(DAY.findall(reports))
    )


@pytest.mark.acceptance("4.3")
@pytest.mark.parametrize("role", sorted(set(Role) - READERS_OF_FIGURES))
def test_who_reads_published_reports_alone_meets_nobody(council: Council, role: Role) -> None:
    visited = list(walk(council[role], each=40))
    assert {"packs", "pack_file", "help"} <= {page.route for page in visited}
    for page in visited:
        assert page.answer.status_code in (200, 302), page.address
        assert not met(page, council), page.address
        if page.is_page:
            checked(page.answer, page.address)


@pytest.mark.acceptance("4.3")
@pytest.mark.parametrize("role", sorted(READERS_OF_FIGURES - SEES_CHILDREN))
def test_who_reads_figures_meets_no_child(council: Council, role: Role) -> None:
    for page in walk(council[role], each=2):
        assert page.answer.status_code in (200, 302), page.address
        assert not met(page, council), page.address
        if page.is_page:
            checked(page.answer, page.address)
