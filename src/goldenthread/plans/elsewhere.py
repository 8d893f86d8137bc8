"""Words in the place of a lead that only point to where one may stand: "As above", "As per 1.1", ditto, an arrow."""

from __future__ import annotations

import re

_POINTS = (
    r"(?:all|as|same|see|per|like(?:wise)?|similar(?:ly)?|refer|to|with|for|of|at|in|and|is|the|that|those|this|noted|shown|"
    r"stated|listed|lead|leads|owner|owners|person|people|officer|officers|action|actions|row|rows|line|item|number|no|column|col|"
    r"table|page|section|sheet|tab)"
)
_PLACE = (
    r"(?:above|below|before|previous(?:ly)?|prior|last|next|overleaf|preceding|earlier|opposite|"
    r"\d+(?:\.\d+)*[a-z]?)"
)
_COLUMN = r"(?-i:[A-Z])\d{0,3}"
_POINTER = re.compile(
    rf"(?:(?:{_POINTS} )*{_PLACE}|(?:{_POINTS} )+{_COLUMN})(?: (?:{_POINTS}|{_PLACE}))*", re.IGNORECASE
)
_SAME = re.compile(
    r"(?:ditto|d(?-i:o)|idem|ibid|likewise|(?:the )?same(?: (?:lead|owner|person|people|officer)s?)?)(?: ditto)*",
    re.IGNORECASE,
)
_NONE = "-–—−?.*"


def points_elsewhere(lead: str) -> bool:
    """Whether words name nobody, and only say where somebody may be named. A dash or a question mark names nobody at
    all; a single letter may be somebody's."""
    words = " ".join(lead.split())
    if not any(map(str.isalnum, words)):
        return bool(words.strip(_NONE + " "))
    bare = " ".join(re.sub(r"[^\w.]+", " ", words).split()).strip(" .")
    has_more = len(bare) > 1 or bare.isdigit()
    return has_more and bool(_SAME.fullmatch(bare) or _POINTER.fullmatch(bare))
