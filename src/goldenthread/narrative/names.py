"""How people write each indicator: the words by which a sentence is tied to its row.

One table. `said` begins a sentence of the generated narrative; `also` are the other ways in which people
write it. In a phrase `[the]` may be left out and `to|of` is either; case, hyphens and line ends don't matter.
The longest phrase that fits wins: "repeat referrals" is not "referrals". A word behind ">" must follow and a word
before "<" must stand before, without being of the name: "agency >target", "than< left care".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from goldenthread.indicators.indicator import Indicator

_UNIT = re.compile(r"^%\s*(?:of\s+|with\s+)?|\s*\((?:per 10,000|full-time equivalent)\)$|\s+as %.*$")
_COUNTED = re.compile(
    r"(?P<what>(?:[\w-]+ ){0,4})(?P<last>s47|icpc|referral|rereferral|conference|assessment|start|end|contact)s"
)
_GAP = r",?[\s\-\u2010-\u2015]+"


@dataclass(frozen=True)
class Name:
    """The words for one indicator; `one`: whether `said` is a single figure ("the average caseload")."""

    said: str
    also: tuple[str, ...] = ()
    one: bool = False

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every way, with the rates that are said the other way round: "repeat referral rate" of "repeat referrals"."""
        ways = (self.said.removeprefix("The "), *self.also)
        counted = (_COUNTED.fullmatch(way) for way in ways)
        return (
            *ways,
            *(f"{found['what']}{found['last']} rate|rates|figure|figures" for found in counted if found),
        )


_RECORDED = {
    "birth_date": "date of birth",
    "category_of_abuse": "category of abuse",
    "close_reason": "reason for closure",
    "disability": "disability",
    "ethnicity": "ethnicity",
    "legal_status": "legal status",
    "primary_need": "primary need",
    "referral_source": "referral source",
}
NAMES: Mapping[str, Name] = {
    "referrals": Name("Referrals to children's social care", ("referrals", "referral rate|rates", "rate of referral")),
    "section47": Name("Section 47 enquiries", ("s47 enquiries", "s47s", "section 47s", "section 47|s47 rate|rates")),
    "icpc": Name(
        "Initial child protection conferences", ("icpcs", "initial conferences", "child protection conferences")
    ),
    "cpp_end": Name(
        "Children on a child protection plan",
        (
            "children [who are] [the] subject to|of a child protection plan",
            "children subject to child protection plans",
            "children on [child] protection plans",
            "children on a plan",
            "children on plans",
            "child protection plans",
            "child protection numbers|rate|rates",
        ),
    ),
    "assessments": Name("Initial assessments", ("assessments", "[initial] assessments completed")),
    "cla_end": Name(
        "Children in care",
        ("children looked after", "looked after children", "children in our care", "looked after", "cic", "cla", "lac"),
    ),
    "cin_end": Name("Children in need", ("rate of children in need", "cin")),
    "cla_starts": Name(
        "Children coming into care",
        (
            "children starting to be in care",
            "children starting to be looked after",
            "children entering care",
            "children who came into care",
            "children came|come into care",
            "children entered care",
            "children started|start|entered|enter >than",
            "than< started|start|entered|enter|came [into|in] [care]",
            "entries|admissions to|into care",
            "care starts",
            "starts of care",
            "cic starts",
        ),
    ),
    "cla_ends": Name(
        "Children leaving care",
        (
            "children ceasing to be in care",
            "children ceasing to be looked after",
            "children who left care",
            "children left|leave care",
            "children left|leave >than",
            "than< left|leave [care]",
            "exits from care",
            "care ends",
            "ends of care",
            "cic ends",
        ),
    ),
    "repeat_referrals": Name(
        "Referrals that are repeats",
        (
            "repeat referrals",
            "a repeat referral",
            "referrals were|are repeats",
            "were|are repeats",
            "children were|are referred again",
            "re referral|rereferral rate|rates",
            "re referrals",
            "rereferrals",
            "referrals which|that are|were repeat referrals",
            "referrals are|were repeat referrals",
            "referrals which|that are|were repeats",
        ),
    ),
    "s47_to_icpc_cohort": Name(
        "Section 47 enquiries that led to a conference",
        (
            "s47s [that] progress|progressed|progressing to icpc|conference",
            "section 47 enquiries [that] progress|progressed|progressing to [an|a] [initial] icpc|conference",
            "section 47 enquiries [that] led|leading to [an|a] [initial] [child protection] icpc|conference",
        ),
    ),
    "s47_to_icpc_ratio": Name(
        "The ratio of conferences to section 47 enquiries",
        ("conferences [held] for each 100 section 47 enquiries",),
        one=True,
    ),
    "assess_case_to_close": Name(
        "Initial assessments with the outcome case to close",
        (
            "[initial] assessments with [an] outcome [of] case to close",
            "assessments [that] ended with no further action",
            "assessments [completed] with [the outcome of] no further action",
            "[initial] assessments [that] ended|ending in case to close",
            "case to close",
        ),
    ),
    "assess_45": Name(
        "Initial assessments completed in 45 working days",
        (
            "timeliness of [the|our] [initial] assessments",
            "[initial] assessments [were] completed in|within 45 [working] days",
            "[initial] assessments were|are completed in|on|within time|timescale|timescales",
            "completed in|within 45 [working] days",
            "assessments [completed] in|on|within time|timescale|timescales",
            "[initial] assessments [completed] in|within 45 [working] days",
            "assessment timeliness",
        ),
    ),
    "assess_open_45": Name(
        "Assessments open for more than 45 working days",
        ("assessments open past 45 [working] days", "assessments still open after [more than] 45 [working] days"),
    ),
    "contacts_not_referral": Name(
        "Contacts that do not become referrals",
        ("contacts that did not become referrals", "contacts that don't become referrals"),
    ),
    "repeat_contacts": Name("Contacts that are repeats", ("repeat contacts",)),
    "referrals_nfa": Name(
        "Referrals that end with no further action",
        ("referrals with no further action", "referrals that ended with no further action"),
    ),
    "icpc_15": Name(
        "Conferences held within 15 working days of the section 47 enquiry",
        (
            "timeliness of [the|our] [initial] child protection conferences",
            "timeliness of [the|our] icpcs|conferences",
            "icpcs|conferences [were] completed|held within|in 15 [working] days [of s47]",
            "completed|held within|in 15 [working] days",
            "[initial] child protection conferences|icpcs [held|completed] in|on|within time|timescale|timescales",
            "[initial] conferences [held|completed] in|on|within time|timescale|timescales",
            "[initial] conferences were|are held|completed in|on|within time|timescale|timescales",
            "[initial] [child protection] conferences|icpcs in|within 15 [working] days",
            "conference timeliness",
        ),
    ),
    "cpp_2yrs": Name(
        "Children whose child protection plan has lasted two years or more",
        (
            "children [who are] [the] subject to|of [a] child protection plan for 2|two years or more|over",
            "children subject to cpp for 2|two years [or more]",
            "children on a child protection plan for 2|two years or more|over",
            "plans of|lasting 2|two years or more|over",
        ),
    ),
    "cpp_repeat": Name(
        "Children starting a child protection plan who have been on one before",
        (
            "[children] starting [on] a [child protection] plan for a second time",
            "children starting a cp plan who have been [the] subject to|of a previous cp plan",
            "children starting a plan who have had a plan before",
            "children starting a child protection plan who had been on one before",
            "children starting [on] a [child protection] plan who [have] had a previous [child protection] plan",
            "repeat child protection plans",
            "repeat plans",
            "second or subsequent [child protection] plans",
        ),
    ),
    "cp_visits": Name(
        "Children on a child protection plan visited in time",
        ("children on a plan visited|seen in time", "child protection visits"),
    ),
    "cp_reviews": Name(
        "Children on a child protection plan with reviews in time", ("child protection reviews in time",)
    ),
    "cla_health": Name(
        "Children in care with an up-to-date health assessment",
        (
            "cic with an up to date health assessment",
            "up to date health assessment|assessments",
            "up todate health assessment|assessments",
            "health assessment|assessments",
        ),
    ),
    "cla_permanence": Name(
        "Children in care with a permanence plan",
        ("children|cic with a permanence plan", "permanence plans", "a permanence plan"),
    ),
    "cla_permanence_4m": Name(
        "Children in care for four months or more with a permanence plan",
        ("children in care 4 months or more with a permanence plan",),
    ),
    "cla_visits": Name(
        "Children in care with an up-to-date visit",
        ("cic with an up to date visit", "up to date visit|visits", "visits to children in care",
         "child|children in care had|have [a] visit|visits on|in time", "visit|visits on|in time",
         "children in care visited in|on time"),
    ),
    "cla_3placements": Name(
        "Children in care with three or more placements in the year",
        (
            "children in care with|who|had|have [had|have] three|3 or more placements [in the [last] year]",
            "children who had|have|with three|3 or more placements [in the year]",
            "placement moves",
            "three|3 or more placements [in the year]",
            "placement stability",
        ),
    ),
    "cla_u16_unregistered": Name(
        "Children under 16 in unregistered accommodation",
        (
            "under 16s|16's [who] [was|is|were|are] [placed] in unregistered accommodation|placements",
            "child|children [aged] under 16 [who] [was|is|were|are] [placed] in unregistered accommodation|placements",
            "no< child|children [was|is|were|are] [placed] in unregistered accommodation|placements",
            "unregistered accommodation|placements",
        ),
    ),
    "cl_in_touch": Name(
        "Care leavers in touch",
        (
            "care leavers are|were in touch",
            "care leavers with whom we are in touch",
            "in touch with [our] care leavers",
            "in touch",
        ),
    ),
    "cl_suitable": Name(
        "Care leavers in suitable accommodation", ("suitable accommodation", "suitable housing")
    ),
    "cl_eet": Name(
        "Care leavers in education, employment or training",
        (
            "care leavers in eet|ete",
            "care leavers in education employment and|or training",
            "[in] eet|ete",
            "in education employment and|or training",
        ),
    ),
    "cl_pathway": Name("Pathway plans up to date", ("up to date pathway plans", "pathway plans")),
    "audits_good": Name("Audits graded good or better", ("practice audits graded good or better", "good audits")),
    "audits_feedback": Name(
        "Audits with feedback from the child or family",
        ("practice audits with feedback from the child or family", "family feedback"),
    ),
    **{
        f"complete_{code}": Name(f"Records with {what}", (f"with {what} recorded",))
        for code, what in _RECORDED.items()
    },
    "agency_fte": Name(
        "The agency worker rate",
        (
            "agency [worker] rate", "agency social workers", "rate of agency workers", "fte agency worker rate",
            "agency staff|workers|staffing", "agency use|usage|reliance", "agency >target|targets",
            "use of agency [social] [workers|staff]", "reliance on agency [social] [workers|staff]",
        ),
        one=True,
    ),
    "agency_fte_establishment": Name(
        "The agency rate on establishment basis", ("agency [worker] rate on [the] establishment [basis]",), one=True
    ),
    "caseload_avg": Name("The average caseload", ("average caseloads|caseload", "caseloads", "caseload"), one=True),
}  # fmt: skip


def name_of(indicator: Indicator) -> Name:
    """The words for an indicator; one that is not in the table is said by its title."""
    return NAMES.get(indicator.code) or Name(indicator.title)


def phrases_of(indicator: Indicator) -> tuple[str, ...]:
    """Every way in which a text may name the indicator: its own words, label and title among them."""
    name = name_of(indicator)
    label = _UNIT.sub("", _UNIT.sub("", indicator.label))
    return tuple(dict.fromkeys((*name.phrases, label, indicator.title)))


@dataclass(frozen=True)
class Mention:
    """A place in a text that names a row or several: "the agency rate" is counted on more than one basis."""

    start: int
    end: int
    keys: tuple[str, ...]


class Names:
    """Finds in a text which rows it names."""

    def __init__(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self._patterns = [(key, _pattern(phrase)) for key, several in phrases.items() for phrase in several]

    def found(self, text: str) -> list[Mention]:
        """The mentions in their order; where two overlap, the longer one."""
        spans: dict[tuple[int, int], list[str]] = {}
        for key, pattern in self._patterns:
            for match in pattern.finditer(text):
                spans.setdefault(match.span(), []).append(key)
        return sorted(_longest(spans), key=lambda mention: mention.start)


def _longest(spans: Mapping[tuple[int, int], list[str]]) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= low or start >= high for low, high in taken):
            taken.append((start, end))
            yield Mention(start, end, tuple(dict.fromkeys(spans[start, end])))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as a pattern: "[the]" may be left out, "a|b" is either."""
    out, begun, after = "", False, ""
    if "< " in phrase:
        comes, _, phrase = phrase.partition("< ")
        out = rf"(?<={re.escape(comes)} )"
    if " >" in phrase:
        phrase, _, follows = phrase.partition(" >")
        after = rf"(?={_GAP}{_either(follows)}(?!\w))"
    for piece in re.findall(r"\[[^\]]+\]|[^\s\-]+", phrase):
        words = _GAP.join(_either(word) for word in re.split(r"[\s\-]+", piece.strip("[]")))
        if piece.startswith("["):
            out += f"(?:{_GAP}{words})?" if begun else f"(?:{words}{_GAP})?"
        else:
            out += f"{_GAP}{words}" if begun else words
            begun = True
    return re.compile(rf"(?<![\w-]){out}(?!\w){after}", re.IGNORECASE)


def _either(word: str) -> str:
    several = "|".join(re.escape(part).replace("'", "['\u2019]") for part in word.split("|"))
    return f"(?:{several})"
