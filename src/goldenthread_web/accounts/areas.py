"""The parts of the council that a role can be held for: the services and teams that the records know."""

from __future__ import annotations

from django.conf import settings

from goldenthread.scorecard.shelf import shelf_of
from goldenthread.terms.words import Breakdown
from goldenthread.workspace import Workspace
from goldenthread_web.accounts.people import WHOLE_COUNCIL

_WORDS = {Breakdown.SERVICE.value: "Service", Breakdown.TEAM.value: "Team"}


def areas() -> list[tuple[str, str]]:
    """Each part with its words, the whole council first; that alone before anything is loaded."""
    shelf = shelf_of(Workspace.open(settings.ENVIRONMENT.workspace))
    parts = shelf.areas if shelf else ()
    found = [(area, label(area)) for area in parts if area.partition("=")[0] in _WORDS]
    return [(WHOLE_COUNCIL, label(WHOLE_COUNCIL)), *found]


def label(area: str) -> str:
    """What a part of the council is called in a list."""
    kind, _, name = area.partition("=")
    return f"{_WORDS.get(kind, kind.capitalize())}: {name}" if area else "The whole council"


def in_words(area: str) -> str:
    """What a part of the council is called in a sentence."""
    kind, _, name = area.partition("=")
    return f"the {kind} {name}" if area else "the whole council"
