"""Evidence that comes with an update in one go, and files of text that are looked at before they are kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import keeping
from goldenthread_web.improvement.models import Action, ImprovementPlan
from goldenthread_web.improvement.operations import tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Progress
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.pages import text_of

SAID = {"progress": "delivered", "changed": "They are heard", "seen": "0"}
NAMED = "Jack, born 3 May 2015, moved in June"


@pytest.fixture
def action(plan: ImprovementPlan) -> Action:
    return action_numbered(plan, "2.1")


def update_of(action: Action) -> str:
    return f"/plan/actions/{action.reference}/update"


def files() -> list[str]:
    folder = settings.ENVIRONMENT.workspace / keeping.FOLDER
    return [one.name for one in folder.iterdir()] if folder.exists() else []


def word(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        half = len(text) // 2
        runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in (text[:half], text[half:]))
        archive.writestr("word/document.xml", f"<w:p>{runs}</w:p>")
    return out.getvalue()


def test_an_update_and_its_evidence_are_given_in_one_go(site: Council, action: Action) -> None:
    file = SimpleUploadedFile("standard.txt", b"The standard as published")
    sent(site[Role.ACTION_LEAD], update_of(action), **SAID, shows="The standard", file=file)
    assert action.updates.get().changed == "They are heard"
    shown = action.evidence.get()
    assert (shown.words, shown.file_name, files()) == ("The standard", "standard.txt", [shown.reference])


def test_both_are_kept_or_neither(site: Council, action: Action) -> None:
    lead, path = site[Role.ACTION_LEAD], update_of(action)
    bad = SimpleUploadedFile("a.txt", b"MZ\x90\x00\x03")
    sent(lead, path, status=403, **SAID, shows="The standard", file=bad)
    assert (action.updates.count(), action.evidence.count(), files()) == (0, 0, [])
    tracking.update(action=action, given=Given(Progress.UNDER_WAY), seen=0, by=by(Role.PLAN_LEAD))
    good = SimpleUploadedFile("a.txt", b"The standard")
    page = sent(lead, path, status=409, **SAID, shows="The standard", file=good)
    assert "Choose the file again." in text_of(page)
    assert (action.updates.count(), action.evidence.count(), files()) == (1, 0, [])


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"shows": "The standard"}, "Give a link or a file that shows it"),
        ({"link": "https://a.example/"}, "Enter what the evidence shows"),
        ({"shows": "It", "link": "javascript:alert(1)"}, "Enter a whole link"),
    ],
)
def test_half_of_evidence_is_asked_about(
    site: Council, action: Action, given: dict[str, str], asked: str
) -> None:
    page = sent(site[Role.ACTION_LEAD], update_of(action), status=400, **SAID, **given)
    assert asked in text_of(page)
    assert (action.updates.count(), action.evidence.count()) == (0, 0)


@pytest.mark.parametrize("written", [str.encode, word], ids=["text", "Word"])
def test_a_file_that_may_tell_of_a_child_is_asked_about_once(
    site: Council, action: Action, written: Callable[[str], bytes]
) -> None:
    content = written(NAMED)
    lead, path = site[Role.ACTION_LEAD], f"/plan/actions/{action.reference}"
    given = {"do": "give", "words": "The list"}
    page = sent(lead, path, status=400, **given, file=SimpleUploadedFile("list.txt", content))
    said = text_of(page)
    assert "This stands in the file. If it tells of nobody, choose the file again" in said
    assert "3 May 2015" not in said
    assert (action.evidence.count(), files()) == (0, [])
    [mark] = page.xpath("//input[@name='advised' and string-length(@value) > 0]/@value")
    other = SimpleUploadedFile("list.txt", written(NAMED.replace("3 May", "4 May")))
    sent(lead, path, status=400, **given, advised=mark, file=other)
    sent(lead, path, **given, advised=mark, file=SimpleUploadedFile("list.txt", content))
    assert action.evidence.count() == 1
