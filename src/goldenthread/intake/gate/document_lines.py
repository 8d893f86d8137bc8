"""What of a Word document somebody has taken out and left in sight: by a line through words, or with tracking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_BEGIN, _END = "\x02", "\x03"
"""Stand around words with a line through them until their places are counted: no XML can hold these letters."""
_DELETED = qn("w:del")
_BOX = qn("w:txbxContent")

Span = tuple[int, int]


def marked(words: str) -> str:
    """Words with a line through them, marked. Spaces around them are as they are."""
    bare = words.strip()
    return words.replace(bare, f"{_BEGIN}{bare}{_END}", 1) if bare else words


def parted(text: str) -> tuple[str, list[Span]]:
    """Text without the marks, and where the words stand that were marked."""
    plain, spans = "", []
    for n, piece in enumerate(text.split(_BEGIN)):
        struck, _, rest = piece.partition(_END) if n else ("", "", piece)
        if struck:
            spans.append((len(plain), len(plain) + len(struck)))
        plain += struck + rest
    return plain, spans


def is_deleted(row: Any) -> bool:
    """Whether a row of a table was deleted with tracking, whatever is said of its words."""
    return row.find(f"{qn('w:trPr')}/{_DELETED}") is not None


def deleted(element: Any) -> Iterator[str]:
    """The words that were deleted with tracking inside a paragraph or a row, deletion by deletion.

    Those in a text box are told with the paragraphs of that.
    """
    boxes = [box for box in element.iter(_BOX) if box is not element]
    for each in element.iter(_DELETED):
        if any(above in boxes for above in each.iterancestors(_BOX)):
            continue
        words = "".join(text.text or "" for text in each.iter(qn("w:delText"), qn("w:t")))
        if words.strip():
            yield words
