"""Settings: what is written is used, what is misspelt is named."""

from dataclasses import fields

import pytest

from goldenthread.records.settings import Settings
from goldenthread.terms.choices import ChoiceError


def test_what_is_not_written_keeps_its_default() -> None:
    settings = Settings.read({"plan_gap_days": 0, "allocated_roles": ["CW", "SW"]})
    assert (settings.plan_gap_days, settings.allocated_roles) == (0, ("CW", "SW"))
    assert settings.care_visit_days == Settings().care_visit_days


def test_a_misspelt_setting_is_answered_with_the_nearest() -> None:
    with pytest.raises(ChoiceError, match=r"no setting 'visit_days'\. Did you mean 'care_visit_days'"):
        Settings.read({"visit_days": 40})


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("plan_gap_days", "1", "a whole number"),
        ("plan_gap_days", -1, "from 0 to 3660"),
        ("plan_gap_days", True, "a whole number"),
        ("temporary_placements_count", 1, "true or false"),
        ("allocated_roles", "CW", "a list"),
        ("social_worker_scope", 3, "a text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(name: str, value: object, what: str) -> None:
    with pytest.raises(ChoiceError, match=f"{name}.*{what}"):
        Settings.read({name: value})


def test_the_digest_follows_the_values_and_not_the_way_they_are_written() -> None:
    assert Settings.read({"plan_gap_days": 1}).digest == Settings().digest
    assert Settings.read({"plan_gap_days": 2}).digest != Settings().digest


def test_every_setting_says_what_it_decides() -> None:
    assert all(
        Settings.meaning(field.name).endswith(".") or ";" in Settings.meaning(field.name)
        for field in fields(Settings)
    )
