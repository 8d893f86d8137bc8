"""JSON columns of the SSD: which flags are set. Keys differ by version; a missing key is not a No."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

SET = frozenset(("y", "yes", "t", "true", "1"))
UNSET = frozenset(("n", "no", "f", "false", "0"))
NO_FLAGS = frozenset(("NUMBER_OF_OUTCOMES", "TOTAL_NO_OF_OUTCOMES", "NO_OF_OUTCOMES", "COMMENTS"))


def flags_of(text: str | None) -> tuple[str, ...] | None:
    """The keys of the flags that are set, in their order; None where nothing is stated.

    A list names the flags that are set; an object gives each flag a yes or a no. Raises ValueError for
    text that is not JSON.
    """
    if text is None:
        return None
    stated = json.loads(text)
    if not isinstance(stated, dict | list):
        raise ValueError("neither a list nor an object")
    flags = tuple(_set_in(stated))
    return flags if flags or _says_no(stated) else None


def _set_in(stated: dict[str, Any] | list[Any]) -> Iterator[str]:
    if isinstance(stated, dict):
        yield from (key for key, value in _answers(stated) if value in SET)
        return
    for item in stated:
        if isinstance(item, str) and _key(item) not in NO_FLAGS:
            yield _key(item)
        elif isinstance(item, dict):
            yield from _set_in(item)


def _says_no(stated: dict[str, Any] | list[Any]) -> bool:
    """Whether an object states a No: one whose values are all empty states nothing."""
    objects = [stated] if isinstance(stated, dict) else [item for item in stated if isinstance(item, dict)]
    return any(value in UNSET for each in objects for _, value in _answers(each))


def _answers(stated: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Flags with their answers; counts and comments stand among them and are none."""
    for key, value in stated.items():
        if _key(key) not in NO_FLAGS:
            yield _key(key), str(value).strip().casefold()


def _key(key: str) -> str:
    return key.strip().upper().removeprefix("OUTCOME_")


def read_flags(
    texts: pa.Array, told: Callable[[tuple[str, ...]], Any], kind: pa.DataType
) -> tuple[pa.Array, pa.Array]:
    """What the flags tell, for each row, and which rows are not JSON. Each distinct text is read once."""
    encoded = texts.dictionary_encode()
    values, faults = [], []
    for text in encoded.dictionary.to_pylist():
        try:
            flags = flags_of(text)
            values.append(None if flags is None else told(flags))
            faults.append(False)
        except (ValueError, RecursionError):
            values.append(None)
            faults.append(True)
    return pa.array(values, kind).take(encoded.indices), pa.array(faults, pa.bool_()).take(encoded.indices)
