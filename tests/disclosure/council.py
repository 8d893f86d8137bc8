"""A made-up council's counts: events and stocks of children with a team and traits, in months."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from goldenthread.disclosure.balances import Balance, balances, nests
from goldenthread.disclosure.cells import SIDES, Cell, Count, Key, Subject
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Basis, Unit

AREA = "999"
FIRST = Month(2021, 7)
CHILDREN = 143_000

TEAMS = {
    f"team={letter}{number}": (f"locality={letter}", f"service={('Help', 'Safe', 'Care', 'Duty')[number]}")
    for letter in ("East", "North", "South", "West")
    for number in range(4)
}
TRAITS = {
    "sex": {"F": 47, "M": 50, "U": 3},
    "age": {"under 1": 7, "1-4": 20, "5-9": 28, "10-15": 33, "16-17": 11, "unborn or not known": 1},
    "ethnicity": {"White": 84, "Mixed": 6, "Asian": 4, "Black": 3, "Other": 1, "not recorded": 2},
    "disability": {"yes": 9, "no": 88, "not recorded": 3},
}


@dataclass(frozen=True)
class Kind:
    """Something counted: how many a month (or at once), and the share of each percentage made of it."""

    name: str
    size: int
    shares: tuple[tuple[str, float], ...] = ()
    stock: bool = False


KINDS = (
    Kind("referrals", 520, (("repeat_referrals", 0.24), ("referrals_nfa", 0.06))),
    Kind("assessments", 430, (("assess_45", 0.83), ("assess_case_to_close", 0.38))),
    Kind("section47", 190),
    Kind("icpc", 62, (("icpc_15", 0.85),)),
    Kind("cin_end", 2800, stock=True),
    Kind("cpp_end", 520, (("cp_visits", 0.86), ("cpp_2yrs", 0.03)), stock=True),
    Kind("cla_end", 480, (("cla_visits", 0.92), ("cla_3placements", 0.11)), stock=True),
    Kind("cla_starts", 17),
)


class Council:
    """The counts of every kind, group and month, drawn once from a seed."""

    def __init__(
        self, seed: int, months: int, kinds: tuple[Kind, ...] = KINDS, traits: tuple[str, ...] = tuple(TRAITS)
    ) -> None:
        self.kinds, self.traits = kinds, traits
        self.last = FIRST.plus(months - 1)
        self.counts: Counter[Count] = Counter()
        random = Random(seed)
        for kind in kinds:
            children: list[tuple[str, ...]] = []
            for month in months_between(FIRST, self.last):
                staying = [child for child in children if kind.stock and random.random() < 0.95]
                children = [*staying, *self._new(random, kind, len(staying))]
                self._count(random, kind, month, children)
        self.groups = ["", *sorted({count.group for count in self.counts} - {""})]
        self.nests = nests(self.groups, {team: wider for team, wider in TEAMS.items() if team in self.groups})

    def _new(self, random: Random, kind: Kind, there: int) -> list[tuple[str, ...]]:
        number = max(0, round(random.gauss(kind.size, kind.size**0.5)) - there)
        return [self._child(random) for _ in range(number)]

    def _child(self, random: Random) -> tuple[str, ...]:
        team = random.choice(list(TEAMS))
        traits = [f"{t}={random.choices(list(TRAITS[t]), list(TRAITS[t].values()))[0]}" for t in self.traits]
        return ("", team, *TEAMS[team], *traits)

    def _count(self, random: Random, kind: Kind, month: Month, children: list[tuple[str, ...]]) -> None:
        for child in children:
            names = [kind.name, *(name for name, part in kind.shares if random.random() < part)]
            self.counts.update(Count(name, AREA, group, month) for name in names for group in child)

    def pack(self, month: Month) -> list[Cell]:
        """All cells of a month's pack, and unprinted ones for the months before those that it prints."""
        cells = []
        for kind in self.kinds:
            for group in self.groups:
                for at in months_between(FIRST, month):
                    prints = frozenset(SIDES) if at.number > month.number - 3 else frozenset()
                    cells += self._cells(kind, group, at, 1, prints)
                cells += self._cells(kind, group, month, 12, frozenset(SIDES))
        return cells

    def balances(self, cells: list[Cell]) -> list[Balance]:
        return balances([cell.subject for cell in cells], self.nests)

    def _cells(self, kind: Kind, group: str, month: Month, span: int, prints: frozenset[str]) -> list[Cell]:
        flow, year = not kind.stock, span > 1
        basis = (
            (Basis.ROLLING_12 if flow else Basis.AVERAGE_12)
            if year
            else (Basis.MONTH_ANNUALISED if flow else Basis.POINT)
        )
        rate = Subject(
            Key(kind.name, AREA, group, month, basis),
            kind.name,
            months=span,
            per=CHILDREN * (span if kind.stock else 1),
            scale=10_000.0 * (12 if flow and not year else 1),
            unit=Unit.PER_10000,
        )
        whole = self._sum(kind.name, group, month, span)
        cells = [Cell(rate, whole, rate.per, prints)]
        for name, _ in kind.shares:
            key = Key(name, AREA, group, month, Basis.AVERAGE_12 if year else Basis.MONTH)
            subject = replace(
                rate,
                key=key,
                counted=name,
                over=kind.name,
                per=1.0,
                scale=100.0,
                whole=True,
                unit=Unit.PERCENT,
            )
            cells.append(Cell(subject, self._sum(name, group, month, span), whole, prints))
        return cells

    def _sum(self, name: str, group: str, month: Month, span: int) -> float:
        return float(sum(self.counts[Count(name, AREA, group, month.plus(-back))] for back in range(span)))
