"""Files that wait to be read: sealed on the disk, opened for the time of reading alone."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from goldenthread.workspace import Workspace
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.files.sealing import SealedOtherwiseError, seal, unseal, written_key
from goldenthread_web.loads import arriving, operations
from tests.web.loads.conftest import JUNE_END, june

WORDS = b"number,name\n1,Nobody\n" * 500_000


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_written_as_age_reads_it(key: bytes) -> None:
    assert str(x25519.Identity.from_str(written_key(key))) == written_key(key)


def test_what_was_sealed_opens_with_the_same_key_alone() -> None:
    sealed, opened = BytesIO(), BytesIO()
    seal(BytesIO(WORDS), sealed)
    assert b"Nobody" not in sealed.getvalue()
    unseal(BytesIO(sealed.getvalue()), opened)
    assert opened.getvalue() == WORDS
    with override_settings(SECRET_KEY="another"), pytest.raises(SealedOtherwiseError):
        unseal(BytesIO(sealed.getvalue()), BytesIO())


@pytest.mark.parametrize("at", [-1, 40, 5_000_000])
def test_a_file_that_was_cut_or_changed_is_not_read(at: int) -> None:
    sealed = BytesIO()
    seal(BytesIO(WORDS), sealed)
    whole = sealed.getvalue()
    for other in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at:][1:]):
        with pytest.raises(SealedOtherwiseError):
            unseal(BytesIO(other), BytesIO())


def test_files_on_the_disk_are_sealed_but_while_they_are_read(held: Workspace, by: SignedIn) -> None:
    delivery = operations.hand_over(by=by, files=june(), reference_date=JUNE_END)
    folder = held.folder / "arrivals" / delivery.reference
    first = {path.name: path.read_bytes()[:21] for path in _files(folder)}
    assert set(first.values()) == {b"age-encryption.org/v1"}
    with suppress(KeyboardInterrupt), arriving.opened(delivery.reference, delivery.names) as paths:
        assert [path.read_bytes() for path in paths] == [file.read() for file in june()]
        assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
        raise KeyboardInterrupt
    assert {path.name for path in _files(folder)} == set(first)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
