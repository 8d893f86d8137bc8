"""The report as one HTML file: it needs nothing else, opens anywhere, prints on A4, and runs no script."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from goldenthread.reports.formats import font
from goldenthread.reports.table import Report
from goldenthread.terms import showing
from goldenthread.terms.words import Basis, Status

BASIS_WORDS = {
    Basis.MONTH: "in the month",
    Basis.MONTH_ANNUALISED: "in the month, as a yearly rate (x 12)",
    Basis.ROLLING_12: "in the 12 months to the end of the month",
    Basis.AVERAGE_12: "average of the 12 months to the end of the month",
    Basis.POINT: "on the last day of the month",
}
STATUS_WORDS = {
    Status.FINAL: "Final",
    Status.PROVISIONAL: "Not final yet",
    Status.REBUILT: "Rebuilt from a later load",
    Status.NOT_AVAILABLE: "Not available",
}


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
        "count": showing.show_count,
        "month": showing.show_month,
        "day": showing.show_day,
        "basis": BASIS_WORDS.get,
        "status": STATUS_WORDS.get,
    }
    return environment.get_template("report.html.j2").render(
        report=report,
        lead=report.standing,
        marks=showing.MARKS,
        style=Markup(_text("report.css")),  # noqa: S704 - our own file
        regular=font.as_data("regular"),
        semibold=font.as_data("semibold"),
    )


def _text(name: str) -> str:
    return resources.files("goldenthread.reports.formats").joinpath(name).read_text("utf-8")
