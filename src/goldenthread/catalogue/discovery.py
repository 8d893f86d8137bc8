"""Finds the indicators: every module of the catalogue's folders that defines INDICATOR."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

from goldenthread.indicators.example import ExampleError
from goldenthread.indicators.indicator import Indicator


class CatalogueError(ValueError):
    """A definition that cannot be used; the message names the file and says what to do."""


@cache
def load() -> dict[str, Indicator]:
    """Every indicator of the product by its code, in the order of the report."""
    return load_from(Path(__file__).parent)


def load_from(*folders: Path, today: date | None = None) -> dict[str, Indicator]:
    """The indicators defined in these folders and the folders inside them, one file each.

    With `today`, a definition whose review date has passed is an error.
    """
    found: dict[str, Indicator] = {}
    for path in (
        path for folder in folders for path in sorted(folder.glob("*/*.py")) if path.name != "__init__.py"
    ):
        indicator = _read(path)
        for problem in _problems(path, indicator, found, today):
            raise CatalogueError(f"{path.name}: {problem}")
        found[indicator.code] = indicator
    return dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))


def _read(path: Path) -> Indicator:
    try:
        module = _module(path)
    except (TypeError, AttributeError, ValueError) as fault:
        raise CatalogueError(
            f"{path.name}: {fault}. The fields of an indicator are described in goldenthread/indicators/indicator.py."
        ) from fault
    indicator = getattr(module, "INDICATOR", None)
    if not isinstance(indicator, Indicator):
        raise CatalogueError(
            f"{path.name}: defines no INDICATOR. Write INDICATOR = Indicator(...), or move the file away."
        )
    return indicator


def _module(path: Path) -> ModuleType:
    """The file as a module, whether or not it is part of an installed package."""
    name = f"goldenthread.catalogue.{path.parent.name}.{path.stem}"
    if path.is_relative_to(Path(__file__).parent):
        return importlib.import_module(name)
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise CatalogueError(f"{path.name}: not a Python file that can be read.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
        try:
            example.records()
        except (ExampleError, ValueError, KeyError) as fault:
            yield f"its example {example.name!r} cannot be read: {fault}"
