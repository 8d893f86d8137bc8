"""What the page of every component shows: cells as the core makes them, words as long as they get."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms

from goldenthread.charts.cells import Cell, Gap, Number, Rating, Signal, Travel
from goldenthread.charts.sparkline import Sparkline
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.terms.judging import Direction, Movement, Rag, Variation
from goldenthread.terms.words import Unit
from goldenthread_web.components.forms import DateField

HEADS = ("Apr 2023", "May 2023", "Jun 2023", "Year to Jun", "England figure", "England rating", "Target figure",
         "Target rating", "Direction", "Signal", "Months up to 24")  # fmt: skip
WORDS = ("England rating", "Target rating", "Direction", "Signal", "Months up to 24")
MEASURES = (
    ("Contact and referral", ("Contacts", "Referrals", "Repeat referrals within 12 months", "No further action")),
    ("Assessment", ("Assessments completed", "Assessments within 45 days", "Open assessments over 45 days")),
    ("Child protection", ("Section 47 enquiries", "ICPCs held within 15 working days of the enquiry starting",
     "Child protection plans", "Plans that are a second or later one", "Plans over two years",
     "Visits up to date", "Reviews held in time")),
    ("Children in care", ("Children in care", "Three or more placements in 12 months", "Long-term placement stability",
     "Health assessments up to date", "Dental checks up to date", "Visits up to date, children in care",
     "Placed more than 20 miles from home", "In unregulated placements")),
    ("Care experienced young people", ("Pathway plans up to date", "In touch", "In suitable accommodation",
     "In education, employment or training")),
    ("Workforce", ("Social workers in post", "Agency rate", "Vacancy rate", "Turnover", "Children for each worker")),
)  # fmt: skip

FRAME: dict[str, Any] = {
    "council": "Northumbria Vale Metropolitan Borough Council",
    "made_up": True,
    "idle_minutes": 30,
    "person": SimpleNamespace(account=SimpleNamespace(name="Priya Nair"), role_words="head of service, board member"),
    "navigation": [
        {"address": f"/{words}", "words": words, "is_here": words == "Dashboard"}
        for words in ("This month", "Dashboard", "Children needing attention", "Data", "Reports", "History")
    ],
    "csrf_token": "token",
}  # fmt: skip


class Comment(forms.Form):
    """A form with a field of each kind."""

    email = forms.EmailField(label="Email address", help_text="We write to nobody else.")
    password = forms.CharField(
        label="Password", widget=forms.PasswordInput(attrs={"placeholder": "Password"})
    )
    months = forms.IntegerField(
        label="Months", widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    )
    about = forms.ChoiceField(
        label="What it is about", choices=[("", "Choose"), ("a", "Recording"), ("b", "Practice")]
    )
    said_by = forms.ChoiceField(label="Who says it", choices=[("a", "The team"), ("b", "The head of service")],
                                widget=forms.RadioSelect, help_text="It stands beside the comment.")  # fmt: skip
    shown_to = forms.MultipleChoiceField(label="Who sees it", choices=[("a", "Everybody"), ("b", "The board")],
                                         widget=forms.CheckboxSelectMultiple)  # fmt: skip
    ends = DateField(label="When it stops holding", help_text="For example, 27 3 2026")
    text = forms.CharField(label="Comment", widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label="Paper that goes with it")
    agreed = forms.BooleanField(label="Nobody can be recognised in it", help_text="No names, no initials.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)


class Filters(forms.Form):
    """What a table shows."""

    month = forms.ChoiceField(label="Month", choices=[("2023-06", "June 2023")])
    service = forms.ChoiceField(
        label="Service", choices=[("", "Whole council"), ("n", "Northgate")], required=False
    )


class Message(str):
    """What a page says once, after something was done."""

    level_tag = "success"


def every(**given: Any) -> dict[str, Any]:
    """The context of the page."""
    return FRAME | {
        "title": "Every component", "is_wide": True, "cards": list(_cards()), "groups": list(_groups()),
        "filters": Filters(prefix="shown"), "form": Comment({}),
        "crumbs": [{"address": "/", "words": "This month"}, {"address": "", "words": "Every component"}],
        "messages": [Message("Your comment is saved.")],
    } | given  # fmt: skip


def _groups() -> Any:
    number = 0
    for theme, names in MEASURES:
        rows = []
        for name in names:
            rows.append({"name": name, "cells": list(map(_shown, HEADS, _cells(number)))})
            number += 1
        yield {"name": theme, "rows": rows}


def _shown(label: str, cell: Cell) -> dict[str, Any]:
    of_numbers = label not in WORDS
    kinds = ["number"] * of_numbers + ["year"] * (label == "Year to Jun") + ["gap"] * isinstance(cell, Gap)
    return {"label": label, "kind": " ".join(kinds), "markup": cell_markup(cell)}


def _cells(number: int) -> list[Cell]:
    """The cells of a row: over the rows, every judgement there is, and every gap."""
    rags, variations = list(Rag), list(Variation)
    movements, directions = list(Movement), list(Direction)
    value = 37.4 * (number + 1)
    if number % 9 == 8:
        gaps: list[Cell] = [Gap("[c]")] * 4 + [Gap("[z]")] * 6 + [Gap("[x]")]
        return gaps
    line = tuple(value + (at * 7 * (number + 3)) % 23 for at in range(24))
    return [
        Number(value, Unit.COUNT), Number(value + 3, Unit.COUNT), Number(value - 2, Unit.COUNT, mark="p"),
        Number(value * 12, Unit.COUNT), Number(value * 1.1, Unit.COUNT), Rating(rags[number % len(rags)]),
        Number(value * 0.9, Unit.COUNT), Rating(rags[(number + 1) % len(rags)]),
        Travel(movements[number % len(movements)], directions[number % len(directions)]),
        Signal(variations[number % len(variations)]),
        Sparkline(line, f"From {value:.0f} in Jul 2021 to {value + 3:.0f} in Jun 2023", (True,) * 23 + (number % 2 == 0,)),  # noqa: E501
    ]  # fmt: skip


def _cards() -> Any:
    for number, title in enumerate(
        ("Repeat referrals within 12 months", "Assessments within 45 days", "Agency rate")
    ):
        rag = list(Rag)[number]
        yield {
            "title": title, "value": f"{21 + number}%", "rating": cell_markup(Rating(rag)),
            "line": cell_markup(Sparkline((3, 5, 4, 6, 2, 1), "From 3 in Jan 2023 to 1 in Jun 2023")),
            "finding": "Fell for seven months in a row. It is a signal, and it is an improvement.",
            "foot": "Year to June 2023. No comment yet.",
        }  # fmt: skip
