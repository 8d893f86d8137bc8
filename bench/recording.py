"""What a function of ours is given while some work is done: so that the same can be asked of a library alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from bench.timing import Work

Call = tuple[tuple[Any, ...], dict[str, Any]]


def recorded(owner: Any, name: str, work: Work) -> list[Call]:
    calls: list[Call] = []
    real: Callable[..., Any] = getattr(owner, name)

    def watched(*given: Any, **named: Any) -> Any:
        calls.append((given, named))
        return real(*given, **named)

    with patch.object(owner, name, watched):
        work()
    return calls
