"""Families and their children: who there is to be referred, before anything happens to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.synthetic import rates
from goldenthread.synthetic.clock import Clock
from goldenthread.synthetic.council import ETHNICITIES, LOCALITIES, Council
from goldenthread.synthetic.draw import (
    Column,
    Days,
    Flags,
    Frame,
    Ints,
    Rng,
    Streams,
    between,
    chance,
    choose,
    choose_index,
    expand,
)

# Age at a family's first referral: unborn (-1), then each year to 17.
_AGES = [2.2, 9.0, 6.2, 5.8, 5.6, 5.6, 5.6, 5.5, 5.4, 5.4, 5.4, 5.5, 5.6, 5.9, 6.4, 6.6, 6.4, 5.8, 3.6]
_UNBORN_KNOWN_DAYS = 120  # how long before the expected birth a child can be referred
_DISABILITIES = {
    "LD": 0.28, "AUT": 0.24, "BEH": 0.16, "COMM": 0.09, "MOB": 0.07, "PC": 0.04, "HEAR": 0.03,
    "VIS": 0.03, "INC": 0.02, "CON": 0.02, "HAND": 0.01, "DDA": 0.01,
}  # fmt: skip


@dataclass
class Families:
    """Families in the order of their first referral; children stand together by family."""

    referred: Days  # the first referral of each family
    place: Ints  # the locality, as a position in LOCALITIES
    first_child: Ints
    children: Ints  # how many
    family: Ints  # of each child
    born: Days  # of each child; it may lie after the first referral
    is_index: Flags  # the child whom the family's first referral is about
    ethnicity: Column


def make_families(streams: Streams, clock: Clock, council: Council) -> Families:
    rng = streams("families")
    n = round(rates.NEW_FAMILIES * council.children / 10_000 * clock.span.years)
    referred = np.sort(clock.arrivals(rng, n))
    return people(rng, referred, np.array(choose_index(rng, list(LOCALITIES.values()), n)))


def people(rng: Rng, referred: Days, place: Ints) -> Families:
    """Children for families first heard of on these days."""
    n = referred.size
    children = choose_index(rng, list(rates.SIBLINGS), n) + 1
    family, number = expand(children)
    index_born = _births(rng, referred)
    index_number = rng.integers(0, children)
    apart = (number - index_number[family]) * between(rng, 550, 1500, family.size)
    twin = chance(rng, n, rates.TWINS)[family] & (number == (index_number[family] + 1))
    born = index_born[family] + np.where(twin, 0, apart)
    return Families(
        referred=referred,
        place=place,
        first_child=np.cumsum(children) - children,
        children=children,
        family=family,
        born=born,
        is_index=number == index_number[family],
        ethnicity=choose(rng, ETHNICITIES, n)[family],
    )


def _births(rng: Rng, referred: Days) -> Days:
    age = choose_index(rng, _AGES, referred.size) - 1
    days = np.where(age < 0, -between(rng, 1, _UNBORN_KNOWN_DAYS, referred.size), 0)
    past = np.where(age >= 0, (age * 365.25).astype(np.int64) + between(rng, 0, 364, referred.size), 0)
    born: Days = referred - past - days
    return born


def can_be_referred(born: Days, day: Days) -> Flags:
    age = (day - born).astype(np.int64)
    return (age >= -_UNBORN_KNOWN_DAYS) & (age < int(17.8 * 365.25))


def traits(rng: Rng, ethnicity: Column, disabled: Flags) -> Frame:
    """What is recorded of each child: sex, disability. '' = not recorded."""
    n = ethnicity.size
    kind = np.where(disabled | chance(rng, n, 0.06), choose(rng, _DISABILITIES, n), "NONE")
    return {
        "sex": choose(rng, {"M": 0.52, "F": 0.478, "U": 0.002}, n),
        "ethnicity": ethnicity,
        "disability": np.where((kind == "NONE") & chance(rng, n, 0.07), "", kind),
        "upn": between(rng, 10**11, 10**12 - 1, n),
        "upn_recorded": chance(rng, n, 0.93),
    }
