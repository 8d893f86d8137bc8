"""The words of which roles are made: by these a role is told from a person, whom no finding names, and from another."""

from __future__ import annotations

import re

_PEOPLE = """
    adviser advisor chair chairman chairperson champion chief commissioner consultant coordinator councillor director
    executive head headteacher lead leader manager nurse officer practitioner principal reviewer worker
"""
_BODIES = "academy board group leadership member office panel partnership senior team unit"
_RANKS = """
    acting area assistant associate corporate cabinet deputy designated extended independent interim joint operational
    portfolio vice
"""
_SUBJECTS = """
    academy access adult adoption advocacy alternative assessment assurance audit authority business care change child
    children commissioning communication communications community complex contact contextual corporate council court
    customer data development digital disability disabled domestic door duty early edge education emergency engagement
    estate exploitation experienced facility family finance first fostering front governance health help home house
    housing hub human improvement inclusion information insight intake intelligence intervention inspection it justice
    kinship law learning leaver legal local management mash mental need neighbourhood of offer organisational outcome
    parenting participation partner people performance permanence placement planning police policy practice prevention
    procurement programme project property protection provision public quality recruitment referral residential
    resilience resource responsible restorative review reviewing risk safeguarding safety school send service social
    special start strategic strategy sufficiency support sustainability system targeted technology tackling therapeutic
    through training transformation transition virtual vulnerable welfare wellbeing work workforce young youth
"""
_SMALL = frozenset(["a", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"])
_SHORT = """
    ACE AD ADs ATM CE CEO CEX DASS DCE DCFS DCS DD DMT DPH DoE ED EDCS ELT GM HOS HoS LM MD PSW SLT SM SMT SRO TM VSH
"""
_IN_SHORT = frozenset(_SHORT.split())
_A_ROLE = "director|head|chief|principal|manager|leader|lead|chair|headteacher"
_BEFORE_IT = (
    "all|the|acting|area|assistant|associate|corporate|deputy|designated|executive|group|independent|interim|joint|"
    "managing|named|operational|operations|programme|project|senior|service|strategic|team|vice"
)
_BEGINS = re.compile(
    rf"(?:(?:{_BEFORE_IT})s?[ -])*(?:(?:director|head|chief|principal|cllr|councillor|commissioner)s?\b|"
    rf"(?:{_A_ROLE})s?(?= (?:of|for|on|in|to|with)\b|\s*(?:$|[-–(:,/&])| and\b)|lead (?:member|commissioner)s?\b)|"
    rf"(?:(?:{_BEFORE_IT})s?[ -])+(?:{_A_ROLE})s?\b",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\s*(?P<rest>.*)", re.DOTALL)
_NO_MORE = re.compile(r"$|[(,;&/–-]|and\b", re.IGNORECASE)


def words_of(lead: str) -> list[str]:
    """The words of a lead, each in the singular."""
    return [_one(word) for word in re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", lead.lower()))]


def _one(word: str) -> str:
    """A word in the singular."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


_OF_PEOPLE = frozenset(map(_one, _PEOPLE.split()))
_OF_BODIES = frozenset(map(_one, _BODIES.split()))
_NOUNS = _OF_PEOPLE | _OF_BODIES
_FIRST = frozenset(["chief", "consultant", "executive", "lead", "nurse", "principal"])  # as in "Lead Officer"
_OPEN = frozenset(["chief", "principal"])  # of more than one word no role ends in these
_ALONE = frozenset(["chief", "councillor", "headteacher", "principal", "leadership", "senior"])
_LAST = _NOUNS - _ALONE
_NEVER_FIRST = frozenset(["member", "officer", "practitioner", "worker"])
_BODIES_TOO = frozenset(["area", "cabinet", "corporate"])
_BEFORE = frozenset(f"{_RANKS} senior chief executive lead principal".split()) - _BODIES_TOO
_KNOWN = _NOUNS | frozenset(map(_one, f"{_RANKS} {_SUBJECTS}".split())) | _SMALL


def is_role(lead: str) -> bool:
    """Whether a lead is a role and nothing but a role: one word that roles do not have, and it may be a person."""
    words = words_of(lead)
    return bool(_NOUNS & set(words)) and set(words) <= _KNOWN


def is_known(words: str) -> bool:
    """Whether each of the words is such as stands in the name of a role, and so of nobody."""
    found = words_of(words)
    return bool(found) and set(found) <= _KNOWN


def has_known(words: str) -> bool:
    """Whether any of the words is such as stands in the name of a role."""
    return any(word in _KNOWN and len(word) > 1 for word in words_of(words))


def is_a_subject(words: str) -> bool:
    """Whether the words only say what a role is about: "Early Help", "SEND"."""
    return is_known(words) and not ends(words) and not _OF_PEOPLE & set(words_of(words))


def names_somebody(words: str) -> bool:
    """Whether the words have a role that one person holds, written out or in short: "Head of SEND", "AD Education"."""
    return bool(_OF_PEOPLE & set(words_of(words))) or is_in_short(words)


def is_in_short(words: str) -> bool:
    """Whether the words begin with a role in short: "DCS", "HoS CIN"."""
    return words.split(maxsplit=1)[:1] != [] and words.split(maxsplit=1)[0].strip(".,:") in _IN_SHORT


def begins(words: str) -> bool:
    """Whether a role begins with the words, as "Head of Care" and "Team Manager" do and "Early Help" does not."""
    return bool(_BEGINS.match(words.strip())) or is_in_short(words)


def ends(words: str) -> str:
    """What the words end in: "person", where it is a role of one ("Audit Lead"), "people", "body" ("Hub team")."""
    written = re.findall(r"[^\W_]+", re.sub(r"\([^()]*\)\s*$|['’]s?\b", "", words.lower()))
    last = written[-1] if written else ""
    if _one(last) in _OF_PEOPLE:
        return "person" if last in _OF_PEOPLE else "people"
    return "body" if _one(last) in _OF_BODIES - {"senior", "leadership"} else ""


def is_whole(words: str) -> bool:
    """Whether the words may be all of a role that one person holds: "Team Manager", and not "Principal Social"."""
    found = words_of(words)
    if is_in_short(words) or (_OF_PEOPLE - _FIRST) & set(found):
        return True
    is_open = bool(_OPEN & set(found)) and found[-1] not in _OF_PEOPLE - _OPEN
    return len(found) > 1 and not is_open and (begins(words) or ends(words) in {"person", "people"})


def only_ends(words: str) -> bool:
    """Whether the words can only be the end of a role: "Worker", "Manager (Homes)", "Officer for Care"."""
    found = _LAST_WORD.match(words)
    first = _one(found["word"].lower()) if found else ""
    if not found or first not in _LAST:
        return False
    return first in _NEVER_FIRST or bool(_NO_MORE.match(found["rest"]))


def only_begins(words: str) -> bool:
    """Whether the words can only be the beginning of a role: "Assistant", "Deputy Chief"."""
    found = set(words_of(words))
    return bool(found) and found <= _BEFORE and not is_whole(words)


def same(lead: str) -> str:
    """What two spellings of one role or name have in common: "Head for Care" and "Head of Care"."""
    return " ".join(word for word in words_of(lead) if word not in _SMALL)
