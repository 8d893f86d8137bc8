"""Logs: one line of JSON for each thing that happened, with chosen fields alone, so that no personal data gets in."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

_PLACES = 8
_FIELDS = ("request", "method", "route", "status", "ms", "job")


class Structured(logging.Formatter):
    """A line of JSON. Of a message from elsewhere only its template is kept: its values may be anything."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
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
    """The places in the code that a fault went through, the last ones; what the values were is not told."""
    trace = record.exc_info[2] if record.exc_info else None
    found = []
    while trace is not None:
        frame = trace.tb_frame
        found.append(f"{frame.f_globals.get('__name__', '')}.{frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return found[-_PLACES:]
