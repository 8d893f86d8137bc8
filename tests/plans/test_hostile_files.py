"""A file that is no improvement plan, or is made to do harm, is refused in words that say what to do."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.intake.gate.document import LIMITS
from goldenthread.intake.gate.refusal import Refused
from goldenthread.plans.reading.files import TEXT_BYTES, contents
from tests.intake.gate.compound import encrypted_workbook
from tests.plans.office import document, with_body, with_part_changed, zipped

BOMB = b"<w:t>" + b"0" * (LIMITS.ratio_floor_bytes + 1) + b"</w:t>"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def _written(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _cut(path: Path) -> None:
    data = document(path).read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _macros_by_type(path: Path) -> None:
    change = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with_part_changed(document(path), "[Content_Types].xml", lambda text: text.replace(change, MACROS))


def _entities(path: Path) -> None:
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with_part_changed(
        document(path), "word/document.xml", lambda text: text.replace("?>", f"?>{declared}", 1)
    )


def _encrypted_part(path: Path) -> None:
    data = bytearray(document(path).read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        (flags,) = struct.unpack_from("<H", data, at + 8)
        struct.pack_into("<H", data, at + 8, flags | 1)
        at = data.find(b"PK\x01\x02", at + 4)
    path.write_bytes(data)


CASES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "empty": ("a.docx", _written(b""), "The file is empty. Copy or save it again."),
    "only blanks": ("a.txt", _written(b" \n \n"), "The file is empty"),
    "PDF": ("a.docx", _written(b"%PDF-1.7\n%\xe2\xe3"), "open the PDF in Word"),
    "a picture": ("a.docx", _written(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9), "a kind that is not known here."),
    "a zip": ("a.docx", lambda path: zipped(path, {"a.txt": b"text"}), "It is a zip archive. Save it as a Word"),
    "XML": ("a.docx", _written(b"<?xml version='1.0'?><plan/>"), "It is an XML file. Save it as"),
    "old Word": ("a.doc", _written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "It is an old Office file"),
    "a password": ("a.docx", _written(encrypted_workbook()), "take the password off (File, Info, Protect) and save"),
    "an encrypted part": ("a.docx", _encrypted_part, "Open it in Word, take the password off"),
    "macros": (
        "a.docm",
        lambda path: zipped(path, {"word/document.xml": b"<d/>", "word/vbaProject.bin": b"x"}),
        "The document contains macros. Open it in Word and save it as .docx",
    ),
    "macros by type": ("a.docx", _macros_by_type, "The document contains macros."),
    "cut short": ("a.docx", _cut, "The document is damaged or cut short. Copy it again"),
    "a zip bomb": (
        "a.docx",
        lambda path: zipped(path, {"[Content_Types].xml": _TYPES, "word/document.xml": BOMB}),
        "The document unpacks to far more than a real one holds.",
    ),
    "an entity": ("a.docx", _entities, "It is not written as Word writes a document."),
    "nothing but a name": (
        "a.docx", lambda path: zipped(path, {"[Content_Types].xml": _TYPES, "word/document.xml": b"<d/>"}),
        "The document is damaged or cut short.",
    ),
    "XML cut short": ("a.docx", lambda path: with_body(path, "<w:p>"), "The document is damaged or cut short."),
    "too much text": ("a.md", _written(b"word " * (TEXT_BYTES // 5 + 1)), "The file is larger than 5 MB."),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_is_refused_in_words(case: str, tmp_path: Path) -> None:
    name, write, message = CASES[case]
    write(tmp_path / name)
    with pytest.raises(Refused) as caught:
        contents(tmp_path / name)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{name}: ")


def test_each_refusal_names_its_own_file(tmp_path: Path) -> None:
    for name in ("first.pdf", "second.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")
        with pytest.raises(Refused, match=f"^{name}: It is a PDF"):
            contents(tmp_path / name)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"The file cannot be opened. Check its name"):
        contents(tmp_path / "none.docx")


def test_a_workbook_is_refused_as_it_is_everywhere(tmp_path: Path) -> None:
    zipped(tmp_path / "a.xlsm", {"xl/workbook.xml": b"<w/>", "xl/vbaProject.bin": b"x"})
    with pytest.raises(Refused, match="The workbook contains macros"):
        contents(tmp_path / "a.xlsm")
