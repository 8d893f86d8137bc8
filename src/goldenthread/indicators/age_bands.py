"""The age bands by which any figure can be split: those of the age on the day that a child is counted."""

from __future__ import annotations

from goldenthread.indicators.counting import Aged

AGE_BANDS = {
    "unborn or not known": Aged(-1, -1),
    "under 1": Aged(0, 0),
    "1-4": Aged(1, 4),
    "5-9": Aged(5, 9),
    "10-15": Aged(10, 15),
    "16-17": Aged(16, 17),
    "18 and over": Aged(18, 199),
}
