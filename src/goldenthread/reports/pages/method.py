"""Method and data quality: what the figures rest on, what is not final, what could not be worked out, and why."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.charts.cells import Column, Words
from goldenthread.reports.blocks import Block, Group, Heading, Listing, Paragraph, Table, Terms
from goldenthread.reports.document import Page
from goldenthread.reports.material import Material, label
from goldenthread.reports.words import CAVEAT_WORDS, causes, setting_words
from goldenthread.terms.showing import show_day
from goldenthread.terms.words import Status

ORDER = 60


def pages(material: Material) -> Iterator[Page]:
    yield Page("method", "Method and data quality", tuple(_blocks(material)))


def _blocks(material: Material) -> Iterator[Block]:
    card = material.card
    yield Terms(
        "What the figures rest on",
        (
            ("Council", f"{card.authority_name} ({card.authority})"),
            ("As known on", f"{show_day(card.reference_date)}: nothing recorded after that day is in these figures"),
            ("Snapshot", f"{card.snapshot}: the set of records that the figures were worked out from"),
            *(("Neighbours", f"by the model of {card.neighbour_model}") for _ in [1] if card.neighbour_model),
            *(("Published by DfE", f"{name}: {release}") for name, release in card.releases.items()),
            *(("Load", load) for load in material.loads),
        ),
    )  # fmt: skip
    told = _caveats(material)
    if any(told.values()):
        yield Heading("What to know before you use these figures")
    for status, reasons in told.items():
        if reasons:
            yield Paragraph(f"{CAVEAT_WORDS[status]}.", is_lead=True)
            yield Listing(
                tuple(f"{why[:1].upper()}{why[1:]}: {'; '.join(rows)}." for why, rows in reasons.items())
            )
    if card.findings:
        yield Heading("What the checks found")
        yield Listing(card.findings)
    if material.settings:
        yield Heading("Settings in force")
        yield _settings(material)


def _caveats(material: Material) -> dict[Status, dict[str, dict[str, None]]]:
    """Each reason once, under the standing of the figures that have it, with the measures that it holds for."""
    found: dict[Status, dict[str, dict[str, None]]] = {status: {} for status in CAVEAT_WORDS}
    for row in material.card.rows:
        for figure in (*row.months[-3:], row.year):
            for cause in causes(figure):
                found[figure.status].setdefault(cause, {})[label(row)] = None
    return found


def _settings(material: Material) -> Table:
    rows = [
        (Words(meaning), Words(setting_words(value)), Words(name))
        for name, (value, meaning) in material.settings.items()
    ]
    columns = (Column("What it decides"), Column("Value"), Column("Setting"))
    caption = "The council's choices where a definition leaves one"
    return Table("Settings", caption, columns, (Group("", tuple(rows)),), is_detail=True)
