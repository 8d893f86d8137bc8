"""Which measure a sentence means, where it has the name of one inside the name of a narrower one.

"16% of children in care had three or more placements" is of the placements: the children are those it is a share of.
"Referrals from schools" is of some referrals only, and no row holds those: a claim about them can't be checked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from goldenthread.narrative.tokens import Kind, Token

_SHARE_OF = re.compile(
    r"(?:%|per ?cent|\bshare|\bproportion|\bpercentage|\bhalf|\bthirds?|\bquarters?|\bfifths?|\btenths?|\bmost"
    r"|\bmany|\bnumber"
    r"|\bsome|\bin \w+)\s(?:of|for)\s(?:(?:the|our|all|these|those)\s)*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?P<word>all|every|each|both|no|none of|not one|neither)\s(?:(?:of|the|our|single|one)\s)*$",
    re.IGNORECASE,
)
_NONE = ("no", "none of", "not one", "neither")
_WISHED = re.compile(
    r"\b(?:want|wants|wanted|aim|aims|aimed|ensure|ensures|ensuring|so that|hope|would|should|must|need|needs"
    r"|will|make sure"
    r"|expect|expects|ambition|goal|priority|vision|right|when|where|if|until|how|whether)\b",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:have|has|had|are|is|were|was|got|received|came|been)\b", re.IGNORECASE)
_NARROWER = re.compile(
    r"^\s(?:from|with|without|by|who|whose|involving|relating|about|needing|concerning)\s"
    r"(?!(?:the|an?)\s(?:\w+\s)?(?:high|low|peak|end|start|year|month|previous|last"
    r"|report)\b)(?P<next>[a-z][\w'\u2019-]*)",
    re.IGNORECASE,
)
_NO_KIND = ("us", "them", "about", "around", "nearly", "over", "under", "just")
_PART = re.compile(r"(?<![\w'\u2019])(?P<word>[a-z][a-z'\u2019-]*)[\s-]$")
_LEADS_TEXT = """
    a an the our their its his her these those this that all both each every no some any many most more fewer less
    few of in on at to for from by with as than about over under between across during into within among against per
    and or but nor so if when while whereas where which who because although though since until after before is are
    was were be been being has have had do does did will would can could should may might must not only also even
    still just again now then there here we they it you i us them average rolling monthly overall total annual
    yearly rate share number proportion percentage level levels volume timely receive received receiving complete
    completed completing hold held holding start started starting record recorded make made making get got see saw
    seen show shows showed shown keep kept include includes including reduce reduced reducing improve improved
    improving increase increased increasing rising falling average said says such other new our local own high
    higher low lower better worse good final latest current initial recent what how why let like mean means support
    supported supporting involve involving manage managed managing review reviewed reviewing of-which carry carried
    undertake undertook undertaken conduct conducted neither either whose those-of children's council's devon's
    year's month's month quarter year june may april total out up down further strategy fewer-of cent percent point
    points to-be per-cent twice half double times ensure ensuring check checking work working track tracking monitor
    monitoring focus focused mainly partly largely broadly roughly nearly almost around approximately exactly
"""
_LEADS = frozenset(_LEADS_TEXT.split())


def meant(text: str, tokens: Sequence[Token], shares: Collection[str]) -> Iterator[Token]:
    """The tokens, with names settled. shares: the keys of the rows that are percentages.

    A name that another is a share of is left out, "all" and "none" beside it are numbers, and what is narrower than a
    name has no key.
    """
    said: set[int] = set()
    for token in _meant(text, tokens, shares):
        if not token.everyone or token.start not in said:
            yield token
        if token.everyone:
            said.add(token.start)


def _meant(text: str, tokens: Sequence[Token], shares: Collection[str]) -> Iterator[Token]:
    names = [token for token in tokens if token.kind is Kind.NAME]
    for token in tokens:
        if token.kind is not Kind.NAME:
            yield token
            continue
        before, after = text[: token.start], text[token.end :]
        narrower = next((n for n in names if n is not token and _is_share(n, shares)), None)
        is_share = _is_share(token, shares)
        all_of = _ALL.search(before)
        if not is_share and narrower is not None and (_SHARE_OF.search(before) or all_of):
            if all_of and narrower.start > token.end:
                yield from _everyone(text, all_of, narrower)
            continue
        if (all_of and is_share and _HAVE.search(token.text) and all_of["word"].casefold() != "no") or (
            all_of and is_share and _HAVE.search(token.text)
        ):
            yield from _everyone(text, all_of, token)
        elif (led := _leading(text, token)) is not None and is_share:
            yield from _everyone(text, led, token)
        yield replace(token, keys=()) if _is_narrower(before, after, token, tokens) else token


def _is_share(name: Token, shares: Collection[str]) -> bool:
    return bool(name.keys) and all(key in shares for key in name.keys)


def _leading(text: str, name: Token) -> re.Match[str] | None:
    """ "All of our care leavers are in touch": everybody, a verb, and then the name of a share."""
    lead = re.search(
        r"\b(?P<word>all|every|each|both|none of|not one|neither)\s(?:[\w'\u2019-]+\s){1,6}$",
        text[: name.start],
        re.IGNORECASE,
    )
    return lead if lead is not None and _HAVE.search(lead[0]) else None


def _everyone(text: str, found: re.Match[str], name: Token) -> Iterator[Token]:
    """ "All" and "none" as 100% and 0% of what is named; nothing where it is wished for."""
    if _WISHED.search(text[: name.start]) or not _HAVE.search(text[found.end("word") : name.end]):
        return
    low, high = found.span("word")
    number = 0.0 if found["word"].casefold() in _NONE else 100.0
    yield Token(Kind.NUMBER, low, high, text[low:high], number=number, unit="%", in_words=0.0, everyone=True)


def _is_narrower(before: str, after: str, token: Token, tokens: Sequence[Token]) -> bool:
    """Whether the name is part of a longer one: "referrals from schools", "domestic abuse referrals"."""
    starts = {other.start for other in tokens}
    follows = _NARROWER.match(after)
    if (
        follows
        and follows["next"].casefold() not in _NO_KIND
        and token.end + follows.start("next") not in starts
    ):
        return True
    leads = _PART.search(before)
    if leads is None or any(other.end >= leads.end("word") and other.start < token.start for other in tokens):
        return False
    word = leads["word"].casefold().removesuffix("'s").removesuffix("\u2019s")
    return word not in _LEADS and not word.endswith(("ly", "ing", "'", "\u2019"))
