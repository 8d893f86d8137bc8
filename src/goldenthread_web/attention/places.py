"""What the lists show on pages of figures: how many are overdue, on "This month" and on the page of a measure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from goldenthread.ledger.attention.lists import LISTS
from goldenthread_web.attention.queries import lines_seen, lists_kept
from goldenthread_web.attention.shown import Summary, summaries
from goldenthread_web.performance.permissions import may_open
from goldenthread_web.performance.pieces import Block, Item, Section
from goldenthread_web.performance.slots import Seen, SeenMeasure


def of_this_month(seen: Seen) -> Iterator[Section]:
    """The lists on which a child of the part that is shown is overdue, for whoever may open these children."""
    lists = lists_kept(seen.found) if _opens(seen) else None
    if lists is not None:
        late = [each for each in summaries(lists, seen.choice.area, seen.person) if each.late]
        items = tuple(Item(each.of.title, _address(each.of.name, seen), words=_words(each)) for each in late)
        yield Section("attention", "Children needing attention", items, is_first=True)


def of_measure(seen: SeenMeasure) -> Iterator[Block]:
    """On the page of a measure, the lists that it judges."""
    own = [each for each in LISTS if each.judged_by == seen.code]
    lists = lists_kept(seen.found) if own and _opens(seen) else None
    if lists is not None:
        for each in own:
            late = sum(line.late for line in lines_seen(lists, each.name, seen.choice.area, seen.person))
            given = {"list": each, "address": _address(each.name, seen), "late": late}
            yield Block("attention/block.html", given)


def _opens(seen: Seen) -> bool:
    return may_open(seen.person, seen.choice.area, seen.found.teams)


def _address(name: str, seen: Seen) -> str:
    return f"{reverse('attention_list', args=[name])}?{urlencode({'area': seen.choice.area})}"


def _words(summary: Summary) -> str:
    soon = f", {summary.soon:,} due within {summary.days} days" if summary.soon else ""
    return f"{summary.late:,} overdue{soon}"
