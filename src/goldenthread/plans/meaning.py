"""The words of a measure's name that carry its meaning, with abbreviations written out.

Only words that never change what is counted are left out: one that may ("initial", "social worker", "year end",
"reduction") stays, so that a name which has it is not taken for one that has it not.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WISH = (
    r"(?:reduce[ds]?|reducing|increase[ds]?|increasing|improve[ds]?|improving|decrease[ds]?|decreasing|"
    r"lower|higher|fewer|more)"
)
_CHANGE = r"(?:reduction|increase|improvement|decrease)s?"
_LEVEL = r"(?:%|\brates?\b|\bper ?cent|\bproportion\b|\bper 10)"
_YOUNG = r"(?:children|child|young people|young person|cyp)"
_EET = r"(?:education|employment|training)"
_PERIOD = r"(?:period|month)s?"
_YEAR = r"(?:(?:financial )?years?|quarters?)"
_WRITTEN_OUT = (
    (r"['’]s?\b", ""),
    (r"\bdon ?t\b", "do not"),
    (rf"^(?:to )?{_WISH}(?: levels? of)?\b(?! than\b| by\b| in\b| of\b)", ""),
    (rf"^(?:an? |the )?{_CHANGE} (?:in|of|to)\b(?=.*{_LEVEL})", ""),
    (r"\bs(?:ection)? ?47s?( enquir(?:y|ies))?\b", "section47"),
    (r"\b(?:initial )?(?:child protection )?conferences?\b|\binitial cp conferences?\b|\bicpcs?\b", "conference"),
    (r"\b(?:cp|child protection) plans?\b|\bcpps?\b", "protectionplan"),
    (r"\b(?:cic|cla|lac)\b|\b(?:looked[ -]after|cared[ -]for) (?:children|young people)\b", "incare"),
    (rf"\b{_YOUNG} (?:in (?:our )?care|looked[ -]after|we (?:care for|look after))\b", "incare"),
    (r"\b(?:became|becoming|becomes?) looked[ -]after\b", "start incare"),
    (r"\bto be (?:looked[ -]after|in care)\b", "incare"),
    (r"\bcin\b|\b(?:children|child) in need\b", "inneed"),
    (r"\bcare[ -](?:experienced young people|experienced(?! child)|leavers?)\b", "careleaver"),
    (r"\bchild(?:ren)? (?:and|&|or) (?:young people|young person)\b|\bcyp\b", "children"),
    (r"\byoung (?:people|person)\b", "youngpeople"),
    (r"\b(?:child(?:ren)?(?:s)? (?:and|&) famil(?:y|ies)|c ?& ?f|single) assessments?\b", "assessment"),
    (rf"\b(?:eet|ete)\b|\b(?:in )?{_EET}(?:,| ?/)? ?{_EET}(?:,? (?:and|or)|,| ?&| ?/) ?{_EET}\b", "eet"),
    (r"\bfte\b|\bfull[ -]time[ -]equivalents?\b", "fte"),
    (r"\bcsc\b", "social care"),
    (r"\bre[ -]?referrals?\b", "repeat referral"),
    (r"\bre[ -]?referred\b", "repeat referred"),
    (r"\bnfa\b|\bno further action\b|\bcase to close\b", "nfa"),
    (r"\b(?:2|two) years?(?: or more|\s?\+)|\b(?:2|two)(?: ?\+| or more) years?(?: or more)?", "twoyears"),
    (r"\b(?:2|two) years?\b", "uptotwoyears"),  # "within 2 years" is not "two years or more"
    (r"\b(?:3|three)(?: or more|\s?\+)", "three"),
    (r"\b(?:a|one|1) year\b", "12 months"),
    (r"\b15 (?:working )?days?\b", "15days"),
    (r"\b45 (?:working )?days?\b", "45days"),
    (r"\bup[ -]to[ -]date\b", "uptodate"),
    (r"\bunder[ -]16s?\b|\bunder 16 years?\b", "under16"),
    (r"\ba disability\b|\bdisabilities\b", "disabled"),
    (r"\bper 10,?000\b(?: of (?:the|our))?(?: child population\b)?", ""),
    (rf"\b(?:{_YEAR}[ -]ends?|end of (?:the |each )?{_YEAR})\b", "yearend"),
    (rf"\b(?:{_PERIOD}[ -]ends?|end of (?:the |each )?{_PERIOD})\b|\bpoint in time\b", "momentend"),
    (r"\b(?:in|during|over) (?:the|a|each) (?:period|month|year)\b|\bper (?:year|annum)\b", "inperiod"),
    (r"\bstart(?:ing|s|ed)?\b|\bbegun\b|\bbeginning\b", "start"),
    (r"\bceas(?:ing|e|ed)\b|\bends?\b|\bended\b|\bending\b|\bleaving\b", "ceasing"),
    (r"\bprevious\b|\bbefore\b|\bsecond or subsequent\b", "previous"),
    (r"\bprogress(?:ing|ed|es)? to\b|\bled to\b|\bleading to\b", "progress"),
)  # fmt: skip
_SMALL_WORDS = """
    a an and are as at been for had has have in is it its of our on per percentage percent period proportion
    rate subject that the their theirs them these they this time to took was were when which who whose will with
    within child children number
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_MOMENTS = frozenset(["momentend", "inperiod"])
_LOOSELY = {
    "disabled": "disability", "plan": "protectionplan", "referred": "referral", "youngpeople": "", "yearend": "",
    "31": "", "march": "", "rolling": "", "annual": "", "reduction": "", "increase": "",
    "improvement": "", "decrease": "", "social": "", "work": "", "worker": "", "initial": "",
    "uptotwoyear": "twoyear", "from": "", "by": "",
}  # fmt: skip


def meaning(name: str) -> frozenset[str]:
    """The words that say what is counted, but for when."""
    return _words(name) - _MOMENTS


def is_of_a_day(name: str) -> bool:
    """Whether a name says that it counts what is so on a day: "at month end"."""
    return "momentend" in _words(name)


def is_of_a_period(name: str) -> bool:
    """Whether a name says that it counts what happens in a time: "in the year"."""
    return "inperiod" in _words(name)


def gist(name: str) -> frozenset[str]:
    """The words that two names have in common where the one may mean the other, to be asked."""
    loosely = (_LOOSELY.get(word, word) for word in meaning(name))
    return frozenset(word for word in loosely if word)


@lru_cache(maxsize=2_048)  # each name of the catalogue is held against every measure: read once
def _words(name: str) -> frozenset[str]:
    words = " ".join(name.lower().split())
    for pattern, whole in _WRITTEN_OUT:
        words = " ".join(re.sub(pattern, f" {whole} " if whole else " ", words).split())
    found = {_singular(word) for word in re.findall(r"[a-z0-9]+", words)} - _SMALL
    return frozenset(
        found - {"plan"} if "protectionplan" in found else found
    )  # a plan named once is meant again


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
