"""What a process works out once and holds for all who ask. Whoever asks while it is worked out waits for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_LOCKS = 64


def held(most: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """Holds the last answers, `most` of them. After a start many ask for the same at once: one of them works it out.

    What is held may ask for something else that is held, never for itself.
    """

    def holding(work_out: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        cached = lru_cache(maxsize=most)(work_out)
        locks = [Lock() for _ in range(_LOCKS)]

        @wraps(work_out)
        def answer(*asked: Asked.args, **named: Asked.kwargs) -> Answer:
            with locks[hash((asked, *named.items())) % _LOCKS]:
                return cached(*asked, **named)  # type: ignore[arg-type]

        return answer

    return holding
