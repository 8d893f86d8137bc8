"""A published file is handed out as it was published, or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from goldenthread.records import sums
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from tests.web.api.asking import program_of
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")


def changed(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace(",final", ",draft", 1), "utf-8")


def binary(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")


def led_elsewhere(file: Path) -> None:
    same = file.with_name("elsewhere")
    file.rename(same)
    file.symlink_to(same)


def gone(file: Path) -> None:
    file.unlink()


def piped(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def listed_so(file: Path) -> None:
    """The list of fingerprints says that it is right: the list itself is not as it was."""
    changed(file)
    (file.parent / sums.FILE).unlink()
    sums.write_sums(file.parent)


@pytest.mark.parametrize("change", [changed, binary, led_elsewhere, gone, piped, listed_so])
def test_a_published_file_that_is_not_as_it_was_is_not_handed_out(
    council: Council, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    """Neither from its page nor to a program; the page of the report says what is other."""
    folder = tmp_path / "council"
    shutil.copytree(council.workspace.folder, folder)
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, workspace=folder))
    browser, name = council[Role.COUNCILLOR], "2023-06-scrutiny-1"
    program = program_of(Role.COUNCILLOR)
    assert browser.get(f"/packs/{name}/figures.csv").status_code == 200
    file = folder / "packs" / name / "pack" / "figures.csv"
    file.parent.chmod(0o700)
    file.chmod(0o600)
    change(file)
    page = get(browser, f"/packs/{name}/figures.csv", status=409)
    assert "figures.csv of the report 2023-06-scrutiny-1 is not as it was published" in page.text_content()
    assert Line.objects.filter(action="performance.pack.downloaded", outcome="refused").count() == 1
    for address in (f"/published/{name}/figures", f"/published/{name}/figures.csv"):
        answer = program.json(address, status=409)
        assert "is not as it was published, so it is not handed out" in answer["detail"]
    assert "No." in get(browser, f"/packs/{name}").xpath("string(//section[@aria-labelledby='verified'])")
