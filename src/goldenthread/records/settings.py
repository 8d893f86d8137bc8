"""The choices that the definitions leave to an authority, each with its default and what it decides.

They are kept in `goldenthread.toml` under [settings], are part of a snapshot's identity, and stand in
its manifest: a figure always names the settings that were in force.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from difflib import get_close_matches
from typing import Any


class SettingsError(ValueError):
    """A setting that is not known, or whose value is of the wrong kind."""


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """Every setting with its default. `meaning(name)` says in a line what it decides."""

    recording_lag_working_days: int = _setting(
        10, "A month is final this many working days after its end, counted to the load's reference date."
    )
    annualise: int = _setting(12, "A month's count is multiplied by this for a yearly rate.")
    population_year: int = _setting(
        0, "The mid-year whose estimate of children rates are worked out with; 0 = the newest in this file."
    )
    contact_to_referral_working_days: int = _setting(
        5, "A contact became a referral when one of the child follows within this many working days."
    )
    referral_count_includes_current: bool = _setting(
        False, "Annex A's number of referrals in the last 12 months counts the referral of the row itself."
    )
    s47_to_icpc_days: int = _setting(
        60, "A conference that no source links belongs to an enquiry begun at most this many days before."
    )
    plan_gap_days: int = _setting(1, "Child protection plans this many days apart or fewer are one plan.")
    cp_visit_working_days: int = _setting(
        10, "A child on a plan is visited in time within this many working days."
    )
    care_visit_days: int = _setting(42, "A child in care is visited in time within this many days.")
    long_term_visit_months: int = _setting(
        3, "The same, in months, in a long-term foster placement that is a year old."
    )
    temporary_placements_count: bool = _setting(
        False, "Temporary placements (T0 to T4) count towards three or more placements."
    )
    social_work_roles: tuple[str, ...] = _setting(
        (
            "Social worker",
            "Newly qualified social worker",
            "Experienced social worker",
            "Advanced social worker",
            "Senior practitioner",
        ),
        "Roles in the HR extract that are social work roles.",
    )
    allocated_roles: tuple[str, ...] = _setting(
        ("CW", "ALLOCATED CASE WORKER"), "Roles of an involvement that make a worker the allocated one."
    )
    social_worker_scope: str = _setting(
        "Social workers", "The scope in the establishment file that holds the social work posts."
    )
    snapshots_kept: int = _setting(24, "How many of the latest snapshots stay on disk.")

    @classmethod
    def meaning(cls, name: str) -> str:
        return next(str(f.metadata["meaning"]) for f in fields(cls) if f.name == name)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Settings:
        """Settings from a table of values; an unknown name or a wrong kind of value is an error."""
        known = {f.name: f for f in fields(cls)}
        given: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(known)}."
                raise SettingsError(f"There is no setting {name!r}.{hint}")
            given[name] = _checked(name, value, known[name].default)
        return cls(**given)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, lists for tuples, in the order in which they are declared."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @property
    def digest(self) -> str:
        """The same for the same values, whether they are written down or left to their defaults."""
        return hashlib.sha256(json.dumps(self.as_dict(), sort_keys=True).encode()).hexdigest()


def _checked(name: str, value: Any, default: Any) -> Any:
    if isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise SettingsError(f"The setting {name!r} is a list of texts.")
        return tuple(value)
    if type(value) is not type(default):
        kind = {int: "a whole number", bool: "true or false", str: "a text"}[type(default)]
        raise SettingsError(f"The setting {name!r} is {kind}.")
    if type(value) is int and value < 0:
        raise SettingsError(f"The setting {name!r} is a whole number, 0 or more.")
    return value
