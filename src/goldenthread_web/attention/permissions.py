"""Whose children somebody may open here: the same as behind a figure."""

from __future__ import annotations

from django.http import Http404

from goldenthread_web.accounts.people import WHOLE_COUNCIL, SignedIn
from goldenthread_web.performance.permissions import parts_to_open
from goldenthread_web.performance.served import Served


class NeedsReason(Exception):  # noqa: N818
    """A part of the council whose children this person may open by giving a reason."""

    def __init__(self, area: str) -> None:
        super().__init__(area)
        self.area = area


def parts_open(found: Served, person: SignedIn) -> tuple[str, ...]:
    """The parts whose children this person may open now, in their order; the whole council first, as ""."""
    return parts_to_open(person, (WHOLE_COUNCIL, *found.areas), found.teams)


def first_part(found: Served, person: SignedIn) -> str:
    """The part that a page shows when its address names none: the whole council, or the first that a role is for."""
    held = person.sees_children_of
    if WHOLE_COUNCIL in held:
        return WHOLE_COUNCIL
    own = [area for area in found.areas if area in held]
    if not own:
        raise Http404
    return own[0]
