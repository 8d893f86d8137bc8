"""What is said when printed numbers cannot all be true, so that nothing can be proved of what is kept back."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_SHOWN = 10
_WHAT_TO_DO = (
    "While they stand side by side, nobody can say what an outsider may work out from them. Where counts have been "
    "revised since, load the records of these months, so that the counts of today take the place of the earlier ones. "
    "Where a pack is of other records, take it out. Otherwise leave these measures out."
)


class ContradictionError(ValueError):
    """Printed numbers that cannot all be true: by name, group, month and pack, and never the numbers themselves."""

    def __init__(self, named: Sequence[str] = ()) -> None:
        self.named = tuple(named)
        lines = [f"  {name}" for name in self.named[:_MOST_SHOWN]]
        if len(self.named) > _MOST_SHOWN:
            lines.append(f"  and {len(self.named) - _MOST_SHOWN} more")
        which = ":\n" + "\n".join(lines) if lines else "."
        super().__init__(f"These printed numbers cannot all be true{which}\n{_WHAT_TO_DO}")
