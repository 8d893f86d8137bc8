"""How much the dashboards are used."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.terms.safe_csv import csv_text
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.usage import queries

TITLE = "Use of the dashboards"


def usage(request: SignedInRequest) -> HttpResponse:
    """By month: which roles opened pages, and which pages were opened."""
    found = queries.used(timezone.localdate())
    return render(request, "usage/usage.html", {"title": TITLE, "used": found})


def usage_csv(request: SignedInRequest) -> HttpResponse:
    """Every count as a file. That it was taken is remembered."""
    record("usage.file.exported", by=request.by, subject="usage.csv")
    text = csv_text(("day", "page", "role", "count"), queries.days())
    response = HttpResponse(text.encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="usage.csv"'
    return response
