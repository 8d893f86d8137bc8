"""What must hold for the whole repository: each function lists what is wrong, in words that say what to do."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
PAGE_LINES, PAGE_CHARACTERS = 60, 3600
CODE = {".py", ".sql", ".css", ".js", ".j2", ".html", ".sh"}
CODE_FOLDERS = {"src", "tests", "bench", "tools"}

# Written so that this file does not hold what it looks for.
ADDRESS = re.compile(r"http[s]?:|git[+]|file[:]//", re.IGNORECASE)
INDEX_HOST = re.compile(
    r"pypi[.]org|pythonhosted[.]org|npmjs[.](?:org|com)|deb[.]debian[.]org", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:wor[k]|roo[t]|hom[e])/\w")


def files() -> list[Path]:
    """Every file that is committed or could be, by its path below the root; ignored files are left out."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = {Path(name) for name in answer.split("\0") if name}
    return sorted(path for path in paths if (ROOT / path).is_file())


def texts(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files among these that hold text, with their text."""
    for path in paths:
        content = (ROOT / path).read_bytes()
        if b"\0" not in content[:8000]:
            yield path, content.decode("utf-8", "replace")


def is_code(path: Path) -> bool:
    """Whether a file is one that people write and read as code."""
    return path.suffix in CODE and path.parts[0] in CODE_FOLDERS


def is_lock(path: Path) -> bool:
    """Whether a file pins what is installed."""
    pinned = path.parts[0] == "requirements" and path.suffix == ".txt"
    return pinned or path.suffix == ".lock" or path.name.endswith("-lock.json")


def too_long(path: Path, text: str, allowed: dict[str, str]) -> list[str]:
    """A file past 400 lines that nobody has given a reason for, or a reason that is needed no more."""
    lines = text.count("\n")
    name = path.as_posix()
    if lines > MOST_LINES and name not in allowed:
        return [
            f"{name} has {lines} lines: look for the second subject in it, or give a reason in LONG_FILES."
        ]
    if lines <= MOST_LINES and name in allowed:
        return [f"{name} has {lines} lines: take it out of LONG_FILES."]
    return []


def addresses(path: Path, text: str) -> list[str]:
    """An address in a lock: it would tie the installation to one place."""
    return _matches(path, text, ADDRESS, "an address in a lock file")


def places(path: Path, text: str) -> list[str]:
    """A package index or a folder of somebody's machine, in any file."""
    found = _matches(path, text, INDEX_HOST, "the name of a package index")
    return found + _matches(path, text, MACHINE_PATH, "a folder of somebody's machine")


def _matches(path: Path, text: str, pattern: re.Pattern[str], what: str) -> list[str]:
    return [
        f"{path.as_posix()}, line {number}: {what}"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def undescribed_targets(makefile: str) -> list[str]:
    """Targets that `make help` would not show, and names in .PHONY that are no target."""
    phony = set(" ".join(re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE)).split())
    targets = dict(re.findall(r"^([a-z][\w-]*):(?!=)(.*)$", makefile, re.MULTILINE))
    found = [f"make {name} has no '## description'" for name, rest in targets.items() if "## " not in rest]
    found += [f"make {name} is missing from .PHONY" for name in targets.keys() - phony]
    return sorted(found + [f".PHONY names {name}, which is no target" for name in phony - targets.keys()])


def bad_decisions(records: dict[str, str], index: str) -> list[str]:
    """Decision records that are over a page, not in the index, without options ruled out, or of one number."""
    found = []
    for name, text in records.items():
        if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name):
            found.append(f"{name}: call it 0001-what-is-decided.md")
        if text.count("\n") > PAGE_LINES or len(text) > PAGE_CHARACTERS:
            found.append(f"{name} is over a page ({PAGE_LINES} lines, {PAGE_CHARACTERS} characters)")
        if "## Ruled out" not in text:
            found.append(f"{name} has no section '## Ruled out'")
        if f"({name})" not in index:
            found.append(f"{name} is not in docs/decisions/README.md")
    numbers = [name[:4] for name in records]
    found += [
        f"two decisions have the number {number}" for number in set(numbers) if numbers.count(number) > 1
    ]
    listed = re.findall(r"\((\d{4}-[^)]+\.md)\)", index)
    return sorted(
        found + [f"the index lists {name}, which is not there" for name in listed if name not in records]
    )


def skips_without_reason(path: Path, text: str) -> list[str]:
    """Tests that are skipped, or expected to fail, and do not say why."""
    found = []
    tree = ast.parse(text, path.as_posix())
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            silent = not _says_why(node)
        else:
            silent = _skips(node) == "pytest.mark." and id(node) not in called
        if silent:
            found.append(f"{path.as_posix()}, line {getattr(node, 'lineno', 0)}: say why the test is skipped")
    return found


def _says_why(call: ast.Call) -> bool:
    where = _skips(call.func)
    if not where:
        return True
    given = [word.value for word in call.keywords if word.arg == "reason"]
    if where == "pytest.":  # pytest.skip("why"), pytest.xfail("why")
        given += call.args[:1]
    return any(not (isinstance(word, ast.Constant) and not word.value) for word in given)


def _skips(node: ast.AST) -> str:
    """Where the name of a skip hangs: `pytest.mark.` for a marker, `pytest.` for a call, empty for neither."""
    words = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
    match = re.fullmatch(r"(pytest\.(?:mark\.)?)(?:skip|skipif|xfail)", words)
    return match[1] if match else ""


def without_docstring(path: Path, text: str) -> list[str]:
    """A package whose __init__ does not begin with what the package is."""
    if path.name != "__init__.py" or ast.get_docstring(ast.parse(text, path.as_posix())):
        return []
    return [f"{path.as_posix()}: begin it with a docstring that says what the package is"]


def without_init(paths: Iterable[Path]) -> list[str]:
    """Folders of modules below src that are no package."""
    modules = [path for path in paths if path.parts[0] == "src" and path.suffix == ".py"]
    packages = {path.parent for path in modules if path.name == "__init__.py"}
    return sorted(
        f"{folder.as_posix()} has no __init__.py" for folder in {path.parent for path in modules} - packages
    )


def broken_links(path: Path, text: str, pending: set[str]) -> list[str]:
    """Links of a page of documentation to files that are not there, or that are awaited no more."""
    found = []
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not re.match(r"[a-z]+:", link):
            there = (ROOT / path.parent / link).exists()
            if there == (link in pending):
                found.append(
                    f"{path.as_posix()}: {link} "
                    + ("is there: take it out of PENDING" if there else "is not there")
                )
    return found
