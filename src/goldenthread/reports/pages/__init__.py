"""The pages of a report. Each is a module here with `ORDER` and `pages`, found by being there.

`pages(material)` gives the pages that the module stands for: one, one for each area, or none where there is
nothing to tell. To add a page, add a file.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from goldenthread.reports.document import Document, Page
from goldenthread.reports.material import Audience, Material
from goldenthread.reports.words import DRAFT, MARKING
from goldenthread.terms.showing import show_day, show_month


def build(material: Material) -> Document:
    """The whole report, its pages in their order."""
    pages = [page for module in modules() for page in module.pages(material)]
    title = f"Children's social care performance: {show_month(material.card.month)}"
    return document_of(material, _named_once(pages), title)


def document_of(material: Material, pages: tuple[Page, ...], title: str) -> Document:
    """Some pages as a document: whose figures they are, as known when, and for whom."""
    card = material.card
    where = f", {card.area.partition('=')[2]}" if card.area else ""
    return Document(
        title=title,
        council=f"{card.authority_name}{where}",
        marking=_marking(material),
        source=f"{card.authority_name}: records as known on {show_day(card.reference_date)}",
        known_on=card.reference_date,
        pages=pages,
    )


def modules() -> list[ModuleType]:
    """The modules of pages, in their order."""
    found = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return sorted(found, key=lambda module: (module.ORDER, module.__name__))


def _named_once(pages: list[Page]) -> tuple[Page, ...]:
    names = [page.name for page in pages]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"Two pages of the report are called {', '.join(sorted(twice))}: name each once.")
    return tuple(pages)


def _marking(material: Material) -> str:
    marking = MARKING
    if material.audience is Audience.SCRUTINY:
        marking = "" if material.edition.name else DRAFT
    return " ".join(filter(None, ["Made-up data." if material.card.made_up else "", marking]))
