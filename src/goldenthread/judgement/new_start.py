"""New starts: months from which a measure's control chart begins anew, because something changed for a known reason.

They are kept in `goldenthread.toml` as [[rebase]]. A new start is never found by the figures themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.judgement.spc.method import Rebase
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month


@dataclass(frozen=True)
class NewStart:
    """From this month on an indicator's months are of another process. `group`: one of its groups; "" is all."""

    indicator: str
    month: Month
    reason: str
    group: str = ""

    def __str__(self) -> str:
        of = f" ({self.group})" if self.group else ""
        return f"{self.indicator}{of} from {show_month(self.month)}: {self.reason}"

    def concerns(self, indicator: str, group: str) -> bool:
        return self.indicator == indicator and self.group in ("", group)


def rebases(starts: Iterable[NewStart], days: Sequence[date]) -> list[Rebase]:
    """New starts as a chart of these days takes them: each with its first figure, both reasons where two share it.

    One before the first figure or after the last is not on the chart: there is nothing that it parts.
    """
    found: dict[date, str] = {}
    for start in sorted(starts, key=lambda start: start.month):
        day = next((day for day in sorted(days) if day >= start.month.start), None)
        if day is not None and day > min(days):
            found[day] = f"{found[day].rstrip('.')}; {start.reason}" if day in found else start.reason
    return [Rebase(day, reason) for day, reason in found.items()]
