"""One table of a plan in every format that has cells, and as the lines of a document, read: for the tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.office import document, table_in, workbook

Rows = Sequence[Sequence[str]]


def in_word(folder: Path, rows: Rows) -> Draft:
    return read_file(document(folder / "plan.docx", lambda made: table_in(made, rows)))


def in_excel(folder: Path, rows: Rows) -> Draft:
    def fill(made: Any) -> None:
        sheet = made.add_worksheet("Plan")
        for n, row in enumerate(rows):
            sheet.write_row(n, 0, row)

    return read_file(workbook(folder / "plan.xlsx", fill))


def in_commas(folder: Path, rows: Rows) -> Draft:
    (folder / "plan.csv").write_text("\n".join(map(",".join, rows)), "utf-8")
    return read_file(folder / "plan.csv")


def in_markdown(_: Path, rows: Rows) -> Draft:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return read_text("\n".join([lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]))


def read_rows(*rows: str) -> Draft:
    """A table under one priority, its heading first, each row as Markdown has it."""
    head, *others = rows
    table = "\n".join([head, "|--" * (head.count("|") - 1) + "|", *others])
    return read_text(f"# Our improvement plan 2025/26\n\n## Priority 1: Front door\n\n{table}\n")


def columns_asked(draft: Draft) -> list[tuple[str, str]]:
    """The guesses about what columns hold: which column, and what it was taken for."""
    return [(each.of, each.taken) for each in draft.guesses if each.field == "column"]
