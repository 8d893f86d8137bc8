"""Reading a workbook: the whole way from a path to sheets of typed cells, or a refusal."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.isolation import Answer, parse
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import macro_workbook
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import Problem, Sheet, Workbook
from goldenthread.intake.gate.sniff import Kind, kind_of

SAVE_AS_XLSX = "Open it in Excel and save it as .xlsx."
REFUSALS = {
    Kind.XLSM: macro_workbook(),
    Kind.XLS: Refused("old-xls", f"It is an Excel 97-2003 workbook. {SAVE_AS_XLSX}"),
    Kind.XLSB: Refused("binary-workbook", f"It is an Excel binary workbook. {SAVE_AS_XLSX}"),
    Kind.ENCRYPTED: Refused(
        "password-protected",
        "It is protected by a password. Open it in Excel, take the password off (File, Info, Protect Workbook) "
        "and save it as .xlsx.",
    ),
    Kind.EMPTY: Refused("empty-file", "The file is empty. Export it again."),
}


def read_workbook(path: Path | str, limits: Limits | None = None, *, with_lines: bool = False) -> Workbook:
    """Every sheet of a workbook with its cells, their true places, and all that is wrong with them.

    with_lines: also which words of them have a line through them.
    """
    path, limits = Path(path), limits or Limits()
    with arriving(path):
        return _read(path, limits, "workbook-with-lines" if with_lines else "workbook")


def _read(path: Path, limits: Limits, task: str) -> Workbook:
    checked_size(path, limits.file_bytes)
    kind = kind_of(path)
    if kind is not Kind.XLSX:
        raise _refusal(kind)
    answer = parse(task, path, limits)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    sheets = tuple(_sheet(answer, facts) for facts in answer.facts["sheets"])
    return Workbook(path.name, sheets, answer.facts["date1904"], sha256)


def _refusal(kind: Kind) -> Refused:
    known = REFUSALS.get(kind)
    rule, message = known.args if known else ("not-a-workbook", f"It is {kind.value}. {SAVE_AS_XLSX}")
    return Refused(rule, message)


def _sheet(answer: Answer, facts: dict[str, Any]) -> Sheet:
    return Sheet(
        name=facts["name"],
        table=answer.table(facts["span"]),
        first_row=facts["first_row"],
        first_column=facts["first_column"],
        hidden=facts["hidden"],
        hidden_rows=facts["hidden_rows"],
        hidden_columns=facts["hidden_columns"],
        problems=tuple(Problem(*problem) for problem in facts["problems"]),
        counts=facts["counts"],
        struck={
            (row, column): tuple((words, has_line) for words, has_line in pieces)
            for row, column, pieces in facts.get("struck", ())
        },
    )
