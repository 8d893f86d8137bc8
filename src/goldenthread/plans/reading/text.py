"""Words as a page gives them, made words again: marks taken off, lines of a cell put together."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ITEM = re.compile(r"</?(?:ul|ol|li|p|div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_MARKS = re.compile(
    r"\*{2,3}|(?<!\w)\*(?=\w)|(?<=[.!?)])\*(?=\s|$)|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|`"
)
_GAP = re.compile(r"[ \t]{2,}|\n+")
_BULLET = re.compile(r"^[•·▪●◦]\s*")
_HYPHEN_GAP = re.compile(r"(?<=\w)- (?=[a-z])(?!and\b|or\b|to\b(?!-))")
_SHORT_PIECE = 30
_DASH = re.compile(r"^[-*+]\s+")
BROKEN = "\v"
_STAR = "\f"  # a star that is written "\\*" is a star and no mark
_EMPTY_LINE = re.compile(rf"{BROKEN}{{2,}}")
_NEW_ITEM = re.compile(rf"{BROKEN}(?=[•·▪●◦])")
_MARK = re.compile(rf"{BROKEN}(?=\(?(\d{{1,2}}|[a-z])[.)]\s)")
_MARKED = re.compile(r"^\(?(?:\d{1,2}|[a-z])[.)]\s|^[•·▪●◦]")
_BROKEN_WORD = re.compile(rf"(\w+){BROKEN}([a-z]+)")
_PIECES = re.compile(r"(?:tions?|sions?|ments?|ness|ing|ity|ance|ence|ally|edly)\b")
_SHORT_LIST = "a an as at be by do go he if in is it me my no of on or so to up us we i"
_SHORT_WORDS = frozenset(_SHORT_LIST.split())

_HANGING = """
    a an and are as at between but by for from in into is its of on or our per subject that the their to which
    with within
"""
HANGS = frozenset(_HANGING.split())  # a phrase that ends in one of these goes on


def plain(text: str) -> str:
    """One line of words without the marks of Markdown or HTML, each gap one space."""
    text = html.unescape(_TAG.sub("", _ITEM.sub(" ", _BREAK.sub(" ", text))))
    text = _MARKS.sub("", text.replace("\\*", _STAR)).replace(_STAR, "*")
    return " ".join(text.replace("\\", "").split())


def cell(text: str) -> str:
    """A cell of a table of text: its paragraphs on a line each, its broken lines put together.

    A gap of two spaces or a list makes a paragraph. A page's line break (<br>) stays as BROKEN, which `mended`
    makes a space of, or nothing where it stands inside a word; before the next item of a list it parts the items.
    """
    text = re.sub(r"(?<=\w)-\s*<br\s*/?>\s*(?=[a-z])", "-", text, flags=re.IGNORECASE)
    text = _listed(_ITEM.sub("\n", _BREAK.sub(BROKEN, text.strip())))
    text = _HYPHEN_GAP.sub("-", _MARKS.sub("", html.unescape(_TAG.sub("", text))))
    return paragraphs(_unbroken(part.strip() for part in _GAP.split(text)))


def _listed(text: str) -> str:
    """The text with each item of a list on a line: those with bullets, and those that count on from 1 or a."""
    text = _NEW_ITEM.sub("\n", text)
    marks = [int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1 for mark in _MARK.findall(text)]
    return _MARK.sub("\n", text) if len(marks) > 1 and marks == list(range(1, len(marks) + 1)) else text


def _unbroken(parts: Iterable[str]) -> Iterable[str]:
    """Paragraphs, with the short pieces that a gap inside a line leaves put together again."""
    whole = last = ""
    for given in parts:
        part = _BULLET.sub("", given)
        goes_on = part[:1].islower() and not _MARKED.match(given)
        if whole and len(last) <= _SHORT_PIECE and goes_on and not whole.endswith((".", ":", ";")):
            whole, last = f"{whole} {part}", part
            continue
        yield whole
        whole = last = part
    yield whole


def mended(words: str, known: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """The words with their line breaks made spaces, and the words that a break had cut in two.

    A break is inside a word where the whole stands elsewhere in the document (`known`, in lower case) and a piece
    does not, or where what follows can't be a word.
    """
    cut = []

    def put_together(found: re.Match[str]) -> str:
        first, rest = found[1], found[2]
        whole = first + rest
        strange = rest not in known or first.lower() not in known
        if (whole.lower() in known and strange) or (
            first.lower() not in _SHORT_WORDS and rest not in _SHORT_WORDS
            and (len(rest) <= 2 or _PIECES.fullmatch(rest))
        ):  # fmt: skip
            cut.append(whole)
            return whole
        return f"{first} {rest}"

    words = _BROKEN_WORD.sub(put_together, _EMPTY_LINE.sub("\n", words))
    return words.replace(BROKEN, " "), tuple(cut)


def words_of(text: str) -> frozenset[str]:
    """Every whole word of a document, in lower case: none that stands at a line break of a page."""
    found = re.findall(rf"(?<![\w{BROKEN}])[A-Za-z]+(?![\w{BROKEN}])", _BREAK.sub(BROKEN, text))
    return frozenset(word.lower() for word in found)


def paragraphs(parts: Iterable[str]) -> str:
    """Paragraphs on a line each, empty ones left out."""
    return "\n".join(part for part in parts if part)


def hangs(text: str) -> bool:
    """Whether the words can't end here: in the middle of a quotation, or after "of", "and", "between" ..."""
    text = text.strip()
    if not text:
        return False
    last = text.split()[-1].lower().rstrip('"')
    return opens(text) or last in HANGS or text.endswith(("-", "–", "/", ",", "("))


def opens(text: str) -> bool:
    """Whether a quotation is begun and not ended."""
    quotes = text.count('"') + text.count("“") + text.count("”")
    return quotes % 2 == 1


def goes_on(text: str) -> bool:
    """Whether the words can't begin here: in lower case, or with a mark that ends or joins something."""
    text = text.strip()
    return bool(text) and (text[0].islower() or text[0] in "/)],;:&–")


def ends(text: str) -> bool:
    """Whether the words end a sentence or a quotation."""
    return text.rstrip().endswith((".", "!", "?", '."', '"', "”")) and not opens(text)


def join(first: str, second: str) -> str:
    """Two pieces of the same words, put together."""
    if not first or not second:
        return first or second
    if first.endswith("-") and second[0].islower():
        return first + second
    return f"{first} {second}"


def is_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _DASH.match(text))


def without_bullet(text: str) -> str:
    return _DASH.sub("", without_round_bullet(text)).strip()


def without_round_bullet(text: str) -> str:
    """Words without a sign that is nothing but a bullet: a dash or a plus may be of a number."""
    return _BULLET.sub("", text)


def squeezed(words: str) -> str:
    """The letters and figures alone, in lower case: by these two texts are held to be one."""
    return re.sub(r"\W+", "", words).lower()
