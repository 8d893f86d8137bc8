"""What is asked of whoever says what carries an action on in a service, a team or somebody's supervision."""

from __future__ import annotations

from django import forms

from goldenthread_web.improvement.forms.days import DayField
from goldenthread_web.improvement.forms.opened import KnowsOpened, opened_with
from goldenthread_web.improvement.forms.words import ChecksWords
from goldenthread_web.improvement.models import Link
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.operations.links import mark_of
from goldenthread_web.improvement.status import LinkKind


class LinkForm(ChecksWords):
    """A line that carries an action on."""

    kind = forms.ChoiceField(
        label="Where it stands",
        choices=[(kind.value, kind.value.capitalize()) for kind in LinkKind],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="What it says",
        max_length=2 * SHORT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Name no child, family or worker.",
    )
    service = forms.CharField(label="Service or team", required=False, max_length=SHORT)
    owner = forms.CharField(
        label="Who owns it", required=False, max_length=SHORT, help_text="A role, such as team manager."
    )
    due = DayField(label="By when", required=False)


class ChangeLinkForm(KnowsOpened, LinkForm):
    """The same changed. seen: a mark of it as it was seen."""

    finished = forms.BooleanField(label="It is finished", required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    @staticmethod
    def of(link: Link) -> dict[str, object]:
        fields = ("kind", "text", "service", "owner", "due")
        given = {field: getattr(link, field) for field in fields} | {"finished": link.done_on is not None}
        return given | {"seen": mark_of(link), "opened": opened_with(given)}
