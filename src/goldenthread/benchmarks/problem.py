"""What is said when a published file, or a question about benchmarks, cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class BenchmarkError(Exception):
    """A refusal in words: what is the matter and what to do. Nothing was changed.

    `wrong_use`: the request itself was at fault, not a file.
    """

    def __init__(self, message: str, *, wrong_use: bool = False) -> None:
        super().__init__(message)
        self.wrong_use = wrong_use


class OtherFileError(BenchmarkError):
    """The file is none of those that are read here; it may lie beside one that is."""


def missing(what: str, name: str, there: Iterable[str], then: str) -> BenchmarkError:
    """A column or a label is not where it should be: it moved where something like it is there.

    Where nothing is, the file may be another one that looks alike.
    """
    near = near_to(name, there)
    said = f'The nearest that is there is "{near}".' if near else "Nothing like it is there."
    return (BenchmarkError if near else OtherFileError)(f"{what} is not there. {said} {then}")


def near_to(word: str, there: Iterable[str]) -> str:
    """What is there and most like a word; "" where nothing is.

    What holds the word, or is a part of it, is nearest: a label that was added to, or cut.
    """
    known = {each.strip().casefold(): each.strip() for each in there if each.strip()}
    sought = word.casefold()
    around = [name for name in known if sought in name or name in sought]
    around.sort(key=lambda name: abs(len(name) - len(sought)))
    near = around or get_close_matches(sought, known, n=1, cutoff=0.5)
    return known[near[0]] if near else ""
