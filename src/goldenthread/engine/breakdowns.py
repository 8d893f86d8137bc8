"""How counts are split: by area, by what is known of the child, by age."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import ibis
import ibis.expr.types as ir

from goldenthread.engine import expressions as ex
from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Aged, Counted, Part
from goldenthread.indicators.population import NOT_RECORDED
from goldenthread.terms.months import Month
from goldenthread.terms.words import Breakdown

AREAS = (Breakdown.LOCALITY, Breakdown.SERVICE, Breakdown.TEAM)

C = TypeVar("C", bound=Counted)


def key_column(table: ir.Table, by: Breakdown) -> ir.StringValue:
    """The label of a row in a breakdown, such as "team=North duty"."""
    if by is Breakdown.DISABILITY:
        disabled = table["disabled"]
        value = ibis.cases((disabled, "yes"), (~disabled, "no"), else_=NOT_RECORDED)
    else:
        value = ibis.coalesce(table[by.value], NOT_RECORDED)
    return ibis.literal(f"{by.value}=") + value


def banded(part: Part, band: Aged) -> Part:
    """A part narrowed to an age band, inside whatever age limits it has already."""
    counted = part.counted
    limits = counted.aged or Aged()
    narrowed = Aged(max(limits.low, band.low), min(limits.high, band.high))
    return replace(part, counted=replace(counted, aged=narrowed))


def cut_by_age(spells: ir.Table, first: Month) -> ir.Table:
    """Spells with `since` and `until` in months from the first, once for each age band, cut to the time in it."""
    lows = [band.low for band in AGE_BANDS.values()]
    spells = spells.mutate(band=ibis.array(list(range(len(lows)))).unnest())
    spells = spells.filter(spells["birth_date"].notnull() | (spells["band"] == 0))
    enters = [
        (spells["band"] == at, ex.month_of_turning(spells["birth_date"], low) - first.number)
        for at, low in enumerate(lows)
        if at
    ]
    leaves = [
        (spells["band"] == at, ex.month_of_turning(spells["birth_date"], low) - first.number)
        for at, low in enumerate(lows[1:])
    ]
    entered = ibis.cases(*enters, else_=spells["since"])
    left = ibis.cases(*leaves, else_=spells["until"]).fill_null(spells["until"])
    return spells.mutate(
        since=ibis.greatest(spells["since"], entered), until=ibis.least(spells["until"], left)
    )


def band_label(band: ir.IntegerValue) -> ir.StringValue:
    return ibis.cases(*((band == at, f"age={label}") for at, label in enumerate(AGE_BANDS)))
