"""The fast way over a worksheet: whole rows of a form so plain that one expression proves them harmless.

Nothing is understood here but rows written exactly as Excel and its imitators write them: double quotes, no
comment, text in ASCII, no error value, every formula with its value. All else goes to the careful reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from goldenthread.intake.gate import places
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.refusal import Refused

HOLD_BYTES = 256 * 1024
"""A longer row than this is not waited for; it goes to the careful reader."""

TEXT = rb"[\t\n !-%'-;=?-~]"
QUOTED = rb'="[ !#-%\'-;=?-~]*+"'
END_EMPTY = rb" ?+/>"
PREFIX = re.compile(rb"<([A-Za-z][A-Za-z0-9]{0,9}:)?worksheet[ >]")


@cache
def row_expression(prefix: bytes, formulas: bool) -> re.Pattern[bytes]:
    """A whole plain row: its number, the column of its first value and that of its last."""
    p = re.escape(prefix)
    attributes = rb'(?: (?:hidden="(?:0|false)"|(?!r=|hidden=)[A-Za-z0-9:]++' + QUOTED + rb"))*+"
    formula = rb"<%bf(?: [A-Za-z0-9]++%b)*+(?:%b|>%b++</%bf>)" % (p, QUOTED, END_EMPTY, TEXT, p)
    stored = rb"(?:%b)?+<%bv>%b++</%bv>" % (formula if formulas else b"(?!)", p, TEXT, p)
    inline = rb'<%bis><%bt(?: xml:space="preserve")?+>%b++</%bt></%bis>' % (p, p, TEXT, p, p)
    style = rb'(?: s="\d++")?+'
    blank = rb'<%bc r="[A-Z]{1,2}+\1"%b%b' % (p, style, END_EMPTY)
    value = rb'<%bc r="([A-Z]{1,2}+)\1"%b(?: t="(?:s|n|b|str|inlineStr)")?+>(?:%b|%b)</%bc>' % (
        p,
        style,
        stored,
        inline,
        p,
    )
    # Blanks are tried first: a failed try of `value` would leave its column behind as the last one's.
    cells = rb'(?:%b)*+(?:(?=<%bc r="([A-Z]{1,2}+))(?:%b|%b)++)?+' % (blank, p, blank, value)
    return re.compile(
        rb'<%brow r="([1-9]\d{0,6}+)"%b(?:%b|>%b</%brow>)' % (p, attributes, END_EMPTY, cells, p)
    )


class PlainRows:
    """Takes the plain rows out of a stream of bytes and passes everything else on, in order."""

    def __init__(self, extent: Extent, formulas: bool, rest: Callable[[bytes], None]) -> None:
        self._extent = extent
        self._formulas = formulas
        self._rest = rest
        self._widths: dict[tuple[bytes, bytes], int] = {}

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
        self._rows = row_expression(prefix, self._formulas)
        self._row_start = b"<" + prefix + b"row "

    def _take(self, data: bytes) -> bytes:
        # A row inside a comment is no row, so nothing may be taken out of such a stretch.
        if b"<!" in data or data.count(b"<?") > data.startswith((b"<?", b"\xef\xbb\xbf<?")):
            self._rest(data)
            return b""
        done = 0
        last_row = self._extent.last_row
        for match in self._rows.finditer(data):
            start, end = match.span()
            if start != done:
                self._extent.last_row = last_row
                self._rest(data[done:start])
                last_row = self._extent.last_row
            done = end
            digits, first, last = match.groups()
            row = int(digits)
            if row <= last_row:
                raise out_of_order(row)
            last_row = row
            if last:
                self._hold(row, (first, last))
        self._extent.last_row = last_row
        if last_row > places.LAST_ROW:
            raise no_such_place()
        keep = data.rfind(self._row_start, done)
        if keep < 0 or len(data) - keep > HOLD_BYTES:
            keep = max(done, len(data) - len(self._row_start))
        self._rest(data[done:keep])
        return data[keep:]

    def _hold(self, row: int, columns: tuple[bytes, bytes]) -> None:
        width = self._widths.get(columns)
        if width is None:
            first, last = (places.number(name.decode()) for name in columns)
            if last < first:
                raise out_of_order(row)
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
