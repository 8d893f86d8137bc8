"""What the paragraphs of a document say of its plan: the title, the period, and what its priorities are about."""

from __future__ import annotations

import re

from goldenthread.plans.dates import is_of_years, is_only_a_day, period
from goldenthread.plans.plan import Guess, Priority, Unplaced
from goldenthread.plans.reading.blocks import Words
from goldenthread.plans.reading.continuing import is_page
from goldenthread.plans.reading.headings import (
    STATUS,
    is_frame,
    is_label,
    is_legend,
    may_name,
    priority_called,
    says_title,
    says_who,
)
from goldenthread.plans.reading.place import Place
from goldenthread.plans.reading.text import squeezed

_PERIOD = re.compile(r"^(?:the |our )?(?:plan )?(?:period|dates?|duration|covers|covering)\b", re.IGNORECASE)


class InParagraphs(Place):
    """Says of each paragraph where in the plan it belongs."""

    def __init__(self) -> None:
        super().__init__()
        self._furniture: frozenset[str] = frozenset()

    def _title(self, line: int, text: str) -> None:
        self._found.title = text
        self._period(line, text)
        if not says_title(text):
            why = 'Nothing says "improvement plan": the first heading is taken for the title.'
            self._found.guesses.append(Guess(line, "improvement plan", "title", text, why))

    def _period(self, line: int, text: str) -> None:
        said = period(text)
        self._found.period = said or self._found.period
        if said and is_of_years(text):
            first, last = said
            why = "Only years are written: taken as years from April to March."
            taken = f"{first:%B %Y} to {last:%B %Y}"
            self._found.guesses.append(Guess(line, "improvement plan", "period", taken, why))

    def _words(self, block: Words) -> None:
        self._found.above.is_filled()
        text = block.text
        if not (block.note or is_page(text) or text in self._furniture or text.startswith("*")):
            self._columns = None
        if self._awaits_name and not block.note and not may_name(block) and not is_label(text):
            self._settle_name()
        priority = self._now
        if block.note:
            self._found.notes.append(Unplaced(block.line, text, block.note, self._found.above.under))
        elif not self._found.title and says_title(text, is_heading=False):
            self._title(block.line, text)
        elif self._found.period is None and _is_period(text):
            self._period(block.line, text)
        elif self._awaits_name and may_name(block):
            self._taken_for_name(block)
        elif self._mode == "key outcomes":
            self._found.key_outcomes.append(text.strip('"“” '))
        elif self._mode == "serves" and self._found.parts and block.is_item:
            self._keep_part(serves=(*self._found.parts[-1].serves, re.sub(r"^\d+[.)]\s*", "", text)))
        elif self._mode == "needs" and priority and block.is_item:
            self._keep(needs=(*priority.needs, text))
        elif self._mode == "outcomes" and priority and self._in_priority() and block.is_item:
            self._keep(outcomes=(*priority.outcomes, text))
        elif self._mode == "outcomes" and self._found.areas and block.is_item:
            self._found.areas[-1][1].append((block.line, text))
        elif self._mode == "statement" and priority and self._is_statement(block, priority):
            self._keep(statement=text)
        elif STATUS.fullmatch(text) and self._awaits_status():
            self._keep_part(status=text.lower())
        elif text.startswith("*") and self._found.measures.measures:
            self._found.guesses.append(
                Guess(
                    block.line,
                    "measures",
                    "shared",
                    text.lstrip("* "),
                    "A note under the table: the measures marked * are shared.",
                )
            )
        else:
            self._found.unplaced.append(
                Unplaced(block.line, text, self._why_unplaced(), self._found.above.under)
            )

    def _is_statement(self, block: Words, priority: Priority) -> bool:
        """Whether words above the tables of a priority say what it is about: its name said again does not."""
        said = squeezed(priority_called(block.text)[1])
        is_of_it = not (is_legend(block.text) or is_frame(block.text) or says_who(block.text))
        return is_of_it and not (block.is_item or priority.statement or said == squeezed(priority.name))

    def _why_unplaced(self) -> str:
        if self._mode == "beside":
            return f'It stands under "{self._found.above.nearest}", beside the priorities and below none of them.'
        if self._mode == "area":
            return (
                f'It stands under "{self._found.above.nearest}", for which an improvement plan has no place.'
            )
        return "It stands in no table, and under no heading that says what it is."


def _is_period(text: str) -> bool:
    """Whether a paragraph says over which time the plan goes, and nothing else: "Period: April 2025 to March 2026"."""
    return period(text) is not None and is_only_a_day(_PERIOD.sub("", text))
