"""`goldenthread.toml`: the authority, how many children live there, and its settings."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from goldenthread import catalogue
from goldenthread.disclosure.cells import Rules
from goldenthread.indicators.population import Estimate
from goldenthread.judgement.ahead import Ahead
from goldenthread.judgement.cuts import Cuts
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.tracking import Tracking
from goldenthread.records.settings import Settings
from goldenthread.terms.choices import ChoiceError, Choices
from goldenthread.workspace.authorities import Authority
from goldenthread.workspace.new_starts import example, read_new_starts
from goldenthread.workspace.problem import WorkspaceError

FILE = "goldenthread.toml"
_TOP = (
    "authority",
    "population",
    "settings",
    "judgement",
    "disclosure",
    "attention",
    "improvement",
    "dashboard",
    "rebase",
)
CHOICES: Mapping[str, type[Choices]] = {
    "settings": Settings,
    "judgement": Judgement,
    "disclosure": Rules,
    "attention": Ahead,
    "improvement": Tracking,
}
"""The sections that are choices, each with a default and a meaning."""

_OTHERWISE_CALLED = {"attention": "ahead", "improvement": "tracking"}
T = TypeVar("T")
_ESTIMATE = {"year": int, "release": str, "children": int}


@dataclass(frozen=True)
class Config:
    """What the file says."""

    code: str
    name: str
    estimates: tuple[Estimate, ...]
    settings: Settings
    judgement: Judgement
    new_starts: tuple[NewStart, ...]
    disclosure: Rules
    ahead: Ahead
    tracking: Tracking
    cuts: Cuts
    made_up: bool

    def choices(self, section: str) -> Choices:
        """The choices of a section."""
        found: Choices = getattr(self, _OTHERWISE_CALLED.get(section, section))
        return found

    def supposing(self, section: str, choices: Choices) -> Config:
        """The same with other choices in a section."""
        changed: dict[str, Any] = {_OTHERWISE_CALLED.get(section, section): choices}
        return replace(self, **changed)


def read_config(folder: Path) -> Config:
    path = folder / FILE
    if not path.is_file():
        raise WorkspaceError(
            f"{folder.resolve().name} is no workspace: it has no {FILE}. Name one with --workspace, or make one: "
            "goldenthread init DIR --authority CODE",
            wrong_use=True,
        )
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        _only(given, _TOP, "the file")
        authority = _section(given, "authority")
        _only(authority, ("code", "name", "made_up"), "[authority]")
        code = _text(authority, "code")
        settings = _taken("[settings]", Settings.read, _section(given, "settings"))
        judgement = _taken("[judgement]", Judgement.read, _section(given, "judgement"))
        disclosure = _taken("[disclosure]", Rules.read, _section(given, "disclosure"))
        ahead = _taken("[attention]", Ahead.read, _section(given, "attention"))
        tracking = _taken("[improvement]", Tracking.read, _section(given, "improvement"))
        cuts = _taken("[dashboard]", _cuts, _section(given, "dashboard"))
        new_starts = _taken("[[rebase]]", read_new_starts, given.get("rebase", []))
        estimates = tuple(_estimates(given.get("population", []), code))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{FILE} cannot be read: {error}.") from error
    name, made_up = str(authority.get("name", code)), bool(authority.get("made_up", is_made_up(code)))
    return Config(
        code, name, estimates, settings, judgement, new_starts, disclosure, ahead, tracking, cuts, made_up
    )


def _cuts(given: Mapping[str, Any]) -> Cuts:
    """The dashboard's cuts, of measures that there are."""
    cuts, known = Cuts.read(given), catalogue.load()
    for code in (*cuts.headline, *cuts.leadership, *cuts.own):
        if code not in known:
            near = get_close_matches(code, known, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " `goldenthread catalogue` lists them."
            raise ChoiceError(f"There is no measure {code!r}.{hint}")
    return cuts


def _taken(section: str, read: Callable[[Any], T], given: Any) -> T:
    """What a section holds; a fault in it is told with its name."""
    try:
        return read(given)
    except ChoiceError as error:
        raise WorkspaceError(f"{FILE}, {section}: {error}") from error


def _section(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    section = given.get(name, {})
    if not isinstance(section, dict):
        raise WorkspaceError(f"{FILE}: write {name} as a section, [{name}].")
    return section


def _text(section: Mapping[str, Any], name: str) -> str:
    value = section.get(name)
    if not isinstance(value, str) or not value:
        raise WorkspaceError(f'{FILE}, [authority]: {name} is missing. Write it as text: {name} = "878"')
    return value


def _only(given: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in given:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            raise WorkspaceError(f"{FILE}: {where} has no {name!r}. {hint}")


def _estimates(given: Any, code: str) -> Iterable[Estimate]:
    entries = given if isinstance(given, list) else [given]
    for entry in entries:
        _only(entry, _ESTIMATE, "[[population]]")
        for name, kind in _ESTIMATE.items():
            if type(entry.get(name)) is not kind:
                raise WorkspaceError(
                    f"{FILE}, [[population]]: {name} is {'a whole number' if kind is int else 'a text'}, and needed."
                )
        yield Estimate(entry["year"], entry["release"], code, entry["children"])


def is_made_up(code: str) -> bool:
    """Whether a code is one of the synthetic authorities': X and digits, which no council has."""
    return code[:1] == "X" and code[1:].isdigit()


def config_text(authority: Authority) -> str:
    """The file as `init` writes it: what is known of the authority, and every setting with its default."""
    settings = _choices("settings", Settings(), "Each setting with its default.")
    judgement = _choices("judgement", Judgement(), "How figures are judged: no figure changes by it.")
    disclosure = _choices("disclosure", Rules(), "What is kept back where a report is published.")
    ahead = _choices("attention", Ahead(), "How far ahead the lists of children who need attention look.")
    tracking = _choices("improvement", Tracking(), "When an action of the improvement plan is at risk.")
    cuts = _choices("dashboard", Cuts(), "Which measures stand in each cut of the dashboard, by their codes.")
    parts = [
        _head(authority),
        _population(authority),
        settings,
        judgement,
        disclosure,
        ahead,
        tracking,
        cuts,
        example(),
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def _head(authority: Authority) -> list[str]:
    return [
        "# What goldenthread needs to know of this authority. A line that begins with # is a comment.",
        "",
        "[authority]",
        f"code = {json.dumps(authority.code)}",
        f"name = {json.dumps(authority.name, ensure_ascii=False)}",
        *(["made_up = true  # nobody in these records exists"] if authority.made_up else []),
        "",
    ]


def _population(authority: Authority) -> list[str]:
    lines = [
        "# Children aged 0 to 17 by mid-year. Rates are per 10,000 of the newest year, unless the setting",
        "# population_year names another. Of two releases of one year the newer counts.",
    ]
    if not authority.estimates:
        lines += [
            "# Nothing is known of this authority: without its population there are counts and no rates.",
            "#",
            "# [[population]]",
            "# year = 2024",
            '# release = "where the estimate comes from"',
            "# children = 0",
            "",
        ]
    for estimate in authority.estimates:
        lines += [
            "[[population]]",
            f"year = {estimate.year}",
            f"release = {json.dumps(estimate.release, ensure_ascii=False)}",
            f"children = {estimate.count}",
            "",
        ]
    return lines


def _choices(section: str, choices: Choices, about: str) -> list[str]:
    lines = [
        f"# {about} To change one, take the # away and write another value.",
        f"[{section}]",
    ]
    for name, (value, meaning) in choices.told().items():
        lines += [f"# {meaning}", f"# {name} = {json.dumps(value)}", ""]
    return lines
