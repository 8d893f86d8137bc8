"""The addresses of the API: what each can be asked, and what it answers with. The description is made from this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Breakdown
from goldenthread_web.api import answers

BASE = "/api/v1"
LARGEST_PAGE, USUAL_PAGE = 5_000, 1_000
_DIGITS = 9  # of a number that is read at all


class NotUnderstood(Exception):  # noqa: N818
    """Parameters that are wrong: name -> what is wrong, in words."""

    def __init__(self, parameters: Mapping[str, str]) -> None:
        super().__init__("; ".join(parameters))
        self.parameters = parameters


@dataclass(frozen=True)
class Parameter:
    """Something that can be asked for. read: makes a value of its text, or raises ValueError with a sentence.

    in_path: it is a part of the address. usual: its value where it is not given.
    """

    name: str
    says: str
    read: Callable[[str], Any] = str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    usual: Any = None
    in_path: bool = False


@dataclass(frozen=True)
class Endpoint:
    """An address. name: of its route. gives: the class of its answer, or the kind of file."""

    name: str
    path: str
    summary: str
    says: str
    gives: type | str
    parameters: tuple[Parameter, ...] = ()

    @property
    def address(self) -> str:
        """As Django writes it, below the site's own."""
        return f"{BASE}{self.path}".lstrip("/").replace("{", "<slug:").replace("}", ">")

    def read(self, given: Mapping[str, str], in_path: Mapping[str, str]) -> dict[str, Any]:
        """The values of all parameters; `given` are those of the question, where one that is not known is wrong."""
        known = {one.name: one for one in self.parameters}
        asked = [name for name, one in known.items() if not one.in_path]
        offered = f"This address knows {', '.join(asked)}." if asked else "This address knows none."
        wrong = {name: f"There is no such parameter. {offered}" for name in given if name not in asked}
        found = {}
        for name, one in known.items():
            text = in_path.get(name) if one.in_path else given.get(name)
            try:
                found[name] = one.usual if text is None else one.read(text)
            except ValueError as fault:
                wrong[name] = str(fault)
        if wrong:
            raise NotUnderstood(wrong)
        return found


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError:
        raise ValueError("Write a month as 2023-06.") from None


def _one_of(words: Iterable[str]) -> Callable[[str], str]:
    known = tuple(words)

    def read(text: str) -> str:
        if text not in known:
            raise ValueError(f"It is one of {', '.join(known)}.")
        return text

    return read


def _number(most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        is_number = text.isascii() and text.isdecimal() and len(text) <= _DIGITS
        if not (is_number and 1 <= int(text) <= most):
            raise ValueError(f"It is a whole number from 1 to {most:,}.")
        return int(text)

    return read


_MONTH = {"type": "string", "pattern": r"^\d{4}-\d{2}$"}
_KINDS = tuple(kind.value for kind in Breakdown)

_CODE = Parameter("code", "The measure, by its code.", in_path=True)
_PACK = Parameter("name", "The report, by its name.", in_path=True)
_ONE_MONTH = Parameter("month", "The month. Without it: the one that pages begin with.", _month, _MONTH)
_AREA = Parameter(
    "area",
    'The part of the council, such as "service=Assessment": see /areas. Without it: the whole council.',
    usual="",
)
_PAGE = Parameter("page", "Which page.", _number(1_000_000), {"type": "integer", "minimum": 1}, 1)
_PER_PAGE = Parameter(
    "per_page", "How many to a page.", _number(LARGEST_PAGE),
    {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": USUAL_PAGE}, USUAL_PAGE,
)  # fmt: skip
_WHICH_FIGURES = (
    Parameter("indicator", "One measure, by its code. Without it: all."),
    Parameter("first", "The first month.", _month, _MONTH),
    Parameter("last", "The last month.", _month, _MONTH),
    Parameter(
        "basis",
        "One basis.",
        _one_of(basis.value for basis in Basis),
        {"type": "string", "enum": list(Basis)},
    ),
    _AREA,
    Parameter(
        "by",
        "Split by this instead: the groups of one measure. It needs indicator, and goes with no area.",
        _one_of(_KINDS),
        {"type": "string", "enum": list(_KINDS)},
    ),
)

CSV = "text/csv; charset=utf-8"
JSON = "application/json"
_TIDY = "In the layout of the files of Explore education statistics: c is kept back, z not applicable, x not available."

ENDPOINTS = (
    Endpoint(
        "api_description", "/openapi.json", "This description",
        "What the API can be asked and what it answers with, as OpenAPI 3.1.", JSON,
    ),
    Endpoint(
        "api_indicators", "/indicators", "The measures",
        "Every measure with its definition.", answers.Indicators,
    ),
    Endpoint(
        "api_indicator", "/indicators/{code}", "One measure", "Its definition.", answers.Indicator, (_CODE,)
    ),
    Endpoint(
        "api_months", "/months", "The months", "What can be asked for, and how fresh it is.", answers.Months
    ),
    Endpoint(
        "api_areas", "/areas", "The parts of the council",
        "Those whose figures you see: services and localities, and the teams that you answer for.", answers.Areas,
    ),
    Endpoint(
        "api_figures", "/figures", "Figures",
        "Unrounded, with the counts behind each, before small numbers are kept back: not for publication.",
        answers.Figures, (*_WHICH_FIGURES, _PAGE, _PER_PAGE),
    ),
    Endpoint(
        "api_figures_tidy", "/figures.csv", "Figures as a file",
        f"The same, all of them at once. {_TIDY} That it was taken is recorded.", CSV, _WHICH_FIGURES,
    ),
    Endpoint(
        "api_figures_meta", "/figures.meta.csv", "What the columns of the file are",
        "The file that belongs beside it.", CSV,
    ),
    Endpoint(
        "api_scorecard", "/scorecard", "The scorecard of a month",
        "Every measure with its year, its months, its comparisons and how it was judged, as on the dashboard.",
        answers.Scorecard, (_ONE_MONTH, _AREA),
    ),
    Endpoint(
        "api_benchmarks", "/benchmarks", "What others published",
        "England, the region and each statistical neighbour, as they were published.",
        answers.Benchmarks, (_ONE_MONTH,),
    ),
    Endpoint(
        "api_published", "/published", "Published reports",
        "For councillors and partners those for the public, for everybody inside all.", answers.Packs,
    ),
    Endpoint(
        "api_published_figures", "/published/{name}/figures", "The figures of a published report",
        "As they were published: what was kept back is not there.", answers.Figures, (_PACK, _PAGE, _PER_PAGE),
    ),
    Endpoint(
        "api_published_tidy", "/published/{name}/figures.csv", "The same as a file",
        f"{_TIDY} That it was taken is recorded.", CSV, (_PACK,),
    ),
    Endpoint(
        "api_published_meta", "/published/{name}/figures.meta.csv", "What the columns of that file are",
        "The file that belongs beside it.", CSV, (_PACK,),
    ),
)  # fmt: skip
"""All of them, in the order of the description."""
