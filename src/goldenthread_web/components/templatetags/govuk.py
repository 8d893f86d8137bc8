"""Parts of pages that need a little more than a template: the list of what is wrong, the words of a long secret."""

from __future__ import annotations

from typing import Any

from django import forms, template

from goldenthread_web.components.forms import Problem, problems

register = template.Library()
LETTERS = 4


@register.inclusion_tag("components/error_summary.html")
def error_summary(*shown: Any) -> dict[str, Any]:
    """What is wrong on the page, each line leading to where it is mended: forms, and sentences of a view's own."""
    found: list[Problem] = []
    for one in shown:
        if isinstance(one, forms.BaseForm):
            found += problems(one)
        elif one:
            found.append(Problem(str(one)))
    return {"problems": found}


@register.filter
def has_problems(form: Any) -> bool:
    """Whether the page's form was sent and came back: its title then says so first."""
    return isinstance(form, forms.BaseForm) and any(True for _ in problems(form))


@register.filter
def in_fours(secret: str) -> str:
    """A long secret as people can type it: four letters at a time."""
    return " ".join(secret[at : at + LETTERS] for at in range(0, len(secret), LETTERS))
