"""Whatever is put into the history has words for its page."""

from __future__ import annotations

import re

from goldenthread_web.history import words
from tests.house.repository import ROOT

RECORDED = re.compile(r"""(?:\brecord|\b_tell|@operation)\(\s*"([a-z_.]+)\"""")


def test_every_action_has_words() -> None:
    """An app names its actions as `history_words` of its configuration, in its apps.py."""
    used = {
        (action, path.parent.name)
        for path in (ROOT / "src" / "goldenthread_web").rglob("*.py")
        for action in RECORDED.findall(path.read_text(encoding="utf-8"))
    }
    known = words.of_actions()
    assert used, "the pattern finds nothing any more"
    missing = sorted(f"{action} ({app}/apps.py)" for action, app in used if action not in known)
    assert not missing, f"these have no words: {missing}"


def test_no_two_actions_are_called_the_same() -> None:
    called = list(words.of_actions().values())
    assert len(called) == len(set(called))
