"""One line of goldenthread.toml changed, and not a letter beside it."""

import tomllib
from typing import Any

import pytest

from goldenthread.records.settings import Settings
from goldenthread.workspace import WorkspaceError
from goldenthread.workspace.authorities import authorities
from goldenthread.workspace.config import CHOICES, config_text
from goldenthread.workspace.lines import with_value

AS_INIT = config_text(authorities()["878"])
HEAD = '[authority]\ncode = "878"\n\n'


def diff(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    was, then = before.split("\n"), after.split("\n")
    return [line for line in was if line not in then], [line for line in then if line not in was]


@pytest.mark.parametrize("section", CHOICES)
def test_each_choice_takes_the_place_of_the_remark_that_tells_its_default_and_gives_it_back(
    section: str,
) -> None:
    choices = CHOICES[section]()
    for name, default in choices.as_dict().items():
        value = _another(default)
        fresh = with_value(AS_INIT, section, name, value, default)
        assert tomllib.loads(fresh)[section] == {name: value}
        went, came = diff(AS_INIT, fresh)
        assert [line.startswith(f"# {name} = ") for line in went] == [True]
        assert [line.startswith(f"{name} = ") for line in came] == [True]
        assert with_value(fresh, section, name, default, default) == AS_INIT


def _another(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return [*value, 'A "quoted" ä # role']
    return f"{value} #1" if isinstance(value, str) else value + 1


@pytest.mark.parametrize(
    ("text", "value", "becomes"),
    [
        ("[settings]\nplan_gap_days = 3 # agreed\n", 4, "[settings]\nplan_gap_days = 4  # agreed\n"),
        ("[settings]\nplan_gap_days = 3 # agreed\n", 1, "[settings]\n# plan_gap_days = 1  # agreed\n"),
        (
            "[settings]\n# plan_gap_days = 1\nplan_gap_days = 3 # agreed\n",
            1,
            "[settings]\n# plan_gap_days = 1\n# agreed\n",
        ),
        (
            "[settings]  # ours\n\nannualise = 4\n",
            4,
            "[settings]  # ours\nplan_gap_days = 4\n\nannualise = 4\n",
        ),
        ("[settings]\r\n'annualise' = 4\r\n", 4, "[settings]\r\nplan_gap_days = 4\r\n'annualise' = 4\r\n"),
        ('[settings]\n"plan_gap_days"=3\n', 4, "[settings]\nplan_gap_days = 4\n"),
        ("# no section yet", 4, "# no section yet\n\n[settings]\nplan_gap_days = 4\n"),
        ("# no section yet", 1, "# no section yet"),
        (
            "[settings]\n[judgement]\n# plan_gap_days = 1\n",
            4,
            "[settings]\nplan_gap_days = 4\n[judgement]\n# plan_gap_days = 1\n",
        ),
    ],
)
def test_a_file_that_people_wrote_keeps_what_they_wrote(text: str, value: int, becomes: str) -> None:
    assert with_value(HEAD + text, "settings", "plan_gap_days", value, 1) == HEAD + becomes


def test_a_list_over_several_lines_becomes_one() -> None:
    text = HEAD + '[settings]\nallocated_roles = [\n  "CW",\n  "X",\n]\nannualise = 4\n'
    default = list(Settings().allocated_roles)
    fresh = with_value(text, "settings", "allocated_roles", ["CW"], default)
    assert fresh == HEAD + '[settings]\nallocated_roles = ["CW"]\nannualise = 4\n'


@pytest.mark.parametrize(
    "text",
    [
        "settings.plan_gap_days = 3\n" + HEAD,
        "settings = { plan_gap_days = 3 }\n" + HEAD,
        HEAD + "['settings']\nplan_gap_days = 3\n",
    ],
)
def test_what_cannot_be_changed_without_harm_is_left_and_said(text: str) -> None:
    with pytest.raises(WorkspaceError, match="can't be changed from here"):
        with_value(text, "settings", "plan_gap_days", 4, 1)


def test_a_remark_inside_a_list_is_not_lost() -> None:
    text = HEAD + '[settings]\nallocated_roles = [\n  "CW",  # since 2019\n]\n'
    with pytest.raises(WorkspaceError, match="can't be changed from here"):
        with_value(text, "settings", "allocated_roles", ["X"], ["CW"])
