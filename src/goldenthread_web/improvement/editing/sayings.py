"""What an action is to let children say, as changes name it: a saying of the plan by its key, one that waits with it by
its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.models import ImprovementPlan

IN_WORDS = "sayings_in_words"
"""With the words of a change: the sayings that it names, as they were put when it was made."""

TAKEN_OUT = "A saying that was taken out"
_KEY = re.compile(r"outcome-\d+")
_NEW = "new saying: "


def key_of(saying: int) -> str:
    """The name of a saying of the plan."""
    return f"outcome-{saying}"


def key_of_new(text: str) -> str:
    """The name of a saying that the plan is to have, where it waits for the same version."""
    return f"{_NEW}{text}"


def text_of_new(key: str) -> str:
    """The words of such a saying; "" where a name is none of one."""
    return key.removeprefix(_NEW) if key.startswith(_NEW) else ""


def held_by(plan: ImprovementPlan) -> dict[str, str]:
    """The sayings of a plan by their names."""
    return {key_of(one.pk): one.text for one in plan.key_outcomes.all()}


def in_words(held: Mapping[str, str], was: Words, now: Words) -> dict[str, Any]:
    """The words of the sayings that a change names, as they are kept with it: they outlast the sayings."""
    named = {*was.get("sayings", ()), *now.get("sayings", ())}
    return {IN_WORDS: {key: held[key] for key in sorted(named & held.keys())}} if named else {}


def quoted(key: str, kept: Mapping[str, str]) -> str:
    """A saying that the plan does not have, as people read it; "" where a name is none of a saying."""
    if text := text_of_new(key) or kept.get(key, ""):
        return f"“{text}”"
    return TAKEN_OUT if _KEY.fullmatch(key) else ""
