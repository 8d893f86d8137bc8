"""What stands around every page: who runs it, where to go, who is signed in, what went wrong."""

from __future__ import annotations

import pytest

from tests.reports.tree import Tree
from tests.web.components.conftest import Shown
from tests.web.components.showing import Comment, Message, every
from tests.web.components.signing_in import PAGES


def title(page: Tree) -> str:
    return page.root.all("title")[0].text


def test_the_title_begins_with_the_heading(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Dashboard"))
    assert title(page) == "Dashboard - Northumbria Vale Metropolitan Borough Council"
    assert [e.text for e in page.root.all("h1")] == ["Dashboard"]


def test_the_title_says_first_that_something_is_wrong(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Comment", form=Comment({})))
    assert title(page).startswith("Error: Comment - ")
    assert "There is a problem" in page.root.all("main")[0].text


def test_signing_out_changes_something_so_it_is_no_link(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Dashboard"))
    [form] = [e for e in page.root.all("form") if e.attributes["action"] == "/account_logout"]
    assert form.attributes["method"] == "post"
    assert "csrfmiddlewaretoken" in {e.attributes.get("name") for e in form.all("input")}
    assert "/account_logout" not in {e.attributes["href"] for e in page.root.all("a")}


def test_nobody_is_shown_nothing_that_is_for_somebody(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Sign in", person=None, navigation=[], made_up=False))
    assert page.root.all("nav") + page.root.all("form") + page.root.all("script") == []
    assert "Made-up" not in page.root.all("body")[0].text


def test_where_somebody_is_is_told_in_words_to_all(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Dashboard"))
    assert [e.text for e in page.root.all("a") if e.attributes.get("aria-current")] == ["Dashboard"]
    assert "Made-up data." in page.root.all("header")[0].text
    assert "Priya Nair, head of service, board member" in " ".join(page.root.all("header")[0].text.split())


def test_messages_stand_in_one_banner(shown: Shown) -> None:
    page = Tree(shown("frame.html", title="Dashboard", messages=[Message("Saved."), Message("Sent.")]))
    banners = [
        e
        for e in page.root.all("div")
        if e.attributes.get("role") == "alert" and "hidden" not in e.attributes
    ]
    assert [" ".join(e.text.split()) for e in banners] == ["Done Saved. Sent."]


@pytest.mark.parametrize("what", ["title", "council"])
def test_names_are_text(shown: Shown, what: str) -> None:
    page = shown("frame.html", **{"title": "x", what: "<script>alert(1)</script>"})
    assert "<script>" not in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_one_heading_unique_ids_and_labels(shown: Shown, name: str) -> None:
    template, given = PAGES[name]
    _check(Tree(shown(template, **given())))


def test_so_has_the_page_of_every_component(shown: Shown) -> None:
    _check(Tree(shown("every.html", **every())))


def _check(page: Tree) -> None:
    [heading] = page.root.all("h1")
    assert title(page).removeprefix("Error: ").startswith(heading.text)
    elements = page.root.all()
    ids = [e.attributes["id"] for e in elements if "id" in e.attributes]
    assert sorted(ids) == sorted(set(ids))
    labels = {e.attributes["for"] for e in page.root.all("label")}
    boxes = page.root.all("input", "select", "textarea")
    assert {e.attributes["id"] for e in boxes if e.attributes.get("type") != "hidden"} <= labels
    leads = {e.attributes["href"][1:] for e in page.root.all("a") if e.attributes["href"].startswith("#id_")}
    assert leads <= set(ids)
    posts = [
        e for e in page.root.all("form") if e.attributes["method"] == "post" and "action" in e.attributes
    ]
    assert all("csrfmiddlewaretoken" in {i.attributes.get("name") for i in e.all("input")} for e in posts)
