"""For whoever watches the site: is it alive, and can it answer? Neither says anything about the council."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from goldenthread.workspace import WorkspaceError
from goldenthread.workspace.state import read_state


def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Whether the program runs."""
    return JsonResponse({"status": "ok"})


def ready(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Whether pages can be answered: the database is there and of this version, the records can be read."""
    checks = {"database": _database(), "records": _records()}
    is_ready = all(checks.values())
    return JsonResponse({"ready": is_ready, **checks}, status=200 if is_ready else 503)


def _database() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _records() -> bool:
    try:
        return read_state(settings.ENVIRONMENT.workspace).snapshot is not None
    except (WorkspaceError, OSError):
        return False
