"""The report as one HTML file: it needs nothing else, opens anywhere, prints on A4, and runs no script."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from goldenthread.reports import words
from goldenthread.reports.formats import font
from goldenthread.reports.table import Report
from goldenthread.terms import showing


def write(report: Report, path: Path) -> None:
    path.write_text(render(report), encoding="utf-8")


def render(report: Report) -> str:
    """The page. The same report always gives the same bytes."""
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "count": _count,
        "month": showing.show_month,
        "day": showing.show_day,
        "period": words.period_words,
        "status": words.STATUS_WORDS.get,
        "better": words.BETTER_WORDS.get,
        "worked_out": words.SUMS.get,
        "setting": words.setting_words,
    }
    return environment.get_template("report.html.j2").render(
        report=report,
        words=words,
        marks=showing.MARKS,
        style=Markup(_text("report.css")),  # noqa: S704 - our own file
        regular=font.as_data("regular"),
        semibold=font.as_data("semibold"),
    )


def _count(value: float | None) -> str:
    return showing.NOT_AVAILABLE if value is None else showing.show_count(value)


def _text(name: str) -> str:
    return resources.files("goldenthread.reports.formats").joinpath(name).read_text("utf-8")
