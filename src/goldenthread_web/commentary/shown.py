"""A text as a page shows it: each claim that is wrong marked where it stands, with what is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread_web.commentary.checking import Problem


@dataclass(frozen=True)
class Piece:
    """Some letters of a text. problem: what is wrong with them, if anything."""

    text: str
    problem: Problem | None = None


@dataclass(frozen=True)
class ShownText:
    """The pieces of a text, one after the other; loose: problems of no place in it that could be found."""

    pieces: tuple[Piece, ...]
    loose: tuple[Problem, ...]


def shown_text(text: str, problems: Iterable[Problem]) -> ShownText:
    """The text in pieces. Two problems never share a letter: the later of them stands below the text."""
    starts = _starts(text)
    placed: dict[tuple[int, int], Problem] = {}
    loose: list[Problem] = []
    for problem in problems:
        span = _place(text, starts, problem, placed)
        if span is None:
            loose.append(problem)
        else:
            placed[span] = problem
    return ShownText(tuple(_pieces(text, placed)), tuple(loose))


def _starts(text: str) -> list[int]:
    """Where each line begins."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _place(
    text: str, starts: Sequence[int], problem: Problem, taken: Iterable[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where the words of a problem stand: on its line or after it, where nothing is marked yet."""
    if not problem.words:
        return None
    at = starts[min(problem.line - 1, len(starts) - 1)]
    while (at := text.find(problem.words, at)) >= 0:
        end = at + len(problem.words)
        if all(end <= start or at >= stop for start, stop in taken):
            return at, end
        at += 1
    return None


def _pieces(text: str, placed: dict[tuple[int, int], Problem]) -> Iterable[Piece]:
    at = 0
    for start, end in sorted(placed):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], placed[start, end])
        at = end
    if at < len(text):
        yield Piece(text[at:])
