"""The council's choices as pages show them: what is in force, who changed it, what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from goldenthread.workspace import Workspace
from goldenthread.workspace.config import CHOICES
from goldenthread_web.loads.change_status import OPEN, Standing
from goldenthread_web.loads.models import SettingChange

HEADINGS: Mapping[str, str] = {
    "settings": "How figures are worked out",
    "judgement": "How figures are judged",
    "disclosure": "What is kept back in what is published",
    "attention": "How far ahead the lists of children look",
    "improvement": "When an action of the improvement plan is at risk",
}


@dataclass(frozen=True)
class Setting:
    """A choice of the council's. now, usual: its value and its default. waiting: a change of it that is not decided.

    changes: those that the site put in force, the newest first.
    """

    section: str
    name: str
    meaning: str
    now: Any
    usual: Any
    waiting: SettingChange | None = None
    changes: tuple[SettingChange, ...] = ()

    @property
    def value(self) -> str:
        return value_words(self.now)

    @property
    def default(self) -> str:
        return value_words(self.usual)

    @property
    def is_default(self) -> bool:
        """Whether it is as it would be if nobody had chosen."""
        return bool(self.now == self.usual)

    @property
    def last(self) -> SettingChange | None:
        """The change by which it is what it is; None where it was changed in the file since, or never."""
        return self.changes[0] if self.changes and self.changes[0].after == self.now else None

    @property
    def is_by_hand(self) -> bool:
        """Whether whoever runs the site changed it in the file: the site has put another value in force, or none."""
        return bool(self.now != (self.changes[0].after if self.changes else self.usual))


def sections(found: Workspace) -> list[tuple[str, list[Setting]]]:
    """Every choice of goldenthread.toml as it is in force, by section, under the section's heading."""
    by_setting: dict[tuple[str, str], list[SettingChange]] = {}
    for change in changes().filter(status__in=(*OPEN, Standing.IN_FORCE)):
        by_setting.setdefault((change.section, change.name), []).append(change)
    return [
        (heading, [_setting(found, section, name, by_setting) for name in found.choices(section).as_dict()])
        for section, heading in HEADINGS.items()
    ]


def setting(found: Workspace, section: str, name: str) -> Setting | None:
    """One choice by its name; None where there is none."""
    if section not in CHOICES or name not in found.choices(section).as_dict():
        return None
    of_it = changes().filter(section=section, name=name, status__in=(*OPEN, Standing.IN_FORCE))
    return _setting(found, section, name, {(section, name): list(of_it)})


def changes() -> QuerySet[SettingChange]:
    """Every change that was asked for, the newest first."""
    return SettingChange.objects.select_related("asked_by", "decided_by")


def meaning(change: SettingChange) -> str:
    """What the choice decides; nothing where this version does not know it any more."""
    kind = CHOICES.get(change.section)
    return kind.meaning(change.name) if kind and change.name in kind().as_dict() else ""


def value_words(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "None"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _setting(
    found: Workspace, section: str, name: str, by_setting: Mapping[tuple[str, str], list[SettingChange]]
) -> Setting:
    choices = found.choices(section)
    of_it = by_setting.get((section, name), [])
    done = [change for change in of_it if change.status == Standing.IN_FORCE]
    return Setting(
        section,
        name,
        choices.meaning(name),
        choices.as_dict()[name],
        type(choices)().as_dict()[name],
        next((change for change in of_it if change.is_open), None),
        tuple(sorted(done, key=lambda change: change.decided_on or change.asked_on, reverse=True)),
    )
