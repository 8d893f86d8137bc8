"""The releases that can be read, each a module here with a `RELEASE`, found by being there; oldest first."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from goldenthread.benchmarks.layout import Release


@cache
def releases() -> tuple[Release, ...]:
    """Every release, the oldest first."""
    names = sorted(
        module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith("release_")
    )
    found = [importlib.import_module(f"{__name__}.{name}").RELEASE for name in names]
    return tuple(sorted(found, key=lambda release: release.name))
