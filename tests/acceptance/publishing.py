"""Publishing as tests do it: the command, and a pack that it made."""

from pathlib import Path

from click.testing import CliRunner, Result

from goldenthread import catalogue
from goldenthread.cli import main

MAY, JUNE = "2023-05", "2023-06"
ALL = ("html", "pdf", "xlsx", "pptx")
KEPT = (
    "referrals",
    "repeat_referrals",
    "icpc_15",
    "cpp_repeat",
    "cp_visits",
    "cla_starts",
    "cl_in_touch",
    "agency_fte",
)
FEW = [word for code in catalogue.load() if code not in KEPT for word in ("--without", code)]
"""The options for a report that is soon made."""


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def publish(
    workspace: Path, month: str, *more: object, audience: str = "scrutiny", formats: str = "html"
) -> Path:
    """A pack that was published."""
    done = run("publish", "--month", month, "--audience", audience, "--by", "A. Person", "--formats", formats,
               "--out", workspace / "out", "--workspace", workspace, *more)  # fmt: skip
    assert done.exit_code == 0, done.output
    return Path(done.stdout.splitlines()[0])


def contents(pack: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in pack.iterdir()}
