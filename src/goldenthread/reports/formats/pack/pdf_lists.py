"""The tags of a PDF's lists and captions: a list that columns cut is one, a name stands with its meaning.

WeasyPrint tags the columns of a list as lists inside it, a name and its meaning as two items of a part, and words
beside a heading in a caption as another caption.
"""

from __future__ import annotations

from typing import Any

from goldenthread.reports.formats.pack.pdf_elements import Elements, kind_of

_LIST, _ITEM, _LABEL, _BODY, _NOTHING = "/L", "/LI", "/Lbl", "/LBody", "/NonStruct"
_A_PAIR = 2


def mend(elements: Elements) -> None:
    for one in elements.of(_LIST):
        _take_in(one, elements)
    for one in elements.of(_LIST):
        for part in elements.below(one):
            if kind_of(part) == "/Div":
                _pair(part, elements)
    for caption in elements.of("/Caption"):
        for inner in elements.below(caption):
            inner["S"] = "/P" if kind_of(inner) == "/Caption" else inner["S"]


def _take_in(one: Any, elements: Elements) -> None:
    """What stands in a list inside a list stands in that list itself: no list of ours is a part of another."""
    kids = []
    for kid in elements.below(one):
        if kind_of(kid) == _LIST:
            _take_in(kid, elements)
            kids += elements.below(kid)
            kid["K"][:] = []
        else:
            kids.append(kid)
    one["K"][:] = [kid.reference for kid in kids]
    for kid in kids:
        kid["P"] = one.reference


def _pair(part: Any, elements: Elements) -> None:
    """A name and its meaning are one item: its label and its body."""
    part["S"] = _ITEM
    for item, becomes in zip(elements.below(part), (_LABEL, *[_BODY] * _A_PAIR), strict=False):
        item["S"] = becomes
        for inner in elements.below(item):
            inner["S"] = _NOTHING
