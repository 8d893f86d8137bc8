"""Changes that wait of which the plan says something else by now than when they were made.

What waits is laid over what holds. Where that was changed in another way meanwhile, the change would undo in silence
what nobody looked at: it is not approved, and is taken back and made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.improvement.editing.places import Place, canonical
from goldenthread_web.improvement.editing.words import Kind, Words, alike
from goldenthread_web.improvement.models import Change


def behind(kind: Kind, change: Change, stands: Words, places: Sequence[Place] = ()) -> Words:
    """The fields of which a line says something else than when it was changed, as they stand.

    stands: the words of the line, as far as they are at hand, with what waits before this change laid over them.
    """
    found = {}
    for name in change.now.keys() & change.was.keys() & stands.keys() - kind.merged:
        was, now = change.was[name], stands[name]
        if name == "place":
            was, now = canonical(places, was), canonical(places, now)
        if not alike(was, now):
            found[name] = stands[name]
    return found


def check_not_behind(kind: Kind, change: Change, stands: Words, places: Sequence[Place]) -> None:
    """What a version changes is what whoever changed it saw."""
    if fields := behind(kind, change, stands, places):
        labels = ", ".join(label for name, label in kind.fields.items() if name in fields)
        called = stands.get("number") or stands.get("name") or stands.get("text") or stands.get("title") or ""
        raise NotAllowed(
            f"{kind.called.capitalize()} {called}: somebody changed this in another way meanwhile: {labels}. "
            "Take the change back that waits, and make it anew."
        )


def lies_on(change: Change, others: Iterable[Change]) -> bool:
    """Whether one of the other changes was made to fields of the same line as this one left them."""
    return any(
        one.subject == change.subject and one.pk > change.pk and change.now.keys() & one.now.keys()
        for one in others
    )
