"""What the heading of a column says as a whole, where one word in it is known: "Evidence of impact", "Action owner".

The word is what the column holds only if nothing else in the heading says that it is not: who, when, how it stands.
"""

from __future__ import annotations

import re

from goldenthread.plans.reading.column import Column

OF_WORDS = (Column.ACTION, Column.STEPS, Column.MEASURE, Column.IMPACT, Column.OUTCOME)
_OF_VALUES = (Column.BASELINE, Column.NOW, Column.TARGET)
_OF_ONE = (Column.LEADS, Column.BY_WHEN)

_WHO = re.compile(
    r"^(?!what\b|how\b|.*\b(?:for|of|to|on)\b).*\b(?:owners?|leads?|leaders?|officers?|managers?|holders?)$"
)
_BY_WHOM = re.compile(r"^(?:actions?|tasks?|steps?) by$")
_TO_DATE = re.compile(r"\b(?:to date|so far)\b")
_WHEN = re.compile(r"^\w+ (?:(?:due|completion|end|target) )*(?:dates?|due|deadline|timescale)$|^date\b")
_DONE = (
    r"(?:taken|completed|done|achieved|submitted|received|provided|gathered|collected|uploaded|seen|delivered|"
    r"undertaken|implemented|closed|made|met)"
)
_IS_DONE = re.compile(rf"(?<!be )(?<!be fully )\b{_DONE}\b(?! by\b)")
_STANDS = re.compile(r"\b(?:progress|status|updates?|b?rag|ratings?|comments?|commentary|notes?|narrative)\b")
_NO_WORDS_OF_A_PLAN = re.compile(
    r"\b(?:b?rag|ratings?|scores?|status|links?|logs?|costs?|budgets?|funding|financial|equalit(?:y|ies)|"
    r"environmental|legal|nos?|numbers?|refs?|references?|ids?|codes?|dates?)\b(?<!to date)"
)
_BESIDE_A_VALUE = re.compile(r"\b(?:b?rag|comments?|commentary|notes?|sources?)$")
_IS_SAID_OF_IT = re.compile(r"[a-z)] (?:b?rag|status|comments?|commentary|updates?|notes?)$")
_WAS_MET = re.compile(
    r"\bon target\b|\btargets? (?:was |is |been )?(?:met|achieved|hit|reached|missed|audience|groups?)\b"
)

_SHOWS = re.compile(
    r"^(?:(?:key|main|our) )?(?:measures?|evidence|indicators?|proof)\b.*\b(?:of|for|that)\b|"
    r"\bimpacts? (?:measures?|indicators?|evidence)$|"
    r"^how\b.*\b(?:measured?|know|shown?|tell|evidenced?|demonstrated?)\b"
)
_HOW = re.compile(r"^how\b")
_HAS_IMPACT = re.compile(r"\bimpacts?\b")
_BETWEEN = (
    r"the|an?|our|their|th(?:is|at)|its?|and|or|of|for|on|to|with|in|what|which|how|will|would|should|do|does|is|are|be|"
    r"we|us|they|them|me|want|see|seen?|seek|show|know|have|has|make|so|as|expect(?:ed)?|intended|desired|planned|"
    r"anticipated|sought|hoped|required|needed|used"
)
_OF_IMPACT = re.compile(
    rf"\b(?:{_BETWEEN}|impacts?|outcomes?|results?|benefits?|differen(?:ces?|t)|better|changes?|improvements?|success|statement|key|"
    r"main|overall|ultimate|positive|(?:long|short)(?:er)?|term|lived|li[fv]es?|experiences?d?|child(?:ren)?(?:['’]s)?|"
    r"young|people(?:['’]s)?|person(?:['’]s)?|famil(?:y|ies)(?:['’]s)?|parents|carers|care|leavers|everyone|c?yp|pupils|"
    r"residents|users|service)\b"
)
_OF_EVIDENCE = re.compile(
    rf"\b(?:{_BETWEEN}|evidence|success|impacts?|completion|improvements?|changes?|differences?|outcomes?|measures?|"
    r"sources?|delivery|achievement|children|young|people|actions?)\b"
)
_OF_ACTIONS = re.compile(r"\bactions?\b|\btasks?\b")
_ANOTHER_OF_ACTIONS = re.compile(
    r"^(?!what\b|how\b)(?!.*\bactions?\b.* (?:of|for|from|behind|against|on)\b)"
    r"(?!.*\b(?:descriptions?|details?|summary|list|plan|course|set|recommendations?)\b)"
    r".+ (?:of|for|from|behind|against|on)\b.*\bactions?\b|\bactions? (?:area|theme|title|heading|category|type)s?$"
)


def as_a_whole(taken: Column, words: str) -> Column:
    """What a heading says that one word of it would make this column. OTHER: it holds something else, or it may."""
    if taken in _OF_VALUES:
        return Column.OTHER if _BESIDE_A_VALUE.search(words) or _WAS_MET.search(words) else taken
    if taken not in OF_WORDS:
        return Column.OTHER if taken in _OF_ONE and _IS_SAID_OF_IT.search(words) else taken
    if _WHO.search(words) or _BY_WHOM.search(words):
        return Column.LEADS
    if _SHOWS.search(words) and (_HOW.match(words) or not _says_how_it_stands(words)):
        return Column.MEASURE
    if _WHEN.search(words) and not _says_how_it_stands(words):
        return Column.BY_WHEN if _OF_ACTIONS.search(words) else Column.OTHER
    return Column.OTHER if _says_how_it_stands(words) or _says_more(taken, words) else taken


def may_be_of_a_plan(words: str) -> bool:
    """Whether what a heading says of actions, evidence or impact may be words of the plan, as far as it goes."""
    return not _NO_WORDS_OF_A_PLAN.search(words)


def _says_how_it_stands(words: str) -> bool:
    return any(each.search(words) for each in (_TO_DATE, _STANDS, _IS_DONE))


def _says_more(taken: Column, words: str) -> bool:
    """Whether a heading has words beside its known one that make it doubtful, or something else."""
    if _NO_WORDS_OF_A_PLAN.search(words):
        return True
    if taken is Column.IMPACT:
        return bool(_HAS_IMPACT.search(words)) and _has_letters(_OF_IMPACT.sub("", words))
    if taken is Column.MEASURE:
        return words.startswith("evidence") and _has_letters(_OF_EVIDENCE.sub("", words))
    return taken is Column.ACTION and bool(_ANOTHER_OF_ACTIONS.search(words))


def _has_letters(words: str) -> bool:
    return any(map(str.isalpha, words))
