"""Goldshire: a made-up council with made-up districts and teams. No such place, and no such code, exists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

AUTHORITY = "X01"
NAME = "Goldshire (made up)"
CHILDREN = 145_000  # aged 0 to 17, at scale 1

LOCALITIES = {"North Wold": 0.24, "East Vale": 0.31, "Southmere": 0.27, "West Moor": 0.18}

FRONT_DOOR, ASSESSMENT, FAMILIES = "Front Door", "Assessment", "Family Safeguarding"
IN_CARE, DISABLED, LEAVING_CARE = "Children in Care", "Disabled Children", "Care Experienced"
# Teams of each service in each locality, in the order of LOCALITIES: 40 in all.
SERVICES = {
    FRONT_DOOR: (1, 1, 1, 1),
    ASSESSMENT: (2, 2, 2, 2),
    FAMILIES: (3, 4, 3, 2),
    IN_CARE: (2, 2, 2, 2),
    DISABLED: (1, 1, 1, 1),
    LEAVING_CARE: (1, 1, 1, 1),
}

# DfE's codes; shares are ours.
ETHNICITIES = {
    "WBRI": 0.845, "WOTH": 0.032, "WIRI": 0.002, "WIRT": 0.002, "WROM": 0.006, "MWBC": 0.012, "MWBA": 0.008,
    "MWAS": 0.010, "MOTH": 0.018, "AIND": 0.004, "APKN": 0.002, "ABAN": 0.003, "AOTH": 0.006, "BCRB": 0.002,
    "BAFR": 0.008, "BOTH": 0.004, "CHNE": 0.002, "OOTH": 0.007, "REFU": 0.006, "NOBT": 0.021,
}  # fmt: skip


@dataclass(frozen=True)
class Council:
    """An authority to be told of: its code, and its size as a share of Goldshire's."""

    authority: str = AUTHORITY
    scale: float = 1.0

    @property
    def children(self) -> int:
        return round(CHILDREN * self.scale)

    @cached_property
    def teams(self) -> list[tuple[str, str, str]]:
        """(team, service, locality) of each team."""
        places = list(LOCALITIES)
        return [
            (f"{place} {service}" if count == 1 else f"{place} {service} {number}", service, place)
            for service, counts in SERVICES.items()
            for place, count in zip(places, self._counts(counts, number_of(service)), strict=True)
            for number in range(1, count + 1)
        ]

    def _counts(self, counts: tuple[int, ...], service: int) -> tuple[int, ...]:
        """Fewer teams for a smaller council, so that workers still hold as many children."""
        if self.scale >= 0.5:
            return counts
        if self.scale >= 0.05:
            return (1,) * len(counts)
        return tuple(int(place == service % len(counts)) for place in range(len(counts)))

    def teams_of(self, service: str, place: int) -> list[int]:
        """Positions in `teams` of the service's teams in a locality; of all its teams where it has none there."""
        locality = list(LOCALITIES)[place]
        of_service = [i for i, team in enumerate(self.teams) if team[1] == service]
        return [i for i in of_service if self.teams[i][2] == locality] or of_service


def number_of(service: str) -> int:
    return list(SERVICES).index(service)
