"""What actions of the history are called on pages. Each app names its own, as `history_words` of its configuration."""

from __future__ import annotations

from collections.abc import Mapping

from django.apps import apps

NO_PERSON: Mapping[str, str] = {
    "nobody": "Nobody (before signing in)",
    "command line": "The command line",
    "council sign-in": "The council's sign-in",
}
"""Who did something that no person did: as the history names it, and in words."""


def of_actions() -> Mapping[str, str]:
    """Action -> words, in the order of the words."""
    known: dict[str, str] = {}
    for app in apps.get_app_configs():
        known |= getattr(app, "history_words", {})
    return dict(sorted(known.items(), key=lambda item: item[1]))
