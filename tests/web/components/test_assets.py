"""What is built for the pages: small, ours, and all that the pages ask for."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT
from tests.web.components.conftest import Shown
from tests.web.components.showing import every
from tools import assets

WEB = ROOT / "src" / "goldenthread_web"
TEMPLATES = sorted([*WEB.glob("**/templates/**/*.html"), *WEB.glob("components/widgets/**/*.html")])
FIRST_VIEW = 150_000  # bytes over the wire


@pytest.fixture(scope="module")
def styles() -> str:
    path = assets.ASSETS / "site.css"
    assert path.exists(), "Nothing is built yet: run `make test`, or `python -m tools.assets`."
    return path.read_text(encoding="utf-8")


def test_the_first_view_is_small(shown: Shown, styles: str, measured) -> None:
    page = len(gzip.compress(shown("every.html", **every()).encode()))
    files = [path.read_bytes() for path in assets.ASSETS.iterdir()]
    beside = sum(min(len(file), len(gzip.compress(file))) for file in files)
    measured("bytes of a page of 30 measures with all beside it", page + beside, "bytes", limit=FIRST_VIEW)
    assert page + beside < FIRST_VIEW


def test_nothing_stands_for_gov_uk_and_nothing_is_asked_of_anyone(styles: str) -> None:
    assert re.findall(r"GDS|Transport|crown|crest|logo", styles, re.IGNORECASE) == []
    asked = set(re.findall(r"""url\(["']?([^"')]*)""", styles))
    fonts = {f"source-sans-{weight}.woff" for weight in assets.WEIGHTS}
    assert {address for address in asked if not address.startswith("data:image/svg+xml,")} == fonts


def test_what_is_served_has_its_hash_in_its_name() -> None:
    names = json.loads((assets.STATIC / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    assert {"site.css", "session.js", "mark.svg"} <= set(names)
    assert all((assets.STATIC / kept).exists() for kept in names.values())
    assert all(re.search(r"\.[0-9a-f]{12}\.", kept) for kept in names.values())


def test_every_class_of_a_template_has_a_style(styles: str) -> None:
    known = set(re.findall(r"\.([A-Za-z_][\w!-]*)", styles.replace("\\!", "!")))
    unknown = [
        f"{path.relative_to(WEB)}: {name}"
        for path in TEMPLATES
        for found in re.findall(r'class="([^"]*)"', _without_tags(path))
        for name in found.split()
        if not known & {name, _block(name)} and "·" not in name
    ]
    assert unknown == [], "add it to components/styles, or take it out of the template"


def _block(name: str) -> str:
    """The component that a class of GOV.UK's belongs to: not each part of one has a style."""
    return re.split("__|--", name)[0]


def _without_tags(path: Path) -> str:
    """A template's own HTML: what its tags and values will say stands as a dot."""
    return re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{.*?\}\}", "·", path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(WEB).as_posix())
def test_no_template_needs_what_the_browser_is_told_to_refuse(path: Path) -> None:
    text = _without_tags(path)  # what a tag is given is no attribute
    refused = r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|https?://"
    assert re.findall(refused, text, re.IGNORECASE) == [], "nothing inline, no other host"
    written = path.read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|autoescape\s+off|https?://", written) == [], "text is text"


def test_packages_are_pinned_to_one_version_with_a_hash() -> None:
    asked = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    pinned = json.loads(assets.LOCK.read_text(encoding="utf-8"))["packages"]
    assert pinned[""]["dependencies"] == asked
    assert {name: pinned[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert [name for name, package in pinned.items() if name and "integrity" not in package] == []
    assert {package.get("license", "MIT") for package in pinned.values()} <= {
        "MIT",
        "Apache-2.0",
        "ISC",
        "BSD-3-Clause",
    }


def test_a_lock_file_is_written_without_addresses() -> None:
    written = {"packages": {"": {}, "a": {"version": "1", "funding": {"url": "x"}, "resolved": "y"}}}
    assert json.loads(assets.without_addresses(json.dumps(written))) == {
        "packages": {"": {}, "a": {"version": "1"}}
    }


def test_a_wrong_word_is_refused() -> None:
    with pytest.raises(SystemExit, match="assets lock"):
        assets.main(["build"])


def test_without_node_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets.shutil, "which", lambda _: None)
    monkeypatch.setattr(assets, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match=r"requirements/node\.txt"):
        assets.fetch()
