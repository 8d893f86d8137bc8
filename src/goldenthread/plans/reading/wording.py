"""What the words above a column say that it holds, by themselves."""

from __future__ import annotations

import re

from goldenthread.plans.reading.column import Column
from goldenthread.plans.reading.saying import OF_WORDS, as_a_whole, may_be_of_a_plan
from goldenthread.plans.reading.within import is_a_period, is_of_the_start, parted, says_nothing_of

_DAY = r"(?:dates?|deadlines?|timescales?|timeframes?|timelines?|by when|when|due|completion|finish|end|delivery)"
_ACTUAL = re.compile(rf"\bactual(?:ly)?\b.*\b{_DAY}\b|\b{_DAY}\b.*\bactual")
_DONE = r"(?:completed?|delivered?|deliver|done|finish(?:ed)?|achieved?|implement(?:ed)?)"
_REVISED = r"(?:revised|amended|extended|re-?scheduled|re-?baselined)"
_ACTIONS = (
    r"\bactions?\b|^what (?:we will|will we) do|"
    r"^what(?! (?:have|has|had|did|was|were|we have|we['’]ve|we did)\b).*\b(?:do|done|happen)$"
)
_EARLIER = r"(?:original|initial|first|previous|prior|old|former|earlier|superseded)"

# The first that fits a heading of a column says what it is.
_WORDS = (
    (
        Column.REVISED,
        rf"\b{_REVISED}\b(?: [a-z]+){{0,2}} {_DAY}\b|\b(?:new|current|latest)\b(?: [a-z]+){{0,2}} {_DAY}$|"
        rf"\bupdated (?:[a-z]+ )?(?!date$){_DAY}$|{_DAY}\s*[:(/–-]\s*(?:{_REVISED}|new|current|latest|updated)$|"
        rf"^(?:now )?{_REVISED}(?: to)?$",
    ),
    (
        Column.EARLIER,
        rf"^(?:the )?{_EARLIER}(?:ly)?(?: [a-z]+){{0,2}} {_DAY}$|{_DAY}\s*[:(/–-]\s*{_EARLIER}(?:ly)?$",
    ),
    (
        Column.IMPACT,
        r"\bimpact\b|outcomes? for (?:(?:a|the|each|every|our) )?(?:child|young p|famil|care leavers?)|"
        r"difference .*children|^what difference will (this|it|we) make",
    ),
    (Column.PART, r"^(part|plan)$"),
    (Column.PRIORITY, r"^priority( area)?$|^area$"),
    (
        Column.NUMBER,
        r"^(?:(?:action|item|task|plan|unique) ){0,2}(no|nr|num|number|ref|reference|id|"
        r"identifier)\.?( (no|number))?\.?$|^#$",
    ),
    (Column.HORIZON, r"^horizon$"),
    (Column.DEPENDS, r"^predecessors?$|^depend(?:s|ent) (?:up)?on$|^dependenc(?:y|ies)$"),
    (
        Column.OUTCOME,
        r"success criteria|^((expected|desired|intended|planned) )?outcomes?( sought)?$|"
        r"^(what (does |will )?)?(?:success|good) (will )?looks? like",
    ),
    (Column.STEPS, r"\bsteps?\b|\bmilestones?\b|\btasks?\b|^sub-?actions?$"),
    (Column.BASELINE_DATE, r"baseline.*\bdate\b|date of baseline"),
    (
        Column.TARGET_DATE,
        r"target (\w+ )?date|date of target|target by$|^target (for )?(completion|end|finish)$",
    ),
    (Column.BASELINE, r"\bbaseline\b|starting point"),
    (Column.NOW, r"where (are )?we( are)?( now)?$|\bcurrent(ly)?\b|latest( figure)?$|^now$"),
    (Column.DUE, r"^(due( date| day)?|day that it means)$"),
    (Column.TARGET, r"\btarget\b|^goal$|^ambition$"),
    (Column.INDICATOR, r"^(indicator code|indicator of the catalogue|code)$"),
    (Column.SHARED, r"^shared\b"),
    (
        Column.BY_WHEN,
        r"\bby when\b|timescales?|timeframes?|^when\b|deadline|(completion|end|finish|delivery) date|^date( due)?$|"
        rf"^(?:to be |be )?{_DONE}( by)( when| date| what date)?$|^(end|finish|completion)( by)?$|"
        rf"^date (for|of) completion$|^date (?:due )?(?:to be |to be fully )?{_DONE}(?: by)?$(?<!completed)|"
        r"^(?:due|when|required|needed|expected) by$|^by\W+(?:date|when|what date)$|^by (?:what|which) (?:date|day)$|"
        r"^(?:planned|expected|proposed|anticipated|intended) (?:date|completion|end|finish)\b",
    ),
    (
        Column.LEADS,
        r"\bleads?(/s|\(s\))?\b(?! (?:indicators?|measures?|times?)\b)|\bowners?\b|responsible|accountable|"
        r"^who\b(?!.*\bbenefit)|\bby whom\b|"
        r"^(?:assigned|allocated|delegated) to$|^assignees?$|^(?:led|owned|actioned|to be actioned) by$",
    ),
    (Column.NAME, r"^(key )?(performance )?indicators?$|^kpis?$"),
    (
        Column.MEASURE,
        r"^((key |performance |success |outcome )*measures?( of success)?)$|how (will )?we('ll| will)? know|^evidence|"
        r"^how (?:will|do|does|is|are|can|would)\b.*\b(?:measured?|evidenced?|demonstrated?)\b|"
        r"^(?:measured|evidenced) by$",
    ),
    (Column.ACTION, rf"{_ACTIONS}|^recommendation|^activit(y|ies)$"),
)
_ROLE = re.compile(r"\b(?:role|title|post|position|job)s?$|^(?:role|job title|title|post|position) of\b")
_DAYS_OF = (Column.BASELINE_DATE, Column.TARGET_DATE, Column.REVISED, Column.EARLIER)
# These say what a column may be: the first is asked about.
_PERHAPS = (
    (
        Column.BASELINE,
        r"^where (we|things) (were|started)\b|^where (?:were|did) (?:we|things)\b|\bout-?turn\b",
    ),
    (
        Column.TARGET,
        r"^where (do )?(we|things) (want|need|aim|hope|plan|ought)\b|"
        r"^where (?:should|must|will|would) (?:we|things) be\b",
    ),
)


def column_of(words: str) -> Column:
    """What the words above a column say that it holds, by themselves."""
    words = bare(words)
    if not words:
        return Column.GROUP
    if is_of_the_start(words) or _ACTUAL.search(words):
        return Column.OTHER
    upper, lower = parted(words)
    return _below(upper, lower) if upper else _by_words(words)


def _below(upper: str, lower: str) -> Column:
    """What a column holds whose heading is a cell below another: its own words say it before those above them."""
    both, alone, above = _by_words(f"{upper} {lower}"), _by_words(lower), _by_words(f"{upper}: {lower}")
    if above in (Column.REVISED, Column.EARLIER):
        return above
    if alone is Column.BY_WHEN and both in _DAYS_OF:
        return both
    if alone is not Column.OTHER or says_nothing_of(lower):
        return alone
    return Column.OTHER if above is Column.BY_WHEN and is_a_period(lower) else above


def _by_words(words: str) -> Column:
    return as_a_whole(_by_a_word(words), words)


def _by_a_word(words: str) -> Column:
    """What a heading would be by the first of its words that is known."""
    return next(
        (column for column, pattern in (*_WORDS, *_PERHAPS) if re.search(pattern, words)), Column.OTHER
    )


def may_be(words: str) -> Column:
    """What a column may hold by one word above it, where the others make that doubtful; else OTHER."""
    words = bare(words)
    taken = _by_a_word(words)
    is_doubtful = taken is not Column.OTHER and column_of(words) is Column.OTHER and may_be_of_a_plan(words)
    return taken if is_doubtful and taken in OF_WORDS else Column.OTHER


def says_actions(words: str) -> bool:
    """Whether the words above a column, bare, name actions, and not only recommendations or activities."""
    return bool(re.search(_ACTIONS, words))


def is_a_role(words: str) -> bool:
    """Whether the words above a column say the role of somebody who leads: "Owner role", "Job title of the lead"."""
    return column_of(words) is Column.LEADS and bool(_ROLE.search(bare(words)))


def is_unsure(words: str) -> bool:
    """Whether the words above a column may mean what they are taken for, and may mean something else."""
    return not any(re.search(pattern, bare(words)) for _, pattern in _WORDS) and column_of(words) not in (
        Column.OTHER,
        Column.GROUP,
    )


def bare(words: str) -> str:
    """Words without what does not tell headings apart: capitals, and the signs around them."""
    return " ".join(words.lower().replace("- ", "").split()).strip(" :*()?")
