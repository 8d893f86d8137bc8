"""XML returns: every element with its line, in constant memory, and no document types."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.xml import Element, read_events
from tests.intake.gate.hostile import ENTITY_BOMB

CENSUS = """<?xml version="1.0"?>
<Message xmlns="urn:x">
  <Header>
    <Year>2023</Year>
  </Header>
  <Child>
    <Id>1</Id>
    <Plan><Start>2023-01-01</Start></Plan>
  </Child>
  <Child>
    <Id>2</Id>
  </Child>
</Message>
"""


def save(folder: Path, content: bytes | str) -> Path:
    path = folder / "census.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_events_and_lines(tmp_path: Path) -> None:
    events = [(kind, element.tag[7:], line) for kind, element, line in read_events(save(tmp_path, CENSUS))]
    assert events[:5] == [
        ("start", "Message", 2),
        ("start", "Header", 3),
        ("start", "Year", 4),
        ("end", "Year", 4),
        ("end", "Header", 3),
    ]
    assert events[-1] == ("end", "Message", 2)
    assert [line for kind, tag, line in events if kind == "end" and tag == "Child"] == [6, 10]


def test_a_record_is_whole_at_its_end(tmp_path: Path) -> None:
    found = []
    for kind, element, _ in read_events(save(tmp_path, CENSUS), records=["Child"]):
        if kind == "end" and element.tag == "{urn:x}Child":
            inside = [inner for inner in element.iter() if isinstance(inner, Element)]
            found.append(
                [(inner.tag[7:], inner.text, inner.line) for inner in inside if (inner.text or "").strip()]
            )
    assert found == [[("Id", "1", 7), ("Start", "2023-01-01", 8)], [("Id", "2", 11)]]


def peak_memory(folder: Path, children: int) -> int:
    child = "<Child>" + "<Id>1</Id>" * 20 + "</Child>\n"
    path = save(folder, "<Message>" + child * children + "</Message>")
    tracemalloc.start()
    try:
        assert (
            sum(event.event == "end" for event in read_events(path, records=["Child"])) == children * 21 + 1
        )
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_stays_constant(tmp_path: Path) -> None:
    assert peak_memory(tmp_path, 4_000) < 1.2 * peak_memory(tmp_path, 1_000)


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        ("", "empty-file", None),
        ("a,b\n", "not-xml", None),
        (CENSUS[: CENSUS.index("</Plan>")], "truncated", 8),
        (CENSUS.replace("</Header>", "</Heading>"), "truncated", 5),
        (CENSUS.replace("<Year>", "<Year>\x01"), "truncated", 4),
        (ENTITY_BOMB + "<x>&i;</x>", "dtd-in-xml", None),
        ('<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>', "dtd-in-xml", None),
        ("<!DOCTYPE x><x/>", "dtd-in-xml", None),
        ("<x>&unknown;</x>", "truncated", 1),
        ("\n<a>" * 101, "too-deep", 102),
        ("<x>" + "y" * 3_000_000 + "</x>", "too-long-text", 1),
        ("<x y='" + "y" * 3_000_000 + "'/>", "too-long-text", 1),
        (b'<?xml version="1.0" encoding="nonsense"?><x/>', "unknown-encoding", None),
    ],
)
def test_refused(tmp_path: Path, content: bytes | str, rule: str, row: int | None) -> None:
    with pytest.raises(Refused) as refusal:
        list(read_events(save(tmp_path, content)))
    assert (refusal.value.rule, refusal.value.file) == (rule, "census.xml")
    assert row is None or refusal.value.row == row


def test_limits(tmp_path: Path) -> None:
    path = save(tmp_path, "<Message><Child>" + "<Id/>" * 200 + "</Child></Message>")
    for limits, rule in (
        (Limits(record_elements=100), "too-large-record"),
        (Limits(text_bytes=100), "file-too-large"),
        (Limits(xml_depth=2), "too-deep"),
    ):
        with pytest.raises(Refused) as refusal:
            list(read_events(path, limits, records=["Child"]))
        assert refusal.value.rule == rule


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    flips=st.lists(st.tuples(st.integers(0, len(CENSUS) - 1), st.integers(0, 255)), min_size=1, max_size=4)
)
def test_damaged_files_are_read_or_refused(
    flips: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = bytearray(CENSUS.encode())
    for at, value in flips:
        content[at] = value
    try:
        for _ in read_events(save(tmp_path_factory.getbasetemp(), bytes(content)), records=["Child"]):
            pass
    except Refused:
        pass
