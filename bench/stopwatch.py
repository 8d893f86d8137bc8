"""Which named part of some work takes how long: functions of ours are watched, each without those inside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from time import perf_counter
from typing import Any
from unittest.mock import patch

Part = tuple[str, Any, str]
"""What a reader calls it, the module or class that a function is looked up in, and the function's name."""


class Stopwatch:
    """The seconds of each part: a part that calls another does not count the other's."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inside: list[float] = []

    @contextmanager
    def on(self, parts: Iterable[Part]) -> Iterator[Stopwatch]:
        with ExitStack() as stack:
            for name, owner, function in parts:
                stack.enter_context(patch.object(owner, function, self._watched(name, owner, function)))
            yield self

    def _watched(self, name: str, owner: Any, function: str) -> Any:
        real = getattr(owner, function)

        def watched(*given: Any, **named: Any) -> Any:
            return self.time(name, lambda: real(*given, **named))

        # A method of the class itself (`of`, `over`) is bound already and must not be bound again.
        return staticmethod(watched) if hasattr(real, "__self__") else watched

    def time(self, name: str, work: Callable[[], Any]) -> Any:
        self._inside.append(0.0)
        start = perf_counter()
        try:
            return work()
        finally:
            whole = perf_counter() - start
            self.seconds[name] += whole - self._inside.pop()
            if self._inside:
                self._inside[-1] += whole


def shares(seconds: dict[str, float]) -> str:
    """The parts as shares of them all, the slowest first and named; what is less than a hundredth is one rest."""
    whole = sum(seconds.values())
    ordered = sorted(seconds, key=seconds.__getitem__, reverse=True)
    told = [name for name in ordered if seconds[name] >= whole / 100]
    rest = sum(seconds[name] for name in ordered if name not in told)
    slowest, *others = [f"{name} {seconds[name] / whole:.0%}" for name in told]
    others += [f"smaller parts {rest / whole:.0%}"] if rest >= whole / 100 else []
    return f"slowest: {', '.join([slowest, *others])}"
