"""The readers, one for each kind of delivery: any module here that holds a READER is found by being there."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from goldenthread.intake.draft import Reader


@cache
def _readers() -> tuple[Reader, ...]:
    names = (module.name for module in pkgutil.iter_modules(__path__))
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(module.READER for module in modules if hasattr(module, "READER"))


def discover() -> list[Reader]:
    """Every reader, in the order of their sources' words (`--as`)."""
    return sorted(_readers(), key=lambda reader: reader.source.value)
