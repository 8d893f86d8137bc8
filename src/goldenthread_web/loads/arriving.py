"""Files on their way in: sealed, under names that we made, in the workspace, for its owner alone, and gone once read.

Nothing that somebody sends is used as a path. A reader tells files apart by their names too, so each is there, for the
time of reading alone and open, under what is left of its own name when all but plain letters are taken away.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from goldenthread.intake.gate.limits import Limits
from goldenthread.workspace.problem import DiskFullError
from goldenthread.workspace.writing import need_space, saying_when_full
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.files.names import plain
from goldenthread_web.files.sealing import SealedOtherwiseError, seal, unseal
from goldenthread_web.loads.permissions import check_may_load

ARRIVALS, SENT, NAMED = "arrivals", "being-sent", "named"
LARGEST_FILE = Limits().text_bytes
LARGEST_DELIVERY = 2 * LARGEST_FILE
OF_OTHERS = 10_000_000  # a file of a form of any other page
READ_OF_OTHERS = 100_000_000  # what is read of such a form, so that it comes back with what was typed in it
FORGOTTEN = 24 * 3600  # seconds after which what nobody knows any more is swept away
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class LostError(Exception):
    """Files that wait can't be read any more: they are not there, or the site's key no longer opens them."""


def store(reference: str, files: Iterable[UploadedFile[Any]]) -> list[dict[str, Any]]:
    """Keep files until they are read. Returns their names and sizes; a full disk is said in words."""
    folder = _folder(reference)
    kept: list[dict[str, Any]] = []
    try:
        with saying_when_full():
            folder.mkdir(parents=True, mode=0o700)
            for number, file in enumerate(files):
                need_space(settings.ENVIRONMENT.workspace, file.size or 0)
                _write(folder / f"{number:04}", file)
                kept.append({"name": plain(file.name or ""), "bytes": file.size or 0})
    except BaseException:
        remove(reference)
        raise
    return kept


@contextmanager
def opened(reference: str, names: Sequence[str]) -> Iterator[list[Path]]:
    """The files of a delivery under their plain names, to be read. Whatever happens, they are sealed alone after it."""
    folder = _folder(reference) / NAMED
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with saying_when_full():
            _open(folder, names)
        yield [folder / name for name in names]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open(folder: Path, names: Sequence[str]) -> None:
    try:
        folder.mkdir(mode=0o700)
        for number, name in enumerate(names):
            with (folder.parent / f"{number:04}").open("rb") as sealed, _new(folder / name) as file:
                unseal(sealed, file)
    except (FileNotFoundError, SealedOtherwiseError) as fault:
        raise LostError from fault


def remove(reference: str) -> None:
    """Take the files of a delivery away: they were read, or are not wanted."""
    shutil.rmtree(_folder(reference), ignore_errors=True)


def sweep(wanted: Iterable[str]) -> None:
    """Take away what no delivery waits for: files of one that was never finished being sent."""
    kept = {SENT, *wanted}
    for folder in (_root(), _root() / SENT):
        for each in folder.iterdir() if folder.is_dir() else []:
            if each.name in kept or time.time() - each.stat().st_mtime < FORGOTTEN:
                continue
            shutil.rmtree(each) if each.is_dir() else each.unlink(missing_ok=True)


def _root() -> Path:
    return Path(settings.ENVIRONMENT.workspace) / ARRIVALS


def _folder(reference: str) -> Path:
    return _root() / reference


def _write(path: Path, file: UploadedFile[Any]) -> None:
    with _new(path) as out:
        file.seek(0)
        seal(file, out)
        out.flush()
        os.fsync(out.fileno())


def _new(path: Path) -> BinaryIO:
    """A file that was not there, for its owner alone."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


class GuardedUploads(TemporaryFileUploadHandler):
    """Takes in what is uploaded: nothing that is too large, and nothing outside the workspace.

    The size is looked at before a byte is read, and by who sends: only whoever may load records sends more than a
    form has. Of whoever is signed in somewhat more is read and not kept: a file that is too large comes without its
    content and with its size, by which its form refuses it, and the words beside it are not lost. A full disk loses
    the file and not the page: `request.no_room` says so.
    """

    most = OF_OTHERS

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002
        META: Any,  # noqa: ARG002, N803
        content_length: int,
        boundary: Any,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        person = getattr(self.request, "person", None)
        may_load = person is not None and not why_not(check_may_load, person)
        self.most = LARGEST_DELIVERY if may_load else OF_OTHERS
        read = LARGEST_DELIVERY if may_load else READ_OF_OTHERS if person is not None else OF_OTHERS
        if content_length > read:
            raise RequestDataTooBig("an upload is larger than anybody may send")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super(TemporaryFileUploadHandler, self).new_file(*args, **kwargs)
        folder = _root() / SENT
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        out = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - it has no name: who is killed leaves nothing of it
        self.file: Any = UploadedFile(out, self.file_name, self.content_type, 0, self.charset)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > self.most:
            self.file.close()
            return
        try:
            self.file.write(raw_data)
        except OSError as fault:
            self.file.close()
            if fault.errno not in _FULL:
                raise
            self.request.no_room = str(DiskFullError())  # type: ignore[union-attr]
            raise SkipFile from fault

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        if self.file.closed:
            self.file.size = file_size
            return self.file  # type: ignore[no-any-return]
        return super().file_complete(file_size)
