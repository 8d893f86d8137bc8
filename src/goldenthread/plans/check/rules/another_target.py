"""A target or baseline of the plan that is another than the list of targets has for the same indicator and date."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from goldenthread import catalogue
from goldenthread.indicators.indicator import Indicator
from goldenthread.plans.check.rule import Case, Context, Found, Importance, PlanRule
from goldenthread.plans.check.values import decimals_of, number_of
from goldenthread.plans.plan import Measure, Plan
from goldenthread.targets.target import Aim, Target
from goldenthread.terms.showing import as_written, show, show_day
from goldenthread.terms.words import Unit

_FILE = "The list of targets (targets.csv)"


def find(plan: Plan, context: Context) -> Iterator[Found]:
    known = catalogue.load()
    for measure in plan.measures:
        listed = [each for each in context.targets if each.indicator == measure.indicator and not each.group]
        if listed:
            said = [
                *_target(measure, listed, known[measure.indicator]),
                *_baseline(measure, listed, known[measure.indicator]),
            ]
            if said:
                yield Found(measure.name, " ".join(said))


def _target(measure: Measure, listed: Sequence[Target], indicator: Indicator) -> Iterator[str]:
    """What the list wants by the same day, where that is another number: a target is held to its last digit."""
    wanted = _number(measure.target, indicator)
    same = _of_one_day(listed, measure.target_date, lambda each: each.by)
    others = [each for each in same if each.value is not None]
    if wanted is None or not others or any(each.value == wanted for each in others):
        return
    theirs = " and ".join(_shown(each.value, each.by, indicator, "by") for each in others)
    own = f"{measure.target}{_when(measure.target_date, 'by')}"
    yield f"The improvement plan wants {own}. {_FILE} wants {theirs}."


def _baseline(measure: Measure, listed: Sequence[Target], indicator: Indicator) -> Iterator[str]:
    """The list's baseline of the same day, where it is another one also with as many digits as the plan gives."""
    begun = _number(measure.baseline, indicator)
    same = _of_one_day(listed, measure.baseline_date, lambda each: each.baseline_date)
    others = [each for each in same if each.baseline is not None]
    near = 0.5 * 10 ** -decimals_of(measure.baseline)
    if begun is None or not others or any(abs((each.baseline or 0.0) - begun) <= near for each in others):
        return
    told = dict.fromkeys(_shown(each.baseline, each.baseline_date, indicator, "of") for each in others)
    own = f"{measure.baseline}{_when(measure.baseline_date, 'of')}"
    yield f"The improvement plan begins from {own}. {_FILE} begins from {' and '.join(told)}."


def _of_one_day(
    listed: Sequence[Target], day: date | None, of: Callable[[Target], date | None]
) -> list[Target]:
    """The lines of the same month; where a day is not said, it may be any."""
    return [each for each in listed if _is_same(of(each), day)]


def _is_same(one: date | None, other: date | None) -> bool:
    return one is None or other is None or (one.year, one.month) == (other.year, other.month)


def _number(words: str, indicator: Indicator) -> float | None:
    """A value of the plan as a number of the indicator's unit; None where it is none, or of another unit."""
    return number_of(words) if ("%" in words) == (indicator.unit is Unit.PERCENT) else None


def _shown(value: float | None, day: date | None, indicator: Indicator, word: str) -> str:
    assert value is not None  # noqa: S101 - those without one are left out
    return f"{show(value, indicator.unit, as_written(value, indicator.unit, indicator.decimals))}{_when(day, word)}"


def _when(day: date | None, word: str) -> str:
    return f" {word} {show_day(day)}" if day else ""


_DAY, _BEGAN = date(2031, 3, 31), date(2029, 12, 31)


def _listed(indicator: str, value: float, baseline: float | None = None, by: date | None = _DAY) -> Target:
    return Target(
        indicator, "", Aim.REACH, value, by, baseline, _BEGAN if baseline else None, "Corporate plan"
    )


def _measure(name: str, baseline: str, target: str, indicator: str, by: date | None = _DAY) -> Measure:
    return Measure("Part", "", name, baseline, _BEGAN, target, by, indicator=indicator)


RULE = PlanRule(
    "Not as in the list of targets",
    "The scorecard goes by the list, so the plan and the board's report judge one figure by two targets.",
    "Settle which of the two holds. Correct the improvement plan, or load targets.csv with the right line; the "
    "council keeps one list.",
    find,
    (
        Case(
            Plan(
                measures=(
                    _measure("Repeats", "27%", "18%", "repeat_referrals"),
                    _measure("Visits", "84%", "95%", "cla_visits"),
                    _measure("As listed", "80%", "90%", "icpc_15"),
                    _measure("Another day", "24%", "15%", "agency_fte", date(2030, 3, 31)),
                    _measure("No day", "31%", "12%", "cla_3placements", None),
                    _measure("Another unit", "60", "56", "cl_in_touch"),
                    _measure("Not listed", "60%", "70%", "assess_45"),
                )
            ),
            ("Repeats", "Visits", "No day"),
            targets=(
                _listed("repeat_referrals", 20.0, 27.4),
                _listed("repeat_referrals", 22.0, 27.4, date(2030, 3, 31)),
                _listed("cla_visits", 95.0, 86.0),
                _listed("icpc_15", 90.0, 79.6),
                _listed("agency_fte", 10.0),
                _listed("cla_3placements", 10.0),
                _listed("cl_in_touch", 95.0),
                Target("assess_45", "locality=North", Aim.REACH, 80.0, _DAY, None, None, "Service plan"),
            ),
        ),
    ),
    importance=Importance.SEEN_TO_WORK,
)
