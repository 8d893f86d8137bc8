"""goldenthread.toml: what init writes is read, and what is wrong in it is named."""

import re
from pathlib import Path

import pytest

from goldenthread.judgement.ahead import Ahead
from goldenthread.judgement.cuts import Cuts
from goldenthread.judgement.settings import Judgement
from goldenthread.judgement.tracking import Tracking
from goldenthread.records.settings import Settings
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace.authorities import authorities
from goldenthread.workspace.config import FILE, config_text, read_config


def write(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text)
    return folder


def test_every_english_authority_has_a_name_and_a_population(tmp_path: Path) -> None:
    assert len(authorities()) == 153
    for authority in authorities().values():
        read = read_config(write(tmp_path, config_text(authority)))
        assert (read.code, read.name, read.estimates) == (authority.code, authority.name, authority.estimates)
        assert read.settings == Settings()
        assert any(estimate.year == 2024 and estimate.count > 0 for estimate in read.estimates)


def test_estimates_name_their_release() -> None:
    devon = authorities()["878"]
    assert devon.name == "Devon"
    assert [(e.year, e.count) for e in devon.estimates if "DfE 2022" in e.release] == [(2020, 148_076)]
    assert [(e.year, e.count) for e in devon.estimates if "DfE 2025" in e.release][-1] == (2024, 148_164)


def test_every_setting_is_written_with_its_meaning() -> None:
    text = config_text(authorities()["878"])
    for name in Settings().as_dict():
        assert f"# {Settings.meaning(name)}\n# {name} = " in text


def test_the_choices_of_judgement_are_written_with_their_meaning_and_read_as_they_are() -> None:
    text = config_text(authorities()["878"])
    for name in Judgement().as_dict():
        assert f"# {Judgement.meaning(name)}\n# {name} = " in text
    assert "# [[rebase]]" in text


def test_what_pages_show_is_written_with_its_meaning_and_read() -> None:
    text = config_text(authorities()["878"])
    for choices in (Ahead(), Tracking(), Cuts()):
        for name in choices.as_dict():
            assert f"# {choices.meaning(name)}\n# {name} = " in text


def test_what_is_chosen_is_read(tmp_path: Path) -> None:
    text = HEAD + "[judgement]\namber_points = 5\nneighbours = 'median'\ntwo_of_three_2023 = true\n"
    read = read_config(write(tmp_path, text))
    assert read.judgement == Judgement(amber_points=5, neighbours="median", two_of_three_2023=True)
    assert read.settings == Settings(), "the figures' settings are others"


def test_the_file_as_init_writes_it_takes_every_line_that_is_put_in_force(tmp_path: Path) -> None:
    lines = config_text(authorities()["878"]).splitlines()
    in_force = [re.sub(r"^# (?=\w+ = |\[\[)", "", line) for line in lines]
    read = read_config(write(tmp_path, "\n".join(in_force)))
    assert (read.settings, read.judgement) == (Settings(), Judgement())
    assert (read.ahead, read.tracking, read.cuts) == (Ahead(), Tracking(), Cuts())
    assert [start.month for start in read.new_starts] == [Month(2023, 4)]


HEAD = '[authority]\ncode = "878"\n'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + "[settings]\nplan_gap = 1", "no setting 'plan_gap'. Did you mean 'plan_gap_days'"),
        (HEAD + '[settings]\nplan_gap_days = "1"', "'plan_gap_days' is a whole number"),
        (HEAD + "[seting]\nx = 1", "has no 'seting'. Did you mean settings"),
        (HEAD + "settings = 1", "has no 'settings'"),
        ("settings = 1\n" + HEAD, r"\[settings\]"),
        ("[authority]\ncode = 878", "code is missing"),
        (HEAD + "[[population]]\nyear = 2022", "release is a text, and needed"),
        (HEAD + '[[population]]\nyear = "2022"', "year is a whole number"),
        (HEAD + "[[population", "cannot be read"),
        (
            HEAD + "[judgement]\namber_point = 5",
            r"\[judgement\]: There is no setting 'amber_point'. Did you mean 'amber_points'",
        ),
        (HEAD + "[judgement]\nfix_first = 3", r"\[judgement\]: .*'fix_first' is 0, or 12 or more"),
        (HEAD + "[attention]\nvisits = -1", r"\[attention\]: .*'visits' is a whole number, from 0 to 366"),
        (
            HEAD + "[improvement]\nsilent = 367",
            r"\[improvement\]: .*'silent' is a whole number, from 0 to 366",
        ),
        (HEAD + '[dashboard]\nown = ["cp_visit"]', r"\[dashboard\]: .*Did you mean 'cp_visits'"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(WorkspaceError, match=what):
        read_config(write(tmp_path, text))


def test_a_folder_that_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="goldenthread init") as told:
        Workspace.open(tmp_path)
    assert told.value.wrong_use


def test_a_workspace_is_made_in_an_empty_folder_only(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="not an empty folder"):
        Workspace.create(tmp_path, authorities()["878"])
