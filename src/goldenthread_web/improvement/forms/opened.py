"""Forms that know what they were opened with, so that whoever is overtaken undoes nothing that others changed.

A form that was overtaken comes back filled in field by field: what somebody changed in it stays as they wrote it, and
every field that they left alone has what stands there now. A list that both changed has what either of them added,
and not what either took out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from goldenthread_web.improvement.editing.words import Words, alike
from goldenthread_web.improvement.forms.merging import merged

EMPTIED = "Nothing: you emptied it"


class KnowsOpened(forms.Form):
    """opened: what stood in the fields of the form when its page was made."""

    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """What can be ticked in a field, and what was ticked when the page was made."""
        ticks: Any = self.fields[name]
        stood = read_opened(self.data.get("opened", "")).get(name)
        ticks.choices, ticks.stood = choices, stood if isinstance(stood, list) else []

    def lost(self) -> Words:
        """What somebody wrote in fields that the form had when its page was made and has no more, by their labels."""
        was = read_opened(self.data.get("opened", "")) if self.is_bound else {}
        found = {}
        for name, field in self.base_fields.items() if self.is_bound else ():
            if name in self.fields or field.widget.value_omitted_from_data(self.data, self.files, name):
                continue
            own = _own(field.widget.value_from_datadict(self.data, self.files, name), was.get(name))
            if own:
                found[str(field.label)] = own
        return found

    def again(self, begun: Mapping[str, Any]) -> Words:
        """What the form is filled with for whoever was overtaken. begun: what it would be opened with now."""
        shown = (field.name for field in self.visible_fields())
        given = {name: self.cleaned_data[name] for name in shown if name in self.cleaned_data}
        return put_together(given, self.cleaned_data["opened"], begun)


def begun(values: Mapping[str, Any], version: int) -> Words:
    """What a form of a line that has versions is opened with."""
    return {**values, "version": version, "opened": opened_with(values)}


def opened_with(values: Mapping[str, Any]) -> str:
    """Values as a form remembers them."""
    return json.dumps(_plain(values))


def put_together(given: Mapping[str, Any], opened: str, now: Mapping[str, Any]) -> Words:
    """What stands now, with what somebody changed laid over it. given: all fields as they were sent."""
    was, mine = read_opened(opened), _plain(given)
    touched = [name for name in given if name not in was or not alike(mine[name], was[name])]
    return dict(now) | {name: _together(given[name], was.get(name), now.get(name)) for name in touched}


def _together(mine: Any, was: Any, now: Any) -> Any:
    """What somebody made of a field, and of a list also what others made of it meanwhile."""
    if isinstance(mine, list) and isinstance(was, list) and isinstance(now, list):
        return merged(mine, was, now)
    return mine


def _own(given: Any, was: Any) -> list[str]:
    """What of a field somebody wrote or ticked. A tick that they took away is no loss where nothing can be ticked."""
    if isinstance(given, list):
        return [one for one in given if not isinstance(was, list) or one not in was]
    if alike(given, was):
        return []
    return given.splitlines() or [EMPTIED]


def changed_meanwhile(opened: str, now: Mapping[str, Any]) -> frozenset[str]:
    """The fields that others changed since a form was opened."""
    was, stands = read_opened(opened), _plain(now)
    return frozenset(name for name in was if name in stands and not alike(was[name], stands[name]))


def _plain(values: Mapping[str, Any]) -> Words:
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in values.items()}


def read_opened(opened: str) -> Words:
    """Nothing where the page was made by an older version of the site: then every field is the sender's own."""
    try:
        found = json.loads(opened or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
