"""What somebody looks for in the history."""

from __future__ import annotations

from django import forms

from goldenthread_web.components.forms import DateField
from goldenthread_web.history import queries, words
from goldenthread_web.history.operations import DONE, REFUSED
from goldenthread_web.history.queries import Wanted


class WantedForm(forms.Form):
    """Narrows the history down. Nothing chosen is everything."""

    person = forms.ChoiceField(label="Person", required=False)
    action = forms.ChoiceField(label="What was done", required=False)
    outcome = forms.ChoiceField(
        label="How it ended", required=False, choices=[("", "Any"), (DONE, "Done"), (REFUSED, "Refused")]
    )
    day = DateField(label="Date", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = {**queries.names(), **words.NO_PERSON}
        self._choose("person", "Anybody", people)
        self._choose("action", "Anything", words.of_actions())

    def _choose(self, name: str, everything: str, known: object) -> None:
        field = self.fields[name]
        field.choices = [("", everything), *dict(known).items()]  # type: ignore[attr-defined,call-overload]
        field.error_messages["invalid_choice"] = f"Choose from the list: {field.label.lower()}"  # type: ignore[union-attr]

    @property
    def wanted(self) -> Wanted:
        """What the form asks for; it must be valid."""
        return Wanted(**{name: self.cleaned_data[name] for name in ("person", "action", "outcome", "day")})


class PlaceForm(forms.Form):
    """Where in the history a page begins."""

    before = forms.IntegerField(required=False, min_value=1)
    after = forms.IntegerField(required=False, min_value=1)
