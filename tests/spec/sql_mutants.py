"""Small wrong changes to the SQL of the facts, and to the settings that it reads.

A comparison is swapped for its neighbour, a number moved by one, a value dropped from a list, a flag or a
rule of "once" forgotten. Only what is made anew differently need be worked out: the rest stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from goldenthread.records.settings import Settings
from goldenthread.records.steps import Step, steps

_NEIGHBOUR = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "<>": "="}
_PATTERNS = (
    r"(?<=\s)(?:<=|>=|<>|<|>)(?=\s)",  # comparisons
    r"(?<=[<>=+\-] )\d+\b",  # numbers that are compared, added or taken away
    r"(?<=, )\d+(?=\))",  # numbers of months
    r"'[A-Z]\d?'(?=[,)])|(?<=, )'[A-Z]\d?'",  # codes in a list
    r"NOT (?:\w+\.)?(?:other_authority|short_break)\b",
    r"IS NOT (?:TRUE|FALSE)",
)
_TOKEN = re.compile("|".join(_PATTERNS))


@dataclass(frozen=True)
class SqlMutant:
    """A change: what it is made to, in words, and either changed steps or changed settings."""

    step: str
    words: str
    steps: tuple[Step, ...]
    settings: Settings | None = None


def mutants_of_sql() -> Iterator[SqlMutant]:
    """Each single change to a statement, wherever that statement is used."""
    users: dict[str, list[Step]] = {}
    for step in steps():
        for statement in step.statements:
            if _TOKEN.search(_code(statement)):
                users.setdefault(statement, []).append(step)
    for statement, using in users.items():
        for words, changed in _changed(statement):
            yield SqlMutant(
                " and ".join(step.makes for step in using) if len(using) == 1 else "within_care",
                words,
                tuple(
                    replace(step, statements=tuple(changed if s == statement else s for s in step.statements))
                    for step in using
                ),
            )


def mutants_of_settings() -> Iterator[SqlMutant]:
    """Each setting that the SQL reads, moved by one, turned, or shortened by a value."""
    text = " ".join(statement for step in steps() for statement in step.statements)
    default = Settings()
    for name, value in asdict(default).items():
        if f"getvariable('{name}')" in text:
            using = tuple(s for s in steps() if any(f"getvariable('{name}')" in sql for sql in s.statements))
            for new in _other_values(value):
                yield SqlMutant(name, f"{name} is {new}", using, replace(default, **{name: new}))


def _other_values(value: Any) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    if isinstance(value, tuple):
        return [tuple(v for v in value if v != dropped) for dropped in value]
    return [value + "?"]


def _code(statement: str) -> str:
    """The statement with its comments blanked out, every character in its place."""
    return re.sub(r"--[^\n]*", lambda comment: " " * len(comment[0]), statement)


def _changed(statement: str) -> Iterator[tuple[str, str]]:
    for token in _TOKEN.finditer(_code(statement)):
        if _is_no_threshold(statement, token.start()):
            continue
        for new in _instead(token[0], statement[: token.start()]):
            line = statement[statement.rfind("\n", 0, token.start()) + 1 :].partition("\n")[0].strip()
            at = statement[: token.start()].count(token[0], statement.rfind("\n", 0, token.start()) + 1)
            place = f" ({at + 1})" if line.count(token[0]) > 1 else ""
            yield (
                f"{line} | {token[0]}{place} as {new}",
                statement[: token.start()] + new + statement[token.end() :],
            )


def _is_no_threshold(statement: str, at: int) -> bool:
    """A number in the frame of a window, or one that stands in for a missing value."""
    before = statement[statement.rfind("\n", 0, at) + 1 : at]
    stands_in = before.endswith(", ") and statement[at].isdigit() and "first_day_after_months" not in before
    return stands_in or statement[at:].startswith("1 PRECEDING")


def _instead(token: str, before: str) -> list[str]:
    if token in _NEIGHBOUR:
        return [_NEIGHBOUR[token]]
    if token.isdigit():
        # Of several rows the first: one more would be another rule, all of them is the one forgotten.
        return ["1 OR true"] if before.endswith(") = ") else [str(int(token) - 1), str(int(token) + 1)]
    if token.startswith("'"):
        return ["'?'"]
    if token.startswith("NOT "):
        return ["true"]
    return [{"IS NOT TRUE": "IS FALSE", "IS NOT FALSE": "IS TRUE"}[token]]
