"""What a call hands over: files that are there, in deliveries, with a date that can be theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from goldenthread.intake.detect import Delivery, Unrecognised, group
from goldenthread.intake.draft import Reader
from goldenthread.intake.peek import is_url
from goldenthread.records.load import Source
from goldenthread.workspace.problem import WorkspaceError


def deliveries(
    paths: Sequence[str | Path], as_: Source | None, reference_date: date | None
) -> list[tuple[Reader | Unrecognised, Delivery]]:
    """The deliveries of a call. What is asked for wrongly is said before any file is read."""
    missing = [
        Path(path).name for path in paths if not (is_url(path) or Path(path).is_file() or Path(path).is_dir())
    ]
    if missing:
        raise _wrong(f"There is no file or folder named {', '.join(missing)}. Check the name and the folder.")
    found = group(paths, as_)
    if not found:
        names = ", ".join(Path(path).name or str(path) for path in paths)
        raise _wrong(
            f"There is no file to read in {names}: hidden files, and files about the data such as a "
            "readme, are passed over."
        )
    _check_date(reference_date, [reader.source for reader, _ in found])
    return found


def _check_date(reference_date: date | None, sources: Sequence[Source | None]) -> None:
    """A reference date that is given lies behind us, and can be that of one delivery of a kind only."""
    if reference_date is not None and reference_date > datetime.now(UTC).date():
        raise _wrong(f"--reference-date {reference_date} lies ahead: it is the day of which the files speak.")
    if reference_date is not None and len(set(sources)) < len(sources):
        raise _wrong(
            "--reference-date gives the date of one delivery, and there are several of a kind. "
            "Load them one by one, or leave the date out."
        )


def _wrong(message: str) -> WorkspaceError:
    return WorkspaceError(message, wrong_use=True)
