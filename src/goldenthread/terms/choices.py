"""Choices that are a council's to make: each with its default and a line that says what it decides.

A section of `goldenthread.toml` holds them. What is not written there keeps its default; a name that is not known
is answered with the nearest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from difflib import get_close_matches
from typing import Any, Self


class ChoiceError(ValueError):
    """A choice that is not known, or whose value cannot be taken."""


def choice(
    default: Any, meaning: str, *, least: float = 0, most: float = math.inf, one_of: tuple[str, ...] = ()
) -> Any:
    """A field of a class of choices. `least`, `most`: of a number. `one_of`: the texts that can be taken."""
    return field(
        default=default, metadata={"meaning": meaning, "least": least, "most": most, "one_of": one_of}
    )


@dataclass(frozen=True)
class Choices:
    """Choices as a frozen dataclass, all of its fields made with `choice`."""

    @classmethod
    def meaning(cls, name: str) -> str:
        """What a choice decides."""
        return next(str(f.metadata["meaning"]) for f in fields(cls) if f.name == name)

    @classmethod
    def one_of(cls, name: str) -> tuple[str, ...]:
        """The texts that a choice can be; none where it is no such choice."""
        return next(tuple(f.metadata["one_of"]) for f in fields(cls) if f.name == name)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Choices from a table of values; an unknown name or a value that cannot be taken is an error."""
        known = {f.name: f for f in fields(cls)}
        given: dict[str, Any] = {}
        for name, value in values.items():
            if name not in known:
                near = get_close_matches(name, known, n=1)
                hint = f" Did you mean {near[0]!r}?" if near else f" Known: {', '.join(known)}."
                raise ChoiceError(f"There is no setting {name!r}.{hint}")
            given[name] = _checked(known[name], value)
        return cls(**given)

    def as_dict(self) -> dict[str, Any]:
        """Plain values, lists for tuples, in the order in which they are declared."""
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items()}

    def told(self) -> dict[str, tuple[Any, str]]:
        """Every value with what it decides."""
        return {name: (value, self.meaning(name)) for name, value in self.as_dict().items()}


def _checked(of: Field[Any], value: Any) -> Any:
    if isinstance(of.default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            raise ChoiceError(f"The setting {of.name!r} is a list of texts.")
        return tuple(value)
    if isinstance(of.default, float) and type(value) is int:
        value = float(value)
    if type(value) is not type(of.default):
        kind = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}
        raise ChoiceError(f"The setting {of.name!r} is {kind[type(of.default)]}.")
    if isinstance(value, str):
        return _one_of(of, value)
    return value if isinstance(value, bool) else _within(of, value)


def _one_of(of: Field[Any], value: str) -> str:
    allowed = of.metadata["one_of"]
    if allowed and value not in allowed:
        raise ChoiceError(f"The setting {of.name!r} is one of: {', '.join(allowed)}.")
    return value


def _within(of: Field[Any], value: Any) -> Any:
    least, most = of.metadata["least"], of.metadata["most"]
    if not (least <= value <= most and math.isfinite(value)):
        kind = "whole number" if type(of.default) is int else "number"
        bounds = f"{least:g} or more" if math.isinf(most) else f"from {least:g} to {most:g}"
        raise ChoiceError(f"The setting {of.name!r} is a {kind}, {bounds}.")
    return value
