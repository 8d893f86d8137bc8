"""One value of `goldenthread.toml` written otherwise, and every other letter of the file as it was.

People write this file by hand, with remarks of their own. So the one line is changed as a person would change it, and
what comes out is read back: unless it says what was meant, and of all else what it said before, nothing is written.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from typing import Any

from goldenthread.workspace.problem import WorkspaceError

_HEADER = re.compile(r"\s*\[")


def with_value(text: str, section: str, name: str, value: Any, default: Any) -> str:
    """The text with one name of a section at a value. A default is written as a remark, as `init` writes it."""
    fresh = "\n".join(_changed(text.split("\n"), section, name, value, default))
    if not _says(fresh, text, section, name, value, default):
        raise WorkspaceError(
            f"goldenthread.toml is written in a way in which {name} can't be changed from here. Whoever runs the "
            "site changes it in the file."
        )
    return fresh


def _changed(lines: list[str], section: str, name: str, value: Any, default: Any) -> list[str]:
    begin, end = _section(lines, section)
    line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
    if begin is None:
        return lines if value == default else [*_without_blank_end(lines), "", f"[{section}]", line, ""]
    own = rf'\s*("{name}"|{name})\s*='
    there, remark = _find(lines, begin, end, own), _find(lines, begin, end, rf"\s*#\s*{name}\s*=")
    if value == default:
        line = f"# {line}"
    if there is not None:
        after = _last(lines, there) + 1
        kept = _remark(lines[there]) if after == there + 1 else ""
        again = [] if value == default and remark is not None else [line]
        return [*lines[:there], *_with_remark(again, kept, lines[there]), *lines[after:]]
    if value == default:
        return lines
    if remark is None:
        return [*lines[:begin], *_with_remark([line], "", lines[begin - 1]), *lines[begin:]]
    kept = _remark(re.sub(r"\s*#\s*", "", lines[remark], count=1))
    return [*lines[:remark], *_with_remark([line], kept, lines[remark]), *lines[remark + 1 :]]


def _section(lines: Sequence[str], section: str) -> tuple[int | None, int]:
    """The lines of a section: the first after its heading, and the first that is no longer of it."""
    heading = re.compile(rf"\s*\[\s*{section}\s*\]\s*(#.*)?$")
    begin = next((number + 1 for number, line in enumerate(lines) if heading.match(line)), None)
    if begin is None:
        return None, len(lines)
    others = (number for number in range(begin, len(lines)) if _HEADER.match(lines[number]))
    return begin, next(others, len(lines))


def _find(lines: Sequence[str], begin: int, end: int, pattern: str) -> int | None:
    return next((number for number in range(begin, end) if re.match(pattern, lines[number])), None)


def _last(lines: Sequence[str], first: int) -> int:
    """The last line of a value that may go over several."""
    for last in range(first, len(lines)):
        if _values("\n".join(lines[first : last + 1])) is not None:
            return last
    return first


def _remark(line: str) -> str:
    """What is remarked behind a value, with its sign; nothing where the line is no value."""
    for place, letter in enumerate(line):
        if letter == "#" and _values(line[:place]):
            return line[place:].rstrip()
    return ""


def _with_remark(lines: list[str], remark: str, before: str) -> list[str]:
    """Lines with what was remarked behind the line of before, which is kept by itself where there is no line."""
    found = ([f"{lines[0]}  {remark}"] if lines else [remark]) if remark else lines
    ending = "\r" if before.endswith("\r") else ""
    return [f"{line}{ending}" for line in found]


def _without_blank_end(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


def _says(fresh: str, text: str, section: str, name: str, value: Any, default: Any) -> bool:
    """Whether the new text says what was meant, all else as before, and no remark is lost."""
    wanted, found = tomllib.loads(text), _values(fresh)
    if found is None or _remarks_in_value(text, section, name):
        return False
    before = wanted.setdefault(section, {})
    if not isinstance(before, dict):
        return False
    before.pop(name, None)
    told = found.setdefault(section, {}).pop(name, default)
    return found == wanted and told == value and type(told) is type(value)


def _remarks_in_value(text: str, section: str, name: str) -> bool:
    """Whether a value goes over several lines that hold remarks, which would be lost."""
    lines = text.split("\n")
    begin, end = _section(lines, section)
    there = None if begin is None else _find(lines, begin, end, rf'\s*("{name}"|{name})\s*=')
    if there is None:
        return False
    last = _last(lines, there)
    return last > there and "#" in "".join(lines[there : last + 1])


def _values(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
