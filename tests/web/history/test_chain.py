"""Lines bound together: whatever is done to them afterwards is found."""

from __future__ import annotations

import pytest

from goldenthread_web.history.chain import FIELDS, START, Head, breaks, hash_of

Lines = list[dict[str, object]]


def chained(count: int, of: str = "plan") -> Lines:
    lines: Lines = []
    previous = START
    for number in range(1, count + 1):
        line: dict[str, object] = dict.fromkeys(FIELDS, "") | {
            "number": number,
            "action": f"{of}.{number}",
            "previous": previous,
        }
        previous = hash_of(line)
        lines.append({**line, "hash": previous})
    return lines


def head_of(lines: Lines) -> Head:
    return Head(len(lines), str(lines[-1]["hash"]), "3 June")


def test_a_whole_history_has_no_fault() -> None:
    lines = chained(5)
    assert list(breaks(lines, [head_of(lines[:2]), head_of(lines)])) == []
    assert list(breaks([])) == []


@pytest.mark.parametrize("field", FIELDS[1:-1])
def test_a_changed_field_is_found(field: str) -> None:
    lines = chained(5)
    lines[2][field] = "something else"
    assert list(breaks(lines)) == ["Line 3 was changed after it was written."]


def test_a_change_with_a_hash_that_fits_is_found_by_the_next_line() -> None:
    lines = chained(5)
    lines[2]["action"] = "another"
    lines[2]["hash"] = hash_of(lines[2])
    assert list(breaks(lines)) == [
        "Line 4 does not follow the line before it: one of them was put there later."
    ]


def test_a_line_taken_away_is_found() -> None:
    lines = chained(5)
    del lines[2]
    assert list(breaks(lines)) == ["After line 2 comes line 4: what stood between is gone."]


def test_lines_that_changed_places_are_found() -> None:
    lines = chained(5)
    lines[1]["number"], lines[2]["number"] = 3, 2
    lines[1], lines[2] = lines[2], lines[1]
    found = list(breaks(lines))
    assert "Line 2 was changed after it was written." in found
    assert "Line 3 was changed after it was written." in found


def test_a_line_put_in_is_found() -> None:
    lines = chained(5)
    false = {**lines[2], "action": "never done"}
    lines.insert(2, {**false, "hash": hash_of(false)})
    assert any(fault.startswith("After line 3 comes line 3") for fault in breaks(lines))


def test_a_tail_cut_off_is_found_by_a_head_kept_elsewhere() -> None:
    lines = chained(9)
    assert list(breaks(lines[:4])) == [], "nothing in the lines themselves tells"
    assert list(breaks(lines[:4], [head_of(lines[:2]), head_of(lines)])) == [
        "The history ends at line 4, but on 3 June it had 9 lines: 5 or more were cut off its end."
    ]
    assert len(list(breaks([], [head_of(lines)]))) == 1, "all of it cut off"


def test_a_history_written_anew_is_found_by_a_head_kept_elsewhere() -> None:
    lines, anew = chained(5), chained(8, of="forged")
    assert list(breaks(anew)) == []
    assert list(breaks(anew, [head_of(lines)])) == ["Line 5 is not the one that was there on 3 June."]
