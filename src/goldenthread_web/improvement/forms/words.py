"""Forms whose words are looked at for what could tell which child is meant, as those of comments on figures are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.http import QueryDict

from goldenthread.disclosure.text import TextFinding, check_text
from goldenthread.workspace import Workspace
from goldenthread_web.improvement.keeping import text_of
from goldenthread_web.improvement.reasons import IN_WORDS, tells

_NO_WORDS = frozenset({"link"})


class ChecksWords(forms.Form):
    """What was found is said once, beside the words; sent again as they are, they are taken.

    advised: a mark of the words of which it was said. asks_why: whether a reason is asked for that others can use.
    """

    asks_why: ClassVar[bool] = True
    advised = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        advised = found.pop("advised", "")
        if self.asks_why and found.get("reason") and not tells(found["reason"]):
            self.add_error("reason", IN_WORDS)
        texts = {name: text for name in self._said() if (text := _text(found.get(name)))}
        texts |= {name: text for name in self._files() if (text := text_of(found[name]))}
        signs = {name: several for name, text in texts.items() if (several := signs_of_a_child(text))}
        mark = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
        if signs and advised != mark:
            for name, several in signs.items():
                for sign in several:
                    self.add_error(name, f"{advice(sign)} {self._if_nobody(name)}")
            sent = cast("QueryDict", self.data).copy()
            sent["advised"] = mark
            self.data = sent
        return found

    def _files(self) -> Iterator[str]:
        given = self.cleaned_data
        yield from (n for n, f in self.fields.items() if isinstance(f, forms.FileField) and given.get(n))

    def _if_nobody(self, name: str) -> str:
        if isinstance(self.fields[name], forms.FileField):
            return (
                "This stands in the file. If it tells of nobody, choose the file again and send it as it is."
            )
        return "If it tells of nobody, send it again as it is."

    def _said(self) -> Iterator[str]:
        for name, field in self.fields.items():
            is_words = isinstance(field, forms.CharField) and not isinstance(field, forms.SlugField)
            if is_words and name not in _NO_WORDS and not field.widget.is_hidden:
                yield name


def written(form: forms.BaseForm) -> list[tuple[str, str]]:
    """What somebody filled in, by its labels: for one who can't send it any more, so that it is not lost."""
    if not form.is_bound:
        return []
    found = [(str(field.label), _chosen(field)) for field in form.visible_fields()]
    return [(label, text) for label, text in found if text.strip()]


def not_kept(form: forms.BaseForm | None, *, is_shown: bool) -> list[tuple[str, str]]:
    """The same of a form that was sent and does not stand on the page any more; nothing where it does."""
    return [] if form is None or is_shown else written(form)


def _chosen(field: BoundField) -> str:
    value = field.value()
    if isinstance(field.field, forms.ChoiceField):
        names = {str(key): str(words) for key, words in cast("list[tuple[Any, Any]]", field.field.choices)}
        several = value if isinstance(value, list) else [value]
        return ", ".join(names.get(str(one), "") for one in several)
    return _text(value)


def _text(said: object) -> str:
    """Words, or several lines of them; anything else says nothing."""
    if isinstance(said, list):
        return "\n".join(map(str, said))
    return said if isinstance(said, str) else ""


def signs_of_a_child(text: str) -> list[TextFinding]:
    """What in a text could tell which child is meant, each kind of sign once, by the council's own threshold."""
    threshold = Workspace.open(settings.ENVIRONMENT.workspace).disclosure.threshold
    return list({sign.kind: sign for sign in check_text(text, threshold)}.values())


def advice(sign: TextFinding) -> str:
    """What it looks like, and what to do."""
    return f"Look at this again ({sign.kind}). {sign.what_to_do}"
