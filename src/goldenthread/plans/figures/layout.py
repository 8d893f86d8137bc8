"""The sheet on which many figures are given: its name, its columns, and the sheets beside it."""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout

FIGURES, HELP, MEASURES, EXAMPLE = "Figures", "How to fill it in", "Measures", "Example (made up)"
CODE, NAME, MONTH, MANY, OF, FIGURE, SOURCE, NOTE = (
    "Code", "Measure", "Month", "How many", "Of how many", "Figure", "Source", "What to know of it"
)  # fmt: skip

LAYOUT = Layout(
    FIGURES,
    (
        Field(CODE, "text", also=("measure code",), needed=True),
        Field(MONTH, "month", also=("month end",), needed=True),
        Field(MANY, "number", also=("numerator",)),
        Field(OF, "number", also=("denominator",)),
        Field(FIGURE, "number", also=("value",)),
        Field(SOURCE, "text", needed=True),
        Field(NOTE, "text", also=("note",)),
    ),
)
COLUMN_OF = {
    "month": MONTH, "numerator": MANY, "denominator": OF, "value": FIGURE, "source": SOURCE, "note": NOTE,
    "measure": CODE,
}  # fmt: skip
"""The column in which each part of a figure stands."""
