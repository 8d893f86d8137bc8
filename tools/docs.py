"""`make docs`: write `docs/generated/` from the code, and the copies that the site shows.

A package that has pages to generate has a module `docs` with a function `pages()` that gives each page's path
below `docs/generated/` and its text. Nothing else needs a change: the modules are found.
"""

import importlib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = (ROOT / "src" / "goldenthread", ROOT / "src" / "goldenthread_web")
FOLDER = ROOT / "docs" / "generated"
COPIES = {ROOT / "GLOSSARY.md": ROOT / "src" / "goldenthread_web" / "help" / "glossary.md"}
"""What is written once at the top of the repository and shown on the site: the package takes a copy along."""

WRITTEN_ELSEWHERE = {"verification.md"}  # by `make verify`


def main() -> None:
    """Write every page and remove the ones that no module writes any more."""
    pages = generated_pages()
    for path, text in pages.items():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_text(text, encoding="utf-8")
    for path in on_disk(FOLDER) - pages.keys():
        (FOLDER / path).unlink()
    for source, copy in COPIES.items():
        copy.write_bytes(source.read_bytes())
    print(f"Pages in docs/generated/: {len(pages)}")


def generated_pages() -> dict[str, str]:
    """All pages that the code asks for, by their path below the folder."""
    pages: dict[str, str] = {}
    for module in writers():
        for path, text in importlib.import_module(module).pages().items():
            if path in pages:
                raise ValueError(f"{module} writes docs/generated/{path}, which another module writes too.")
            pages[path] = text
    return {**pages, "README.md": index(pages)}


def index(pages: dict[str, str]) -> str:
    """The list of all pages, each by its heading."""
    headings = {
        path: text.splitlines()[0].lstrip("# ") for path, text in pages.items() if path.endswith(".md")
    }
    lines = [f"* [{heading}]({path})" for path, heading in sorted(headings.items())]
    top = "# Written from the code\n\nBy `make docs`; `verification.md` by `make verify`. A test finds what is stale.\n"
    return "\n".join([top, *lines]).rstrip() + "\n"


def writers() -> Iterator[str]:
    """The modules named `docs`, in any package of goldenthread and of its web application."""
    for package in PACKAGES:
        for file in sorted(package.rglob("docs.py")):
            yield ".".join(file.relative_to(package.parent).with_suffix("").parts)


def on_disk(folder: Path) -> set[str]:
    """The generated pages that lie in a folder, by their path below it."""
    files = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return set(files) - WRITTEN_ELSEWHERE


def stale(pages: dict[str, str], folder: Path) -> list[str]:
    """What differs between the pages as they should be and as they lie there, each in words."""
    there = on_disk(folder)
    found = [f"{path} is missing" for path in pages.keys() - there]
    found += [f"{path} is written by no module" for path in there - pages.keys()]
    found += [
        f"{path} is out of date"
        for path in pages.keys() & there
        if (folder / path).read_text(encoding="utf-8") != pages[path]
    ]
    return sorted(found)


if __name__ == "__main__":
    main()
