"""What a pack rests on, and its figures as data: `pack.json` and `figures.csv` beside the report."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import metadata
from typing import Any

from goldenthread import catalogue
from goldenthread.indicators.figure import Figure
from goldenthread.records.snapshot import definitions_digest
from goldenthread.reports.document import Document
from goldenthread.reports.material import Material
from goldenthread.terms.safe_csv import csv_text, original
from goldenthread.terms.showing import SUPPRESSED
from goldenthread.terms.words import Basis, Status, Unit

MANIFEST, FIGURES = "pack.json", "figures.csv"
COLUMNS = (
    "indicator", "label", "group", "period_end", "basis", "numerator", "denominator", "value", "unit", "status",
)  # fmt: skip


def manifest(material: Material, document: Document) -> dict[str, Any]:
    """All that decides what stands in a pack. The same inputs give the same manifest: it holds no time of day."""
    card, edition = material.card, material.edition
    return {
        "pack": edition.name,
        "version": edition.version,
        "replaces": edition.replaces,
        "reason": edition.reason,
        "title": document.title,
        "authority": {"code": card.authority, "name": card.authority_name, "made_up": card.made_up},
        "month": str(card.month),
        "audience": material.audience.value,
        "known_on": card.reference_date.isoformat(),
        "snapshot": card.snapshot,
        "loads": list(material.loads),
        "settings": dict(card.settings),
        "judgement": card.judgement.as_dict(),
        "new_starts": [str(start) for start in card.new_starts],
        "benchmarks": dict(card.releases) | {"files": list(edition.benchmarks)},
        "neighbour_model": card.neighbour_model,
        "population": sorted({figure.population for figure in _figures(material) if figure.population}),
        "disclosure": _disclosure(material),
        "made_with": {
            "goldenthread": metadata.version("goldenthread"),
            "catalogue": catalogue.digest(),
            "definitions": definitions_digest(),
        },
    }


def _disclosure(material: Material) -> dict[str, Any] | None:
    """The rules of disclosure control and the packs that this one was held against; None where nothing is kept back."""
    if material.published is None:
        return None
    rules = material.published.protected.rules
    return rules.as_dict() | {"held_against": list(material.edition.after)}


def figures_csv(material: Material) -> str:
    """Every figure of the report with its counts, unrounded; `[c]` where it is kept back."""
    labels = {row.indicator.code: row.indicator.label for row in material.card.rows}
    return csv_text(COLUMNS, (_line(figure, labels[figure.indicator]) for figure in _figures(material)))


def read_figures(text: str) -> list[Figure]:
    """The figures that a pack's `figures.csv` tells: what is kept back is there as such, and no more is known of it."""
    return [_figure(row) for row in csv.DictReader(text.splitlines())]


def _figure(row: Mapping[str, str]) -> Figure:
    kept_back = row["value"] == SUPPRESSED
    return Figure(
        row["indicator"], "", original(row["group"]), date.fromisoformat(row["period_end"]), Basis(row["basis"]),
        _number(row["numerator"]), _number(row["denominator"]), _number(row["value"]),
        Unit(row["unit"]), Status(row["status"]), reason="", snapshot="", kept_back=kept_back,
    )  # fmt: skip


def _number(text: str) -> float | None:
    return None if text in ("", SUPPRESSED) else float(text)


def _figures(material: Material) -> Iterator[Figure]:
    for row in material.card.rows:
        yield from (*row.months, row.shown_year)


def _line(figure: Figure, label: str) -> tuple[object, ...]:
    numbers = (figure.numerator, figure.denominator, figure.value)
    return (
        figure.indicator,
        label,
        figure.breakdown,
        figure.period_end.isoformat(),
        figure.basis.value,
        *((SUPPRESSED,) * 3 if figure.kept_back else numbers),
        figure.unit.value,
        figure.status.value,
    )
