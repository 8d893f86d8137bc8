"""Nothing was forgotten: the rules that hold for every file, and proof that each of them can fail."""

from pathlib import Path

import pytest

from tests.house import repository as rules

# path: the reason why it may pass 400 lines
LONG_FILES: dict[str, str] = {
    "bench/baselines/by_hand.sql": "the yardstick of the benches, kept in one file as an analyst would",
    "src/goldenthread_web/improvement/migrations/0001_initial.py": "29 tables, as Django writes them",
}
PENDING: set[str] = set()  # linked, and still to be made

FILES = rules.files()
TEXTS = dict(rules.texts(FILES))
PYTHON = {path: text for path, text in TEXTS.items() if path.suffix == ".py" and rules.is_code(path)}


def read(name: str) -> str:
    return (rules.ROOT / name).read_text(encoding="utf-8")


def test_no_file_is_too_long() -> None:
    code = {path: text for path, text in TEXTS.items() if rules.is_code(path)}
    gone = [f"LONG_FILES names {name}, which is not there" for name in LONG_FILES if Path(name) not in code]
    assert (
        gone + [line for path, text in code.items() for line in rules.too_long(path, text, LONG_FILES)] == []
    )


def test_lock_files_hold_no_address() -> None:
    locks = {path: text for path, text in TEXTS.items() if rules.is_lock(path)}
    assert locks, "There are no lock files: run `make lock`."
    assert [line for path, text in locks.items() for line in rules.addresses(path, text)] == []


def test_every_pinned_package_has_a_hash() -> None:
    for path in filter(rules.is_lock, FILES):
        if path.suffix == ".txt":
            pins = TEXTS[path].replace("\\\n", " ").splitlines()
            assert [pin for pin in pins if pin.strip() and "--hash=sha256:" not in pin] == [], path


def test_no_file_names_a_package_index_or_a_folder_of_a_machine() -> None:
    assert [line for path, text in TEXTS.items() for line in rules.places(path, text)] == []


@pytest.mark.parametrize("command", ["make demo", "make test"])
def test_the_readme_names_the_two_commands(command: str) -> None:
    assert command in read("README.md")


def test_every_make_target_is_described() -> None:
    assert rules.undescribed_targets(read("Makefile")) == []


def test_ci_runs_the_same_command_as_people_do() -> None:
    assert "make test" in read(".ci/run")


def test_every_decision_is_a_page_and_in_the_index() -> None:
    folder = rules.ROOT / "docs" / "decisions"
    records = {
        file.name: file.read_text(encoding="utf-8")
        for file in folder.glob("*.md")
        if file.name != "README.md"
    }
    assert rules.bad_decisions(records, read("docs/decisions/README.md")) == []


def test_every_deviation_is_in_the_index() -> None:
    index = read("docs/deviations/README.md")
    names = [
        path.name for path in FILES if path.parent == Path("docs/deviations") and path.name != "README.md"
    ]
    assert [name for name in names if f"({name})" not in index] == []


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    pages = {path: text for path, text in TEXTS.items() if path.suffix == ".md"}
    assert [line for path, text in pages.items() for line in rules.broken_links(path, text, PENDING)] == []


def test_every_skip_says_why() -> None:
    tests = {path: text for path, text in PYTHON.items() if path.parts[0] in {"tests", "bench"}}
    assert [line for path, text in tests.items() for line in rules.skips_without_reason(path, text)] == []


def test_every_package_says_what_it_is() -> None:
    packages = {path: text for path, text in PYTHON.items() if path.parts[0] == "src"}
    found = [line for path, text in packages.items() for line in rules.without_docstring(path, text)]
    assert rules.without_init(FILES) + found == []


# Each rule finds what it is there to find.


def test_a_long_file_is_found_and_a_reason_lets_it_pass() -> None:
    path, text = Path("src/a.py"), "x = 1\n" * 401
    assert rules.too_long(path, text, {})
    assert rules.too_long(path, text, {"src/a.py": "a table"}) == []
    assert rules.too_long(path, "x = 1\n", {"src/a.py": "a table"}) == [
        "src/a.py has 1 lines: take it out of LONG_FILES."
    ]


@pytest.mark.parametrize(
    "line", ["--index-url http" + "s://a.example/simple", "a @ git" + "+ssh://b.example/a"]
)
def test_an_address_in_a_lock_is_found(line: str) -> None:
    assert rules.addresses(Path("requirements/run.txt"), f"a==1\n{line}\n") == [
        "requirements/run.txt, line 2: an address in a lock file"
    ]


@pytest.mark.parametrize(
    "text", ["see py" + "pi.org", "registry.npm" + "js.org", "cd /wor" + "k/main", "/hom" + "e/ann"]
)
def test_a_place_is_found(text: str) -> None:
    assert len(rules.places(Path("README.md"), text)) == 1


@pytest.mark.parametrize("text", ["src/network/here", "rows in ./home/x", "https://www.gov.uk/"])
def test_other_words_are_no_place(text: str) -> None:
    assert rules.places(Path("README.md"), text) == []


def test_a_target_without_description_is_found() -> None:
    text = ".PHONY: good gone\nX := 1\ngood: a  ## words\nbad: b\n"
    assert rules.undescribed_targets(text) == [
        ".PHONY names gone, which is no target",
        "make bad has no '## description'",
        "make bad is missing from .PHONY",
    ]


def test_a_bad_decision_is_found() -> None:
    records = {"0001-a.md": "# A\n## Ruled out\n", "0001-b.md": "x\n" * 80, "notes.md": "## Ruled out"}
    index = "[A](0001-a.md) [notes](notes.md) [gone](0009-gone.md)"
    assert rules.bad_decisions(records, index) == [
        "0001-b.md has no section '## Ruled out'",
        "0001-b.md is not in docs/decisions/README.md",
        "0001-b.md is over a page (60 lines, 3600 characters)",
        "notes.md: call it 0001-what-is-decided.md",
        "the index lists 0009-gone.md, which is not there",
        "two decisions have the number 0001",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@pytest.mark.skip\ndef test(): pass",
        "@pytest.mark.skip()\ndef test(): pass",
        "@pytest.mark.skipif(True)\ndef test(): pass",
        "@pytest.mark.xfail(reason='')\ndef test(): pass",
        "pytest.skip()",
        "x = pytest.param(1, marks=pytest.mark.xfail)",
    ],
)
def test_a_skip_without_reason_is_found(text: str) -> None:
    assert len(rules.skips_without_reason(Path("tests/test_a.py"), text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "@pytest.mark.skipif(True, reason='no Java')\ndef test(): pass",
        "pytest.skip('no Java')",
        "pytest.skip(reason)",
        "@pytest.mark.xfail(reason='not yet')\ndef test(): pass",
        "@pytest.mark.whole\ndef test(): pass",
    ],
)
def test_a_skip_with_reason_passes(text: str) -> None:
    assert rules.skips_without_reason(Path("tests/test_a.py"), text) == []


def test_a_package_without_words_is_found() -> None:
    assert rules.without_docstring(Path("src/a/__init__.py"), "x = 1")
    assert rules.without_docstring(Path("src/a/__init__.py"), '"""What it is."""') == []
    assert rules.without_init([Path("src/a/__init__.py"), Path("src/a/b/c.py")]) == [
        "src/a/b has no __init__.py"
    ]


def test_a_broken_link_is_found() -> None:
    page, text = (
        Path("README.md"),
        "[a](Makefile) [b](absent.md#part) [c](https://www.gov.uk/) [d](later.png)",
    )
    assert rules.broken_links(page, text, {"later.png"}) == ["README.md: absent.md is not there"]
    assert len(rules.broken_links(page, text, {"later.png", "Makefile", "absent.md"})) == 1
