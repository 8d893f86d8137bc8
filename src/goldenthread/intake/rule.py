"""A rule that records are held to: its name, what it means, and what to do about a breach of it.

Every finding names a rule. Rules of reading stand in `intake/rules`, one file each; the checks in
`intake/checks` carry theirs with them.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule in words. `before` and `after` are an example: made-up cells as they came, and put right."""

    name: str
    meaning: str
    what_to_do: str
    before: str
    after: str

    @property
    def message(self) -> str:
        """What a finding says where it has nothing more particular to say."""
        return f"{self.meaning} {self.what_to_do}"


def rules_in(package: str) -> dict[str, Rule]:
    """The rules of a package, one module each, found by being there: unreadable_date.py, unreadable-date."""
    rules = {}
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        rule: Rule = importlib.import_module(f"{package}.{module.name}").RULE
        if rule.name != module.name.replace("_", "-"):
            raise ValueError(
                f"{package}.{module.name} holds the rule {rule.name!r}: name the file after the rule."
            )
        rules[rule.name] = rule
    return rules
