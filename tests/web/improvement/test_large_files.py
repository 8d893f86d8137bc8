"""A picture that is too large loses nobody's words: the form comes back with them, and says how large it may be."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Evidence, ImprovementPlan, Update
from goldenthread_web.loads import arriving
from tests.web.council import Council
from tests.web.improvement.plans import action_numbered
from tests.web.pages import checked

TYPED = "Plans are written with the child now"
SAID = "The file is larger than 9 MB. Choose a smaller one, or give a link"


def photo(size: int = 10_500_000) -> SimpleUploadedFile:
    return SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff" + b"0" * size, "image/jpeg")


@pytest.mark.parametrize("size", [9_500_000, 10_500_000])
def test_an_update_comes_back_as_it_was_typed(site: Council, plan: ImprovementPlan, size: int) -> None:
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}/update"
    given = {"progress": "under way", "changed": TYPED, "shows": "A photo", "file": photo(size), "seen": "0"}
    response = site[Role.ACTION_LEAD].post(at, given)
    assert response.status_code == 400
    page = checked(response, at)
    [beside] = page.xpath("//p[contains(@class, 'govuk-error-message')]")
    assert SAID in beside.text_content()
    [box] = page.xpath("//textarea[@name='changed']")
    assert box.value.strip() == TYPED
    assert not Update.objects.exists()
    left = arriving._root() / arriving.SENT
    assert not [one for one in left.iterdir() if one.is_file()]


def test_evidence_comes_back_as_it_was_typed(site: Council, plan: ImprovementPlan) -> None:
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}"
    response = site[Role.ACTION_LEAD].post(at, {"do": "give", "words": TYPED, "file": photo()})
    assert response.status_code == 400
    page = checked(response, at)
    assert SAID in page.text_content()
    assert page.xpath(f"//input[@name='words' and @value='{TYPED}']")
    assert not Evidence.objects.exists()


def test_a_document_to_be_read_that_is_too_large_is_refused_in_words(site: Council) -> None:
    large = SimpleUploadedFile("plan.docx", b"PK\x03\x04" + b"0" * 10_500_000)
    response = site[Role.PLAN_LEAD].post("/plan/read", {"document": large})
    assert response.status_code == 400
    assert "larger than 10 MB" in checked(response, "/plan/read").text_content()


def test_what_is_larger_than_is_read_at_all_is_said_with_its_size(
    site: Council, plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "READ_OF_OTHERS", 1000)
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}/update"
    response = site[Role.ACTION_LEAD].post(at, {"progress": "under way", "file": photo(2000), "seen": "0"})
    assert response.status_code == 413
    said = checked(response, at).text_content()
    assert "What you sent is too large" in said
    assert "larger than 100 MB" in said


def test_who_is_not_signed_in_sends_no_more_than_a_form_has(site: Council, plan: ImprovementPlan) -> None:
    at = f"/plan/actions/{action_numbered(plan, '2.1').reference}/update"
    response = Client().post(at, {"progress": "under way", "file": photo(), "seen": "0"})
    assert response.status_code in (302, 403)
    assert not (arriving._root() / arriving.SENT).exists()
