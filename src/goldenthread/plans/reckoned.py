"""Days that words name only to reckon another from them: "six months after June 2025", "1 June 2025 + 6 weeks"."""

from __future__ import annotations

import re

from goldenthread.plans.years_of_days import Named

_COUNT = (
    r"(?:\d+(?:\.\d+)?(?:\s*[-–]\s*\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|half an?|"
    r"(?:a )?(?:few|couple of)|several)"
)
_UNIT = (
    r"(?:(?:working|calendar|business|school|term)[\s-]+)?"
    r"(?:days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|half[- ]terms?|terms?|years?|yrs?)"
)
_TIME = rf"(?:\b{_COUNT}[\s-]*{_UNIT}|\b\d+\s?[dwmy])\b['’]?"
_LONGER = r"(?:after|following|post|beyond|since|subsequent to|later than|prior to|ahead of|in advance of)"
_ANEW = r"(?:by|until|till|to|before|due|deadlines?|complet\w+|and|or|then|from)"
_TO_IT = rf"(?:[\s(–-]+(?!{_ANEW}\b)[^\W\d_][\w'’-]*){{0,4}}[\s(–-]*$"
"""The words between "after" and the day: "approval in", "launch (". One that says "by" begins something new."""

_BEFORE_A_DAY = tuple(
    re.compile(pattern + _TO_IT, re.IGNORECASE)
    for pattern in (
        rf"(?<!\bevery ){_TIME}\s*(?:time\s+)?(?:\b(?:{_LONGER}|before|from|on from|into)\b|\+)",
        rf"\bwithin\s+{_TIME}\s+of\b",
        rf"(?<!\bno )(?<!\bnot )\b(?!post\b){_LONGER}\b",
        r"(?:^|[,;(])\s*post\b(?!-)",
        r"\bnot before\b",
    )
)
_BEHIND_A_DAY = re.compile(
    rf"^\s*\)?\s*(?:\(?\s*(?:[+−–-]|plus\b|minus\b|less\b)\s*(?:up to\s+)?{_TIME}|"
    rf",?\s*{_TIME}\s+(?:later|after|on|thereafter|earlier|before(?:hand)?)\b)",
    re.IGNORECASE,
)


def is_reckoned_from(words: str, named: Named) -> bool:
    """Whether words name a day only to say how long before or after it something is due."""
    before, behind = words[: named.begin], words[named.end :]
    return any(each.search(before) for each in _BEFORE_A_DAY) or bool(_BEHIND_A_DAY.match(behind))
