"""What was out in a month: a report is held against what could be known when it was made, and stays as it was."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.terms.months import Month

AUTUMN = 11
"""The month by which a year's releases are out: October for children in need, November for children in care."""

WORKFORCE_AFTER, WORKFORCE = 1, 3
"""The workforce of 30 September comes out at the end of February of the year after."""

MODELS_FROM = {"2021": Month(2021, 4), "2025": Month(2025, 5)}
"""When DfE changed each council's statistical neighbours."""


def releases_out(releases: Iterable[str], month: Month, *, of_workforce: bool = False) -> list[str]:
    """The releases that were out in a month, the newest first. A release is called by its year."""
    return [name for name in sorted(releases, reverse=True) if _out_from(name, of_workforce) <= month]


def _out_from(release: str, of_workforce: bool) -> Month:
    year = int(release[:4])
    return Month(year + WORKFORCE_AFTER, WORKFORCE) if of_workforce else Month(year, AUTUMN)


def model_in_use(models: Iterable[str], month: Month) -> str:
    """The newest neighbour model that was in use in a month; the oldest before all of them, "" where there is none."""
    held = sorted(models)
    in_use = [model for model in held if MODELS_FROM.get(model, Month(int(model), 1)) <= month]
    return max(in_use, default=held[0] if held else "")
