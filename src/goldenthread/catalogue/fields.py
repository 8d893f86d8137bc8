"""Whether each field of a definition holds what it is for: a date where a date belongs, a theme of the report's.

Python itself takes anything for a field. What is wrong would show only much later, far from the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import EnumType
from types import ModuleType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from goldenthread.indicators import counting, example, indicator
from goldenthread.indicators.indicator import Indicator

WRITTEN_HERE: tuple[ModuleType, ...] = (counting, example, indicator)
MAY_BE_EMPTY = ("given", "breakdown")
IN_WORDS = {
    str: 'a text in "quotation marks"',
    int: "a whole number",
    float: "a number",
    bool: "True or False",
    date: "a day, date(2027, 9, 30)",
    dict: "names with their values, {...}",
    NoneType: "None",
}


def faulty_fields(definition: Indicator) -> Iterator[str]:
    """What is wrong with the fields of a definition, and of what it is made of, with what to write."""
    yield from _faults(definition, "")


def _faults(node: Any, within: str) -> Iterator[str]:
    for name, hint in _hints(type(node)).items():
        value, path = getattr(node, name), f"{within}{name}"
        if not _is(value, hint):
            yield f"the field {path!r} is {_told(value)}. Write {_wanted(hint)}."
        elif isinstance(value, str) and not value.strip() and name not in MAY_BE_EMPTY:
            yield f"the field {path!r} is empty. Write it: readers are shown it."
        else:
            yield from _faults_inside(value, path)


def _faults_inside(value: Any, path: str) -> Iterator[str]:
    for number, part in enumerate(value if isinstance(value, tuple) else (value,), start=1):
        if isinstance(part, str) and isinstance(value, tuple) and not part.strip():
            yield f"number {number} of the field {path!r} is empty. Write it, or take it out."
        if is_dataclass(part) and any(type(part).__module__ == one.__name__ for one in WRITTEN_HERE):
            yield from _faults(part, f"{path}{f'[{number}]' if isinstance(value, tuple) else ''}.")


def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _is(value: Any, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_is(value, one) for one in get_args(hint))
    if get_origin(hint) is tuple:
        wanted = get_args(hint)[0]
        return isinstance(value, tuple) and all(_is(one, wanted) for one in value)
    if hint is float:
        return type(value) in (int, float)
    # Exactly: True is an int and a time of day a date to Python, and neither is meant.
    exact = hint in (int, date)
    kind = get_origin(hint) or hint
    return type(value) is kind if exact else isinstance(value, kind)


def _told(value: Any) -> str:
    """A value as it is written in the file; only its kind where that would be long."""
    plain = isinstance(value, str | int | float | date | NoneType)
    return repr(value) if plain and len(repr(value)) <= 60 else f"{_article(type(value).__name__)}"


def _wanted(hint: Any) -> str:
    if isinstance(hint, UnionType):
        return " or ".join(_wanted(one) for one in get_args(hint))
    if get_origin(hint) is tuple:
        return f"(..., ...), in it each {_wanted(get_args(hint)[0])}"
    kind = get_origin(hint) or hint
    if isinstance(kind, EnumType):
        return f"one of {', '.join(f'{kind.__name__}.{one.name}' for one in kind)}"  # type: ignore[var-annotated]
    return IN_WORDS.get(kind) or _article(kind.__name__)


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"
