"""The settings of an authority: every choice that the sources leave open, with its default.

They stand in the workspace's `goldenthread.toml`, are part of a snapshot's identity, and are printed
with the figures they affect.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


class SettingError(ValueError):
    """A setting that cannot be used; the message names it and says what it may be."""


def _setting(default: Any, meaning: str) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """All settings. The meaning of each is one line, printed beside it in the file and in reports."""

    recording_lag_working_days: int = _setting(
        10, "A month is final this many working days after its end, counted to the load's reference date."
    )
    annualise: int = _setting(12, "A month's count is multiplied by this for a yearly rate.")
    population_year: int = _setting(
        0, "The mid-year whose estimate of children rates are worked out with; 0 = the newest in this file."
    )
    contact_to_referral_working_days: int = _setting(
        5, "A contact became a referral when the child has one within this many working days."
    )
    referral_count_includes_current: bool = _setting(
        False, "The count of referrals in 12 months that the source states includes the referral itself."
    )
    s47_to_icpc_days: int = _setting(
        60,
        "An unlinked conference belongs to the child's latest enquiry begun at most this many days before.",
    )
    plan_gap_days: int = _setting(
        1, "Child protection plans with at most this many days between them are one plan."
    )
    cp_visit_working_days: int = _setting(
        10, "A child protection visit keeps up to date for this many working days."
    )
    care_visit_days: int = _setting(42, "A visit to a child in care keeps up to date for this many days.")
    long_term_visit_months: int = _setting(
        3, "The same in months, where the placement is long-term fostering and a year old."
    )
    temporary_placements_count: bool = _setting(
        False, "Temporary placements (T0 to T4) count among a child's placements."
    )
    social_work_roles: tuple[str, ...] = _setting(
        (
            "Social Worker",
            "Senior Social Worker",
            "Advanced Social Worker",
            "Advanced Practitioner",
            "Newly Qualified Social Worker",
            "Assistant Team Manager",
            "Team Manager",
        ),
        "Roles, as HR names them, that are social work posts.",
    )
    allocated_roles: tuple[str, ...] = _setting(
        ("CW", "ALLOCATED CASE WORKER"),
        "Roles of a worker in a child's record that make the child one of the worker's cases (not personal advisers).",
    )
    snapshots_kept: int = _setting(24, "How many of the latest snapshots stay on disk.")

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Settings:
        """Settings as written in the file; what is not written keeps its default."""
        return cls(**{name: _checked(name, value) for name, value in given.items()})

    def as_dict(self) -> dict[str, Any]:
        """Plain values, lists for tuples, in the order of the file."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    @property
    def digest(self) -> str:
        """The same for the same values, whatever is written in the file and what is left to its default."""
        return hashlib.sha256(json.dumps(self.as_dict(), sort_keys=True).encode()).hexdigest()


MEANINGS = {f.name: str(f.metadata["meaning"]) for f in fields(Settings)}
_DEFAULTS = Settings()


def _checked(name: str, value: Any) -> Any:
    if name not in MEANINGS:
        near = difflib.get_close_matches(name, MEANINGS, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]}?" if near else f"The settings are: {', '.join(MEANINGS)}."
        raise SettingError(f"There is no setting {name!r}. {hint}")
    default = getattr(_DEFAULTS, name)
    if isinstance(default, bool):
        return _need(isinstance(value, bool), name, value, "true or false")
    if isinstance(default, int):
        is_count = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return _need(is_count, name, value, "a whole number, 0 or more")
    is_words = isinstance(value, list | tuple) and all(isinstance(word, str) for word in value)
    return tuple(_need(is_words, name, value, 'a list of words, such as ["CW"]'))


def _need(right: bool, name: str, value: Any, what: str) -> Any:
    if not right:
        raise SettingError(f"The setting {name} must be {what}.")
    return value
