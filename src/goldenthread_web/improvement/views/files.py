"""The improvement plan to take along: as a workbook or a Word document that reads back as the same plan."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.text import slugify

from goldenthread.plans.writing import docx, template, xlsx
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.history.operations import record
from goldenthread_web.improvement.drafted import plan_of
from goldenthread_web.improvement.permissions import is_partner_only, sees_work
from goldenthread_web.improvement.queries.about import about
from goldenthread_web.improvement.queries.plans import dated_for, names_of_parts
from goldenthread_web.improvement.queries.whole import lines, of_lines, of_parts

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_WRITERS: Mapping[str, Callable[..., None]] = {"xlsx": xlsx.write, "docx": docx.write}
_TEMPLATES: Mapping[str, Callable[[Path], None]] = {"xlsx": template.write_xlsx, "docx": template.write_docx}


def plan_file(request: SignedInRequest, form: str) -> HttpResponse:
    """The plan that somebody sees, whole. That it was taken is recorded."""
    plan = plan_of(request)
    if plan is None or form not in _WRITERS:
        raise Http404
    dated = dated_for(request.person, lines(plan))
    own = names_of_parts(request.person, plan) if is_partner_only(request.person) else None
    read = of_lines(plan, dated, steps=sees_work(request.person), parts=own)
    if own is not None:
        read = of_parts(read, own)
    record("improvement.plan.taken", by=request.person.as_by, subject=plan.reference, reason=form)
    said = about(request.person, plan, dated)
    name = slugify(plan.title)[:60] or "improvement-plan"
    return _file(lambda path: _WRITERS[form](read, path, about=said), name, form)


def plan_template(request: SignedInRequest, form: str) -> HttpResponse:  # noqa: ARG001
    """A template for a new plan, to fill in and read in."""
    if form not in _TEMPLATES:
        raise Http404
    return _file(_TEMPLATES[form], "improvement-plan-template", form)


def _file(write: Callable[[Path], None], name: str, form: str) -> HttpResponse:
    with tempfile.TemporaryDirectory(dir=settings.ENVIRONMENT.workspace, prefix=".plan-") as folder:
        path = Path(folder) / f"plan.{form}"
        write(path)
        content = path.read_bytes()
    return HttpResponse(
        content,
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )
