"""Numbers as people write them: in digits, as a range, as a part ("one in four"), in words ("no children")."""

from __future__ import annotations

import re

TEN_THOUSAND = r"(?:10[,\s]?000|ten\s?thousand)"
"""What a rate is of, as people write it; the space may be one that does not break."""
_N = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
_UNIT = (
    r"\s?%(?:[\s-]points?)?|\s?per[\s-]?cent\b|\s(?:percentage\s)?points?\b|\spp\b"
    rf"|\s(?:children\s|young\speople\s)?(?:per|in\severy|for\severy)\s{TEN_THOUSAND}\b(?:\schildren)?"
)
_THINGS = (
    r"(?=\s(?:more\s|further\s|other\s|new\s)?(?:children|child|young|people|person|families|family|homes?|workers?|staff"
    r"|posts?|days?|weeks?|months?|hours?|years?|times|cases|visits|reviews|audits|siblings|placements|carers)\b)"
)
_CHILDREN = re.compile(r"\s(?:children|young people|cases)\b", re.IGNORECASE)
_RATE_OF_THINGS = re.compile(rf"[^\d.,;]{{1,80}}\s(?:per|in\severy|for\severy)\s{TEN_THOUSAND}\b")
NUMBER = re.compile(
    rf"(?<![\w.\-])(?P<low>{_N})(?P<low_unit>{_UNIT})?"
    rf"(?:(?:\s?[\-\u2013]\s?|(?<=\w)\sto\s(?=\d+(?:\.\d+)?%?\sacross))(?P<high>{_N}))?(?P<unit>{_UNIT}|{_THINGS})?(?![\w])"
)
BETWEEN = re.compile(
    rf"(?<!\w)(?i:between|at(?=\s\S+\sto)|(?:rang|vari|vary|fluctuat)\w*\s(?:from|between))\s"
    rf"(?P<low>{_N})(?P<low_unit>{_UNIT})?\s(?:and|to)\s(?P<high>{_N})(?P<unit>{_UNIT}|{_THINGS})?(?!\w)"
)
# A word after a number is what is counted, unless it goes on with the sentence.
_A_WORD = re.compile(
    r"\s(?!(?:per|in|on|at|and|or|to|from|for|by|as|over|across|during|compared|which|this|last|since|average|overall"
    r"|rolling|monthly|against|with|but|is|was|were|are|than|then|up|down|again|now|currently|while|when|whereas|higher"
    r"|lower|above|below|between|until|so|because|that|the|a|an|after|before|throughout|each|every|nationally|out|of|it"
    r"|we|they|our|still|also|only|respectively|more|less|fewer|within|under|not|yet|compares?|making|about)\b)[a-z]{2,}"
)
ONES = {
    "no": 0, "nil": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_TEENS = {
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_PARTS = {
    "half": 50, "a third": 100 / 3, "one third": 100 / 3, "two thirds": 200 / 3, "a quarter": 25, "one quarter": 25,
    "three quarters": 75,
}  # fmt: skip
_ONE_OF = "|".join(ONES)
_TEN_OF, _TEEN_OF = "|".join(_TENS), "|".join(_TEENS)
_AND = r"(?:,? and|,)? "
_TO_99 = rf"(?:(?:{_TEN_OF})(?:[ -](?:{_ONE_OF}))?|{_TEEN_OF}|{_ONE_OF})"
_HUNDREDS = rf"(?:(?:a|{_ONE_OF})[ -]hundred(?:{_AND}{_TO_99})?)"
_LARGE = (
    rf"(?:(?:{_HUNDREDS}|a|{_TO_99})[ -]thousand(?:{_AND}(?:{_HUNDREDS}|{_TO_99}))?|{_HUNDREDS}"
    rf"|(?:{_TEN_OF})(?:[ -](?:{_ONE_OF}))?|{_TEEN_OF})"
)
# "Four hundred and seventy-eight", "eighty-three per cent"; up to twelve only with a unit, as "two teams" is no figure.
WORDED = re.compile(
    rf"(?<![\w-])(?:(?P<large>{_LARGE})(?P<unit>{_UNIT}|{_THINGS})?|(?P<small>{_ONE_OF})(?P<small_unit>{_UNIT}))(?![\w-])",
    re.IGNORECASE,
)
# "A third of", "one in four", "eighty-three per cent". Half of a year is a time, and no part of children.
SPELLED = re.compile(
    rf"(?<!\w)(?:(?P<part>{'|'.join(part.replace(' ', '[ -]') for part in _PARTS)})"
    r"(?= of (?!the year|a year|this year|20))"
    rf"|(?P<top>{_ONE_OF}|\d{{1,2}}) (?:in|out of) (?:every )?(?P<bottom>{_ONE_OF}|\d{{1,2}})"
    r"(?= (?!months?|weeks?|days?|years?)))(?!\w)",
    re.IGNORECASE,
)
# "No children under 16 in ...": a number in words just before the name of what is counted.
COUNTED = re.compile(rf"(?<!\w)(?P<word>{_ONE_OF})\s+(?:more\s|other\s)?$", re.IGNORECASE)
NEAR_A_PART = 2.5
"""Points by which a share may differ from "a quarter" and still be called so."""


def spelled(match: re.Match[str]) -> dict[str, object]:
    """The meaning of a part of a whole, as a percentage."""
    if match["part"]:
        number = float(_PARTS[match["part"].casefold().replace("-", " ")])
    else:
        top, bottom = (_digits(match[end]) for end in ("top", "bottom"))
        number = 100 * top / bottom if bottom else 0.0
    return {"number": number, "unit": "%", "in_words": NEAR_A_PART}


def worded(match: re.Match[str], text: str) -> dict[str, object]:
    """The meaning of a larger number in words: as exact as one in digits."""
    whole = part = 0
    for word in re.findall(r"[a-z]+", (match["large"] or match["small"]).casefold()):
        if word == "thousand":
            whole, part = (part or 1) * 1000, 0
        elif word == "hundred":
            part = (part or 1) * 100
        else:
            part += (ONES | _TEENS | _TENS).get(word, 0)
    unit = match["unit"] or match["small_unit"] or ""
    return {"number": float(whole + part), "unit": _unit(_unit_after(unit, text[match.end() :]))}


def counted(match: re.Match[str]) -> dict[str, object]:
    """The meaning of a small number in words: so many things, to the one."""
    return {"number": float(ONES[match["word"].casefold()]), "unit": "things", "in_words": 0.0}


def _digits(text: str) -> int:
    word = text.casefold()
    return ONES[word] if word in ONES else int(word)


def written(match: re.Match[str], text: str) -> dict[str, object]:
    """The meaning of a number in digits, or of a range."""
    parts = match.groupdict()
    low, high = parts["low"].replace(",", ""), (parts.get("high") or "").replace(",", "")
    unit = parts.get("unit") or parts.get("low_unit") or ""
    unit = _unit_after(unit, text[match.end() :])
    if text[: match.start()].endswith(("\u00a3", "$", "\u20ac")):
        unit = "other"
    return {
        "number": float(low),
        "high": float(high) if high else None,
        "decimals": max(len(part.partition(".")[2]) for part in (low, high)),
        "unit": _unit(unit),
    }


def _unit_after(unit: str, after: str) -> str:
    """The unit of a number; where none stands with it, what is counted: "12 children"."""
    unit = unit.strip().casefold()
    if unit or not (re.match(_THINGS, after) or _A_WORD.match(after)):
        return unit
    if _RATE_OF_THINGS.match(after):
        return "per 10,000"
    return "children" if _CHILDREN.match(after) else "things"


def _unit(text: str) -> str:
    if not text or text in ("children", "things", "other"):
        return text
    if "point" in text or text == "pp":
        return "points"
    return "per 10,000" if re.search(rf"{TEN_THOUSAND}\b", text) else "%"
