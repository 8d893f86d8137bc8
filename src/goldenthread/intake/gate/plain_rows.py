"""The fast way over a worksheet: whole rows of a form so plain that one expression proves them harmless.

Nothing is understood here but rows written exactly as Excel and its imitators write them: double quotes, no
comment, only the five entities, every formula with its value. All else goes to the careful reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from goldenthread.intake.gate import places
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.refusal import Refused

HOLD_BYTES = 256 * 1024
"""A longer row than this is not waited for; it goes to the careful reader."""

KNOWN_ORDERS = 10_000
"""Rows differ in which cells are blank; this many patterns are remembered as being in order."""

CHARACTERS = rb"[\t\n !-%'-;=?-~\x80-\xff]"
TEXT = rb"(?!<)%b*+(?:&(?:amp|lt|gt|quot|apos);%b*+)*+" % (CHARACTERS, CHARACTERS)
QUOTED = rb'="[ !#-%\'-;=?-~]*+"'
END_EMPTY = rb" ?+/>"
STYLE = rb'(?: s="\d++")?+'
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
"""The error values that every version of Excel writes, and that the parser knows."""
PREFIX = re.compile(rb"<([A-Za-z][A-Za-z0-9]{0,9}:)?worksheet[ >]")


@dataclass(frozen=True)
class Expressions:
    """What plain rows look like in one sheet, which may put a prefix before every name."""

    row: re.Pattern[bytes]
    """A whole row: its number, whether it is hidden, the column of its first value and that of its last."""
    error: re.Pattern[bytes]
    """An error value inside a row: its column."""
    column: re.Pattern[bytes]
    """Any cell inside a row: its column."""
    start: bytes


@cache
def expressions(prefix: bytes, formulas: bool) -> Expressions:
    """The expressions for a prefix, with formulas or without."""
    p = re.escape(prefix)
    names = {b"p": p, b"text": TEXT, b"quoted": QUOTED, b"end": END_EMPTY, b"s": STYLE}
    formula = rb"(?:<%(p)bf(?: [A-Za-z0-9]++%(quoted)b)*+(?:%(end)b|>%(text)b</%(p)bf>))?+" % names
    names[b"f"] = formula if formulas else b""
    stored = rb"%(f)b<%(p)bv>%(text)b</%(p)bv>" % names
    inline = rb'<%(p)bis><%(p)bt(?: xml:space="preserve")?+>%(text)b</%(p)bt></%(p)bis>' % names
    known = rb"%b<%bv>(?:%b)</%bv>" % (names[b"f"], p, b"|".join(re.escape(e.encode()) for e in ERRORS), p)
    blank = rb'<%(p)bc r="[A-Z]{1,2}+\1"%(s)b%(end)b' % names
    kinds = rb'(?:(?: t="(?:s|n|b|str|inlineStr)")?+>(?:%b|%b)| t="e">%b)' % (stored, inline, known)
    value = rb'<%bc r="([A-Z]{1,2}+)\1"%b%b</%bc>' % (p, STYLE, kinds, p)
    # Blanks are tried first: a failed try of `value` would leave its column behind as the last one's.
    cells = rb'(?:%b)*+(?:(?=<%bc r="([A-Z]{1,2}+))(?:%b|%b)++)?+' % (blank, p, blank, value)
    hidden = rb'hidden="(?:0|false|(1|true))"'
    attributes = rb"(?: (?:%b|(?!r=|hidden=)[A-Za-z0-9:]++%b))*+" % (hidden, QUOTED)
    row = rb'<%brow r="([1-9]\d{0,6}+)"%b(?:%b|>%b</%brow>)' % (p, attributes, END_EMPTY, cells, p)
    error = rb'<%bc r="([A-Z]{1,2}+)\d++"%b t="e">' % (p, STYLE)
    column = rb'<%bc r="([A-Z]++)' % p
    return Expressions(re.compile(row), re.compile(error), re.compile(column), b"<" + prefix + b"row ")


class PlainRows:
    """Takes the plain rows out of a stream of bytes and passes everything else on, in order."""

    def __init__(self, extent: Extent, formulas: bool, rest: Callable[[bytes], None]) -> None:
        self._extent = extent
        self._formulas = formulas
        self._rest = rest
        self._widths: dict[tuple[bytes, bytes], int] = {}
        self._in_order: set[tuple[bytes, ...]] = set()

    def run(self, blocks: Iterator[bytes]) -> None:
        """Go through the whole sheet."""
        held = next(blocks, b"")
        self._choose(held)
        held = self._take(held)
        for block in blocks:
            held = self._take(held + block)
        self._rest(held)

    def _choose(self, head: bytes) -> None:
        found = PREFIX.search(head, 0, 8192)
        prefix = (found.group(1) or b"") if found else b""
        self._look = expressions(prefix, self._formulas)

    def _take(self, data: bytes) -> bytes:
        # A row inside a comment is no row, so nothing may be taken out of such a stretch.
        if b"<!" in data or data.count(b"<?") > data.startswith((b"<?", b"\xef\xbb\xbf<?")):
            self._rest(data)
            return b""
        done = 0
        extent = self._extent
        last_row = extent.last_row
        columns = self._look.column.findall
        errors, ascii_only = b' t="e"' in data, data.isascii()
        for match in self._look.row.finditer(data):
            start, end = match.span()
            if start != done:
                extent.last_row = last_row
                self._rest(data[done:start])
                last_row = extent.last_row
            done = end
            digits, hidden, first, last = match.groups()
            row = int(digits)
            if row <= last_row:
                raise out_of_order(row)
            last_row = row
            if tuple(columns(data, start, end)) not in self._in_order:
                self._check_order(row, columns(data, start, end))
            if last:
                self._hold(row, (first, last))
            if hidden:
                extent.hidden_rows += 1
            if errors:
                self._errors(row, data, start, end)
            if not ascii_only:
                _check_text(match.group())
        extent.last_row = last_row
        if last_row > places.LAST_ROW:
            raise no_such_place()
        keep = data.rfind(self._look.start, done)
        if keep < 0 or len(data) - keep > HOLD_BYTES:
            keep = max(done, len(data) - len(self._look.start))
        self._rest(data[done:keep])
        return data[keep:]

    def _check_order(self, row: int, names: list[bytes]) -> None:
        """A cell that comes twice has two values, of which the parser would take one without a word."""
        numbers = [places.number(name.decode()) for name in names]
        if any(following <= one for one, following in pairwise(numbers)):
            raise out_of_order(row)
        if len(self._in_order) < KNOWN_ORDERS:
            self._in_order.add(tuple(names))

    def _errors(self, row: int, data: bytes, start: int, end: int) -> None:
        for found in self._look.error.finditer(data, start, end):
            self._extent.errors.extend((row, places.number(found.group(1).decode())))

    def _hold(self, row: int, columns: tuple[bytes, bytes]) -> None:
        width = self._widths.get(columns)
        if width is None:
            first, last = (places.number(name.decode()) for name in columns)
            width = self._widths[columns] = last - first + 1
            self._extent.hold(row, first, last)
            self._extent.sure.hold(row, first, last)
        self._extent.bottom = self._extent.sure.bottom = row
        self._extent.values += width


def out_of_order(row: int) -> Refused:
    """Rows or cells that come twice or out of turn: Excel calls such a file damaged."""
    return Refused(
        "cells-out-of-order", "Cells come twice or out of turn. Save it again from Excel.", row=row
    )


def no_such_place() -> Refused:
    """A cell beyond the last row or column that Excel has, or with a reference that is none."""
    return Refused("no-such-place", "A cell lies where Excel has none. Save it again from Excel.")


def _check_text(row: bytes) -> None:
    try:
        row.decode()
    except UnicodeDecodeError as error:
        raise Refused("truncated", "It is damaged or cut short. Copy or export it again.") from error
