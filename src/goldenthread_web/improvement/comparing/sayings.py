"""What actions of a document let children say: the sayings of its list whose words they have, as a first reading ties
them. What only resembles a saying is not tied, and words that stay keep the saying that somebody chose for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from goldenthread_web.improvement.comparing.lines import Field
from goldenthread_web.improvement.editing.going_on import RULES, going_on, parted, same_words
from goldenthread_web.improvement.editing.sayings import key_of, key_of_new, text_of_new
from goldenthread_web.improvement.editing.words import Words
from goldenthread_web.improvement.models import Action, ImprovementPlan


class Sayings:
    """The sayings of a plan as a document leaves them, by their names. changed: its list, as it is and is to be."""

    def __init__(self, plan: ImprovementPlan, changed: Field | None) -> None:
        self.held: dict[str, str] = {}
        self._tied: dict[int, dict[str, str]] = defaultdict(dict)
        for key, said, action, text in plan.key_outcomes.values_list(
            "pk", "text", "impacts__action_id", "impacts__text"
        ):
            self.held[key_of(key)] = said
            if action is not None:
                self._tied[action][text] = key_of(key)
        was, now = changed or ((), ())
        on = going_on(was, now, {}, RULES["key_outcomes"])
        gone, new = parted(was, now)
        stay = {key: text for key, text in self.held.items() if text in on or text not in gone}
        added = [text for text in new if text not in on.values()]
        self.words = {key: on.get(text, text) for key, text in stay.items()}
        self.words |= {key_of_new(text): text for text in added}
        self._exactly = {text: key for said in (stay, self.words) for key, text in said.items()}

    def served(self, texts: Iterable[str]) -> tuple[list[str], list[str]]:
        """Words that an action keeps as its own, and the names of the sayings that it serves by its words.

        Words of a saying that is new stay its own until that saying is there.
        """
        several = list(dict.fromkeys(texts))
        keys = {text: self._key(text) for text in several}
        own = [text for text in several if text not in self._exactly or text_of_new(self._exactly[text])]
        return own, sorted({key for key in keys.values() if key})

    def _key(self, text: str) -> str:
        exactly = self._exactly.get(text, "")
        return exactly or next((key for key, said in self.words.items() if same_words(text, said)), "")

    def of(self, row: Action, before: Sequence[str], texts: Sequence[str]) -> Words:
        """The same of an action that is there. before: its words as they stand."""
        held = self._tied.get(row.pk, {})
        kept = {text: held[text] for text in texts if held.get(text) in self.words}
        own, found = self.served(text for text in texts if text not in before and text not in kept)
        untied = [text for text in texts if text in before and text not in kept]
        found += [key for text in untied if text_of_new(key := self._key(text))]
        said = [
            text
            for text in dict.fromkeys(texts)
            if text in own or text in untied or (text in kept and self.words[kept[text]] != text)
        ]
        return {"impact": said, "sayings": sorted({*found, *kept.values()})}

    def differing(
        self, row: Action, before: Sequence[str], texts: Sequence[str], differs: Mapping[str, Field]
    ) -> Mapping[str, Field]:
        """Which sayings an action serves, and is to serve, where its words or the list say so."""
        now = tuple(self.of(row, before, texts)["sayings"])
        if "impact" not in differs and not any(map(text_of_new, now)):
            return {}
        was = tuple(sorted(set(self._tied.get(row.pk, {}).values())))
        return {"sayings": (was, now)} if was != now else {}
