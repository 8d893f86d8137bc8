"""`make bench`: measures, prints each result as it comes, and writes the table and the chart to bench/results/."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import chart, councils, report
from bench.measures import counting, growth, improvement_plan, site, spc, suppression, whole_report, workbook
from bench.outcome import Outcome, unjudged
from bench.workspace import made_up

LINES = "abcdefghijk"
SITE, PLAN = "j", "k"


@dataclass(frozen=True)
class Plan:
    """How much to measure. The facts of the largest size are worked out once only: it takes minutes."""

    scale: float
    sheet_rows: int
    sizes: tuple[int, int, int]
    series: int
    turns: int
    long_turns: int
    readers: int
    reading: float
    """Seconds that the readers of the site go on for."""


WHOLE = Plan(
    scale=1.0,
    sheet_rows=200_000,
    sizes=(1, 10, 150),
    series=10_000,
    turns=9,
    long_turns=3,
    readers=200,
    reading=300.0,
)
QUICK = Plan(
    scale=0.05, sheet_rows=5_000, sizes=(1, 3, 9), series=200, turns=3, long_turns=1, readers=10, reading=10.0
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="small data, to see that it runs; nothing is judged or written"
    )
    parser.add_argument(
        "--only",
        choices=list(LINES),
        action="append",
        help="these lines; of them (j) and (k) alone are written",
    )
    given = parser.parse_args()
    plan, lines = (QUICK if given.quick else WHOLE), given.only or list(LINES)
    found: list[Outcome] = []
    growths: dict[str, list[growth.Size]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for outcome in _measures(plan, lines, Path(folder), growths):
            found.append(unjudged(outcome) if given.quick else outcome)
            print(report.line(found[-1]), flush=True)
    if given.quick:
        return
    if not given.only:
        _write([outcome for outcome in found if outcome.line not in (SITE, PLAN)], growths)
    if SITE in lines:
        (report.RESULTS / "site.md").write_text(
            report.page_of_the_site([outcome for outcome in found if outcome.line == SITE]), "utf-8"
        )
        print("Written: bench/results/site.md")
    if PLAN in lines:
        text = report.page_of_the_plan([outcome for outcome in found if outcome.line == PLAN])
        (report.RESULTS / "improvement_plan.md").write_text(text, "utf-8")
        print("Written: bench/results/improvement_plan.md")


def _measures(
    plan: Plan, lines: list[str], folder: Path, growths: dict[str, list[growth.Size]]
) -> Iterator[Outcome]:
    if "a" in lines:
        yield workbook.measure(folder, plan.sheet_rows, plan.long_turns)
    if set(lines) & set("bcd"):
        yield from _counting(plan, lines, folder, growths)
    if set(lines) & set("efgijk"):
        yield from _reporting(plan, lines, folder)
    if "h" in lines:
        yield spc.measure(plan.series, plan.long_turns)


def _reporting(plan: Plan, lines: list[str], folder: Path) -> Iterator[Outcome]:
    workspace = folder / "workspace"
    made_up(workspace, plan.scale)
    for line in sorted(set(lines) & set(whole_report.REPORTS)):
        yield from whole_report.measure(line, workspace, folder, plan.long_turns)
    if "i" in lines:
        yield suppression.measure(workspace, plan.long_turns)
    if "j" in lines:
        yield from site.measure(workspace, folder, plan.readers, plan.reading, plan.turns)
    if PLAN in lines:
        yield from improvement_plan.measure(workspace, folder, plan.turns)


def _counting(
    plan: Plan, lines: list[str], folder: Path, growths: dict[str, list[growth.Size]]
) -> Iterator[Outcome]:
    records = councils.generated(plan.scale)
    facts = [councils.facts_of(of_one) for of_one in records]
    at = {size: folder / f"facts-{size}" for size in plan.sizes}
    rows = {size: councils.write(at[size], facts, size) for size in plan.sizes[:2]}
    one, some, many = plan.sizes
    if "b" in lines:
        yield counting.first_time(at[one], rows[one])
        yield counting.against_sql(at[one], one, rows[one], plan.turns)
        yield counting.against_sql(at[some], some, rows[some], plan.turns)
    if "c" in lines:
        yield counting.against_pandas(at[one], rows[one], plan.long_turns)
    if "d" in lines:
        rows[many] = councils.write(at[many], facts, many)
        sizes = [(size, rows[size], [str(at[size])]) for size in plan.sizes]
        growths["count"] = growth.measure("count", sizes, plan.long_turns)
        yield from growth.outcomes("count", growths["count"])
        councils.write(folder / "records", records, councils.GENERATED)
        each = [sum(table.num_rows for table in of_one.values()) for of_one in records]
        derived = [
            (size, sum(each[n % len(each)] for n in range(size)), [str(folder / "records"), str(size)])
            for size in plan.sizes
        ]
        growths["derive"] = growth.measure("derive", derived, 1)
        yield from growth.outcomes("derive", growths["derive"])


def _write(found: list[Outcome], growths: dict[str, list[growth.Size]]) -> None:
    report.RESULTS.mkdir(exist_ok=True)
    lines = {"Counting": growths["count"], "Facts worked out": growths["derive"]}
    slopes = ", ".join(f"{name.lower()} {growth.slope(sizes):.2f}" for name, sizes in lines.items())
    small, large = (size.councils for size in growths["count"][-2:])
    finding = f"Slope from {small} to {large} councils: {slopes} (1 is in proportion)"
    (report.RESULTS / "results.svg").write_text(chart.draw(lines, finding), "utf-8")
    (report.RESULTS / "results.md").write_text(report.page(found, "results.svg"), "utf-8")
    print("Written: bench/results/results.md and results.svg")


if __name__ == "__main__":
    main()
