"""What the tests have shown, as a table that people can read: `docs/generated/verification.md`.

A test marked `@pytest.mark.acceptance("2.8")` shows that line 8 of issue 2 holds. The first sentence of its
docstring says what it shows; the fixture `measured` takes the numbers that it found on the way.
"""

import os
import platform
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

SHOWN, MEASURED = "acceptance", "measured"
VERSIONS = ("duckdb", "ibis-framework", "pyarrow", "pyspark", "python-calamine", "pandas")
ORDER = ("failed", "skipped", "passed")

Measured = Callable[..., None]


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """Keep a number that the test found: `measured("seconds for a million rows", 212.4, "s", limit=600)`."""

    def keep(what: str, value: float, unit: str = "", *, limit: float | None = None) -> None:
        request.node.user_properties.append((MEASURED, [what, float(value), unit, limit]))

    return keep


@dataclass
class Shown:
    """One test, all its parameter sets together."""

    words: str = ""
    outcomes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    reasons: set[str] = field(default_factory=set)
    numbers: dict[tuple[str, str, float | None], list[float]] = field(default_factory=dict)


class Verification:
    """Gathers reports in the main process; each worker sends what its tests left in their properties."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.shown: dict[tuple[str, str], Shown] = defaultdict(Shown)

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            for marker in item.iter_markers("acceptance"):
                doc = getattr(getattr(item, "function", None), "__doc__", None)
                item.user_properties.append((SHOWN, [*map(str, marker.args), first_sentence(doc)]))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.add(report)

    def add(self, report: pytest.TestReport) -> None:
        test = report.nodeid.partition("[")[0].partition("@")[0]
        for *lines, words in _kept(report, SHOWN):
            for line in lines:
                shown = self.shown[line, test]
                shown.words = words
                shown.outcomes[report.outcome] += 1
                if report.skipped and isinstance(report.longrepr, tuple):
                    shown.reasons.add(report.longrepr[2].removeprefix("Skipped: "))
                for what, value, unit, limit in _kept(report, MEASURED):
                    shown.numbers.setdefault((what, unit, limit), []).append(value)

    def pytest_sessionfinish(self) -> None:
        if self.path is not None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.write_text(as_markdown(self.shown), encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--verification", type=Path, metavar="FILE", help="write to FILE what the tests show")


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    path = None if is_worker else config.getoption("--verification")
    config.pluginmanager.register(Verification(path), "goldenthread-verification")


def _kept(report: pytest.TestReport, name: str) -> list[Any]:
    return [value for key, value in report.user_properties if key == name]


def as_markdown(shown: dict[tuple[str, str], Shown]) -> str:
    """The whole page: the same results give the same text, whatever order the tests ended in."""
    return "\n".join(_page(shown)) + "\n"


def _page(shown: dict[tuple[str, str], Shown]) -> Iterator[str]:
    yield "# Verification"
    yield ""
    yield "Written by `make verify`: what the tests have shown, by acceptance line (2.8 is issue 2, line 8)."
    yield ""
    yield f"Seen with {', '.join(_versions())}."
    yield ""
    yield "| line | what is shown | outcome | measured |"
    yield "|---|---|---|---|"
    for (line, test), what in sorted(shown.items(), key=lambda item: (_numbers(item[0][0]), item[0])):
        words = what.words or test.rpartition("::")[2].replace("_", " ")
        cells = (line, f"{words} (`{test}`)", _outcome(what), _measured(what))
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def _versions() -> Iterator[str]:
    yield f"Python {platform.python_version()}"
    for name in VERSIONS:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue
    yield f"{os.cpu_count()} cores"


def _outcome(what: Shown) -> str:
    counts = [(outcome, what.outcomes[outcome]) for outcome in ORDER if what.outcomes.get(outcome)]
    words = [
        outcome if sum(what.outcomes.values()) == 1 else f"{count} {outcome}" for outcome, count in counts
    ]
    return ", ".join(words) + "".join(f"; {reason}" for reason in sorted(what.reasons))


def _measured(what: Shown) -> str:
    return "; ".join(
        f"{name}: {_range(values)}{' ' + unit if unit else ''}"
        + (f" (at most {_number(limit)})" if limit is not None else "")
        for (name, unit, limit), values in sorted(what.numbers.items(), key=lambda item: item[0][:2])
    )


def _range(values: list[float]) -> str:
    low, high = _number(min(values)), _number(max(values))
    return low if low == high else f"{low} to {high}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _numbers(line: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in line.split("."))


def first_sentence(doc: Any) -> str:
    """The first paragraph of a docstring as one line, without its full stop."""
    if not isinstance(doc, str):
        return ""
    return " ".join(doc.strip().partition("\n\n")[0].split()).removesuffix(".")
