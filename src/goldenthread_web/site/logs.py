"""Logs: one line of JSON for each thing that happened, with chosen fields alone, so that no personal data gets in."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

_FIELDS = ("request", "method", "route", "status", "ms", "job")


class Structured(logging.Formatter):
    """A line of JSON. Of a message from elsewhere only its template is kept: its values may be anything."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": str(record.msg),
        }
        line |= {
            name: getattr(record, name)
            for name in _FIELDS
            if isinstance(getattr(record, name, None), str | int)
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return json.dumps(line, ensure_ascii=True)


def _where(record: logging.LogRecord) -> list[str]:
    """The places in the code that a fault went through; what the values were is not told."""
    trace = record.exc_info[2] if record.exc_info else None
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(
            f"{trace.tb_frame.f_globals.get('__name__', '')}.{code.co_qualname if hasattr(code, 'co_qualname') else code.co_name}:{trace.tb_lineno}"
        )
        trace = trace.tb_next
    return found[-8:]
