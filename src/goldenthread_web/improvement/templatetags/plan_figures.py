"""What a figure did since, for the pages of the improvement plan."""

from __future__ import annotations

from django import template

from goldenthread.judgement.since import Since

register = template.Library()


@register.filter
def says_its_label(since: Since) -> bool:
    """Whether the sentences begin with the few words that stand above them elsewhere: then they are said once."""
    return since.words.startswith(since.label)
