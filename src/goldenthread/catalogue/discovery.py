"""Finds the indicators: every module of the catalogue's folders that defines INDICATOR."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import chain
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from goldenthread.catalogue.fields import faulty_fields
from goldenthread.catalogue.problem import CatalogueError
from goldenthread.indicators.counting import parts_of
from goldenthread.indicators.example import Example
from goldenthread.indicators.indicator import Indicator
from goldenthread.records.settings import Settings


@cache
def load() -> dict[str, Indicator]:
    """Every indicator of the product by its code, in the order of the report."""
    return load_from(Path(__file__).parent)


@cache
def digest() -> str:
    """The same for the same definitions: a hash over every indicator's file."""
    found = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted(folder.glob("*/*.py")):
        found.update(f"{path.relative_to(folder).as_posix()}\n".encode() + path.read_bytes())
    return found.hexdigest()


def load_from(*folders: Path, today: date | None = None) -> dict[str, Indicator]:
    """The indicators defined in the folders inside these folders, one file each.

    With `today`, a definition whose review date has passed is an error.
    """
    found: dict[str, Indicator] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*/*.py"))):
        if path.name == "__init__.py":
            continue
        indicator = _read(path)
        for problem in chain(faulty_fields(indicator), _problems(path, indicator, found, today)):
            raise CatalogueError(f"{path.name}: {problem}")
        found[indicator.code] = indicator
    return dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))


def _read(path: Path) -> Indicator:
    try:
        module = _module(path)
    except (Exception, SystemExit) as fault:  # the file is a program: it can fail in every way
        raise CatalogueError(f"{path.name}: {_in_words(fault, path)}") from fault
    indicator = getattr(module, "INDICATOR", None)
    if not isinstance(indicator, Indicator):
        raise CatalogueError(
            f"{path.name}: defines no INDICATOR. Write INDICATOR = Indicator(...), or move the file away."
        )
    return indicator


def _module(path: Path) -> ModuleType:
    """The file as a module, whether or not it is part of an installed package."""
    if path.is_relative_to(Path(__file__).parent):
        return importlib.import_module(f"goldenthread.catalogue.{path.parent.name}.{path.stem}")
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CatalogueError(f"{path.name}: not a Python file that can be read.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _in_words(fault: BaseException, path: Path) -> str:
    """What is wrong with a file that cannot be read as a definition, and what to do."""
    known = [field.name for field in fields(Indicator)]
    if unknown := re.search(r"Indicator.*unexpected keyword argument '(\w+)'", str(fault)):
        near = get_close_matches(unknown[1], known, n=1)
        hint = f"Did you mean {near[0]!r}?" if near else f"The fields are: {', '.join(known)}."
        return f"an indicator has no field {unknown[1]!r}. {hint}"
    if missing := re.search(r"Indicator.*missing \d+ required.*?: (.*)", str(fault)):
        return f"these fields are missing: {missing[1]}. They are described in goldenthread/indicators/indicator.py."
    if isinstance(fault, SyntaxError):
        return f"line {fault.lineno} cannot be read as Python ({fault.msg}). Mend it, or move the file away."
    return (
        f"{_line(fault, path)}{str(fault).rstrip('.')} ({type(fault).__name__}). Mend the definition: "
        "its fields are described in goldenthread/indicators/indicator.py."
    )


def _line(fault: BaseException, path: Path) -> str:
    """The line of the file at which it failed."""
    lines = [at.lineno for at in extract_tb(fault.__traceback__) if Path(at.filename) == path]
    return f"line {lines[-1]}: " if lines else ""


def _problems(
    path: Path, indicator: Indicator, found: dict[str, Indicator], today: date | None
) -> Iterator[str]:
    if indicator.code != path.stem:
        yield (
            f"its code is {indicator.code!r}. Give the file the name {indicator.code}.py, "
            f"or the indicator the code {path.stem!r}."
        )
    if indicator.code in found:
        yield f"the code {indicator.code!r} is taken. Choose another."
    if not indicator.examples:
        yield "it has no worked example. Add one with rows at its edges: see goldenthread/indicators/example.py."
    if today is not None and indicator.review_by < today:
        yield f"its review date {indicator.review_by} has passed. Look at the definition again and set a new review_by."
    for example in indicator.examples:
        yield from _problems_of_example(example, indicator)


def _problems_of_example(example: Example, indicator: Indicator) -> Iterator[str]:
    try:
        example.records()
        example.months()
        Settings.read(example.settings)
    except ValueError as fault:
        yield f"its example {example.name!r} cannot be read: {fault}"
    if not example.expect:
        yield f"its example {example.name!r} expects nothing. Add what it must give: expect=(Expect(...),)."
    has_denominator = parts_of(indicator.measure)[1] is not None
    if any((expect.denominator is not None) is not has_denominator for expect in example.expect):
        needs = "needs a denominator" if has_denominator else "has no denominator"
        yield f"its example {example.name!r}: this indicator {needs}, so each Expect must say so."
