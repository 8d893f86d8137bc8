"""Made-up plans of every shape, from a seed: each word of their own stands only once, so that none can hide."""

import random
import re
from collections.abc import Iterator, Sequence

_SYLLABLES = ("ba", "ko", "lu", "ze", "fi", "go", "ru", "ta", "vi", "xe")
_HEADINGS = (
    "Priority 1: {}", "Priority 2", "Priority One – {}", "Priority Area B - {}", "P3 {}", "Theme 1: {}",
    "Theme A – {}", "Workstream 2 - {}", "Strand 3. {}", "Pillar Two: {}", "Outcome 1: {}", "Objective 2 {}",
    "Our aim 3: {}", "1. {}", "{}", "{}", "{}", "0-3 months", "Short-term", "Ongoing",
    "What needs improvement?", "Outcomes", "Measures", "Actions", "Success measures", "Key outcomes",
    "Corporate themes {}", "Links to {}", "{} action plan", "Draft", "Approved", "Our improvement plan {}",
    "Improvement plan", "Recovery plan {} April 2025 - March 2026", "What we will do {}",
)  # fmt: skip
_WORDS = (
    "{}", "{} {} {}.", "**{}** {}", "Period: April 2025 to March 2026", "Key: R {}, G {}", "Final",
    "This improvement plan {}.", "* {}", "{} improvement plan 2024-27",
)  # fmt: skip
_OF_ACTIONS = (
    "Ref", "Action no", "ID", "Action", "Action", "Actions<br>(steps)", "Task", "Steps", "Lead", "Owner",
    "By when", "End", "Target completion", "By", "Due date", "Measure", "Success criteria",
    "Impact for children", "Horizon", "Priority", "RAG", "{}", "",
)  # fmt: skip
_OF_MEASURES = (
    "Measure", "Measure", "KPI", "Indicator", "Baseline", "Baseline April 2025", "Where we were (Aug 25)",
    "Latest", "Target", "Target 25/26", "Target 26/27", "Where we want to be", "Target date", "Owner", "Q1",
    "{}", "",
)  # fmt: skip
_CELLS = (
    "", "", "{}", "{} {} {}", "{} {}", "Head of {}", "Head of {}<br>Director of {}",
    "Head of {} and Manager {}", "1.{n}", "1.{n} {}", "A{n}", "June 2025", "31/03/26", "Q2 25/26", "ongoing",
    "{n}%", "TBC", "{}<br>1. {}<br>2. {}", "• {}<br>• {}", "a) {}", "{}<br><br>{}", "“{} {}”",
    "{} from May 2025", "by {}", "{} and", "Priority 1: {}", "Short-term", "{n}", "-",
)  # fmt: skip
OWN = rf"(?:{'|'.join(_SYLLABLES)}){{3,}}|\d{{3,}}"
"""A word or a number of a document's own, which stands in it once."""
FRAME = re.sub(r"<br>|{n?}", " ", " ".join((*_HEADINGS, *_WORDS, *_OF_ACTIONS, *_OF_MEASURES)))
"""The words that the makers of these plans share: where one stands says what is meant, and is told by that."""


class _Maker:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._number = 100

    def document(self) -> str:
        return "\n".join(line for _ in range(self._random.randint(1, 14)) for line in self._block())

    def _block(self) -> Iterator[str]:
        kind = self._random.random()
        if kind < 0.4:
            yield "#" * self._random.randint(1, 4) + " " + self._filled(_HEADINGS)
        elif kind < 0.6:
            yield self._random.choice(("", "", "- ")) + self._filled(_WORDS)
        else:
            yield from self._table(_OF_ACTIONS if kind < 0.85 else _OF_MEASURES)
        if self._random.random() < 0.8:
            yield ""

    def _table(self, headings: Sequence[str]) -> Iterator[str]:
        width = self._random.randint(1, 7)
        if self._random.random() < 0.85:
            cells = [self._own(each) for each in self._random.sample(headings, width)]
            yield f"| {' | '.join(cells)} |"
            yield "|---" * width + "|"
        for _ in range(self._random.randint(0, 5)):
            wide = max(1, width + self._random.choice((0, 0, 0, 0, -1, 1)))
            yield f"| {' | '.join(self._filled(_CELLS) for _ in range(wide))} |"

    def _filled(self, forms: Sequence[str]) -> str:
        return self._own(self._random.choice(forms))

    def _own(self, form: str) -> str:
        """A form with words and numbers that stand nowhere else in its document."""
        while "{" in form:
            self._number += 1
            if form.index("{") == form.find("{n}"):
                form = form.replace("{n}", str(self._number), 1)
            else:
                form = form.replace("{}", self._word(), 1)
        return form

    def _word(self) -> str:
        word = "".join(_SYLLABLES[int(figure)] for figure in str(self._number))
        return word.capitalize() if self._random.random() < 0.6 else word


def made(seed: int) -> str:
    """A plan in Markdown."""
    return _Maker(seed).document()
