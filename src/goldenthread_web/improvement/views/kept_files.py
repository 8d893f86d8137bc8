"""A file that people gave, handed out as it was given: to be saved, never shown by the site."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.improvement import keeping
from goldenthread_web.improvement.models import Evidence, SelfAssessment


def handed_out(
    request: SignedInRequest, given: Evidence | SelfAssessment, *, called: str, back: str
) -> HttpResponse:
    """The file of something that may be seen. called: what the history says of it; back: where a lost one leads."""
    try:
        content = keeping.opened(given.reference, given.sha256)
    except keeping.GoneError:
        page = {"title": "This file can't be opened", "back": back}
        return render(request, "improvement/evidence_gone.html", page, status=410)
    record(called, by=request.by, subject=given.reference)
    response = HttpResponse(content, content_type=keeping.type_of(given.file_name))
    response["Content-Disposition"] = f'attachment; filename="{given.file_name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
