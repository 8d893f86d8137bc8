"""`python -m tools.sbom`: write requirements/sbom.cdx.json, what is installed to run the package, in CycloneDX.

It says what the lock file says, name by name with its hashes, and from the installed packages their licences and
what needs what. The same lock gives the same bytes: no time and nothing of the machine stands in it.
"""

import json
import re
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[1]
SBOM = ROOT / "requirements" / "sbom.cdx.json"
LOCK = ROOT / "requirements" / "run.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = PROJECT["name"]

_PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)(?: ; ([^\\\n]+))?", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEED = re.compile(r"([A-Za-z0-9][\w.-]*)\s*(?:\[([^]]*)\])?[^;]*(?:;(.*))?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


def pinned(lock: str) -> dict[str, tuple[str, list[str]]]:
    """The packages of a lock file, each with its version and the hashes that its files may have.

    Those that only another make of Python needs (PyPy, say) are left out.
    """
    pins = list(_PIN.finditer(lock))
    ends = [pin.start() for pin in pins[1:]] + [len(lock)]
    return {
        pin[1]: (pin[2], sorted(set(_HASH.findall(lock, pin.end(), end))))
        for pin, end in zip(pins, ends, strict=True)
        if pin[3] is None or Marker(pin[3].strip()).evaluate()
    }


def licence_of(package: Distribution) -> str:
    """The licence as the package itself states it: as an expression, a classifier, a line of its own, or a file."""
    said = {
        name: package.metadata.get_all(name, []) for name in ("License-Expression", "Classifier", "License")
    }
    listed = [word.rpartition(" :: ")[2] for word in said["Classifier"] if word.startswith("License ::")]
    first = [word.partition("\n")[0].strip() for word in said["License"]]
    return "; ".join(said["License-Expression"] or listed or first or _headings(package))


def _headings(package: Distribution) -> list[str]:
    """The first line of each file with a licence, for a package that names its licence nowhere else."""
    named = {Path(name).name for name in package.metadata.get_all("License-File", [])}
    texts = [
        file.read_text() for file in package.files or [] if file.name in named and "licenses" in file.parts
    ]
    return [text.strip().partition("\n")[0].strip() for text in texts]


def bill(lock: str) -> dict[str, Any]:
    """The bill of materials of a lock file whose packages are installed."""
    pins = pinned(lock)
    for name, (version, _) in pins.items():
        if (there := distribution(name).version) != version:
            raise SystemExit(f"{name} {there} is installed and {version} is locked. Run `make sbom`.")
    needs = {OURS: _read(PROJECT["dependencies"])}
    needs |= {name: _read(distribution(name).requires or []) for name in pins}
    asked = {(need.name, extra) for found in needs.values() for need in found for extra in need.extras}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, lock)}",
        "version": 1,
        "metadata": {"component": _ours()},
        "components": [_component(name, *pin) for name, pin in sorted(pins.items())],
        "dependencies": [
            {
                "ref": name,
                "dependsOn": sorted({n.name for n in found if n.name in pins and n.applies(name, asked)}),
            }
            for name, found in sorted(needs.items())
        ],
    }


def _ours() -> dict[str, Any]:
    licences = [{"expression": PROJECT["license"]}]
    return {
        "type": "application",
        "bom-ref": OURS,
        "name": OURS,
        "version": PROJECT["version"],
        "licenses": licences,
    }


def _component(name: str, version: str, hashes: list[str]) -> dict[str, Any]:
    package = distribution(name)
    licence = licence_of(package)
    as_expression = "License-Expression" in package.metadata
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": licence} if as_expression else {"license": {"name": licence}}],
        "hashes": [{"alg": "SHA-256", "content": content} for content in hashes],
    }


class Need(NamedTuple):
    """Something that a package needs: the extras asked of it, and the extra of the package that it is for."""

    name: str
    extras: frozenset[str]
    extra: str

    def applies(self, package: str, asked: set[tuple[str, str]]) -> bool:
        """What is needed for an extra is needed only where somebody asks for the extra."""
        return not self.extra or (package, self.extra) in asked


def _read(requirements: list[str]) -> list[Need]:
    found = []
    for line in requirements:
        if match := _NEED.match(line):
            extra = _EXTRA.search(match[3] or "")
            extras = frozenset(filter(None, map(str.strip, (match[2] or "").split(","))))
            found.append(Need(_normal(match[1]), extras, extra[1] if extra else ""))
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def written(lock: str) -> str:
    """The bill as the text of its file."""
    return json.dumps(bill(lock), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SBOM.write_text(written(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{SBOM.name}: {len(pinned(LOCK.read_text(encoding='utf-8')))} packages")
