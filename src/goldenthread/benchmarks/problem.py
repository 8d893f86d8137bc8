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


def nearest(word: str, there: Iterable[str]) -> str:
    """A sentence that names the nearest of what is there, or says that nothing is near.

    What holds the word, or is a part of it, is nearest: a label that was added to, or cut.
    """
    known = {each.strip().casefold(): each.strip() for each in there if each.strip()}
    sought = word.casefold()
    around = [name for name in known if sought in name or name in sought]
    around.sort(key=lambda name: abs(len(name) - len(sought)))
    near = around or get_close_matches(sought, known, n=1, cutoff=0.5)
    return f'The nearest that is there is "{known[near[0]]}".' if near else "Nothing like it is there."
