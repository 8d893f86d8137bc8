"""What belongs to an action: its signs, impacts and measures, the actions around it, and what registers have of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.improvement.models import Action, Dependency, Impact, Sign
from goldenthread_web.improvement.permissions import is_partner_only, sees_work
from goldenthread_web.improvement.queries.plans import parts_for

SIGN, IMPACT, MEASURE, ON, CARRIES = "sign", "impact", "measure", "on", "carries"
ELSEWHERE = "elsewhere"
_NOTHING = Value("", output_field=TextField())


class Line(NamedTuple):
    """Something that belongs to an action: a sign, an impact, a measure, an action it rests on or carries.

    more: the "I statement" of an impact, or the number of another action. reference: where it leads.
    """

    kind: str
    place: int
    words: str
    more: str
    reference: str

    @property
    def quoted(self) -> str:
        """The "I statement" of an impact, where it says anything else than the impact itself."""
        return "" if not self.more or _bare(self.more) == _bare(self.words) else self.more


def _bare(said: str | None) -> str:
    return (said or "").strip(" .“”\"'").casefold()


def lines_of(by: SignedIn, action: Action, kept: list[Any]) -> tuple[Line, ...]:
    """Signs, impacts, measures, the actions around an action, and `kept` of registers: one question for all of them.

    Of a measure or an action in a part that this reader does not see, it has that it is there alone. What an action
    rests on is changed with its steps, and as these for whoever sees the work.
    """
    order = F("order")
    text = Cast(F("text"), TextField())
    said = Cast(F("key_outcome__text"), TextField())
    signs = _as_lines(Sign.objects.filter(action=action), SIGN, order, text, _NOTHING, _NOTHING)
    impacts = _as_lines(Impact.objects.filter(action=action), IMPACT, order, text, said, _NOTHING)
    measures = action.measures.all(), MEASURE, "part", order, F("name"), _NOTHING, F("reference")
    on = (
        Dependency.objects.filter(action=action), ON, "on__part", F("on__order"), F("on__text"), F("on__number"),
        F("on__reference"),
    )  # fmt: skip
    carries = (
        Dependency.objects.filter(on=action), CARRIES, "action__part", F("action__order"), F("action__text"),
        F("action__number"), F("action__reference"),
    )  # fmt: skip
    told = (measures, on, carries) if sees_work(by) else (measures,)
    tied = (line for given in told for line in _as_seen(by, action, *given))
    found = signs.union(impacts, *tied, *kept, all=True).order_by("kind_of_line", "place")
    return tuple(Line(*row) for row in found)


def _as_seen(
    by: SignedIn, action: Action, found: QuerySet[Any], kind: str, part: str, place: Any, *texts: Any
) -> Iterator[Any]:
    """The lines that somebody sees, and of each other one that it is there. part: by which name it has its part."""
    if not is_partner_only(by):
        yield _as_lines(found, kind, place, *texts)
        return
    own = {f"{part}__in": parts_for(by, action.part.plan)}
    yield _as_lines(found.filter(**own), kind, place, *texts)
    yield _as_lines(found.exclude(**own), ELSEWHERE, F("pk"), _NOTHING, Value(kind), _NOTHING)


def _as_lines(found: QuerySet[Any], kind: str, place: Any, *texts: Any) -> Any:
    words, more, link = (Cast(each, TextField()) for each in texts)
    return (
        found.order_by()
        .annotate(
            kind_of_line=Value(kind, output_field=TextField()),
            place=place,
            words=words,
            more=more,
            link_to=link,
        )
        .values_list("kind_of_line", "place", "words", "more", "link_to")
    )
