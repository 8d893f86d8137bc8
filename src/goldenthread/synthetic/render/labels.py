"""How Annex A writes codes: with the letter of the list, and with the words that follow the code.

Letters are those of the template of August 2019; the later layout adds a few.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.standards.codes import CODE_LISTS

_ETHNICITIES = (
    "WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT"
)
_SOURCES = "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10"
_PLACEMENTS = "U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K1 K2 R1 R2 R3 R5 S1 Z1 T0 T1 T2 T3 T4"
_CEASED = "E11 E12 E2 E3 E4A E4B E13 E41 E45 E46 E47 E48 E5 E6 E7 E9 E14 E15 E16 E8 X1"
_SHORT_SOURCES = {"1": "Individual", "2": "", "3": "Health services", "5": "LA services"}


def labels(later: bool) -> Iterator[tuple[str, str, str]]:
    """(list of codes, code, how Annex A writes it)."""
    codes = _ETHNICITIES.split()
    for i, code in enumerate(codes):
        letter = "s" if code == "NOBT" and not later else chr(ord("a") + i)
        yield "ethnicity", code, f"{letter}) {code}"
    for i, code in enumerate(_SOURCES.split()):
        yield "referral_source", code, f"{chr(ord('a') + i)}) {code}: {_source(code)}"
    # Early help has had a code of its own since the census of 2022-23.
    yield "referral_source", "5D", "p1) 5D: LA services" if later else "o) 5B: LA services"
    for i, code in enumerate(_PLACEMENTS.split()):
        letter = "zz" if i == 26 else chr(ord("a") + i)
        yield "placement_type", code, f"{letter}) {code}: {_words('placement_type', code)}"
    for i, code in enumerate(_CEASED.split()):
        yield "reason_ceased", code, f"{chr(ord('a') + i)}) {code}: {_words('reason_ceased', code)}"
    # A reason newer than the template is returned as "other".
    yield "reason_ceased", "E17", f"t) E8: {_words('reason_ceased', 'E8')}"
    yield from _plain()
    yield from _lettered()


def _source(code: str) -> str:
    return _SHORT_SOURCES.get(code[0], "") or _words("referral_source", code)


def _words(name: str, code: str) -> str:
    return CODE_LISTS[name].codes[code]


def _plain() -> Iterator[tuple[str, str, str]]:
    for name, dash in (("primary_need", " - "), ("reason_for_closure", " - "), ("legal_status", ": ")):
        for code, words in CODE_LISTS[name].codes.items():
            yield name, code, f"{code}{dash}{words}"
    for name in ("care_leaver_accommodation", "activity"):
        for code, words in CODE_LISTS[name].codes.items():
            yield name, code, f"{code}: {words}"


def _lettered() -> Iterator[tuple[str, str, str]]:
    lists = {
        "category_of_abuse": {"NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse",
                              "EMO": "Emotional abuse", "MUL": "Multiple/not recommended"},
        "permanence_plan": {"RETURN": "Return to family", "ADOPTION": "Adoption", "SGO_CAO": "SGO/CAO",
                            "SUPPORTED": "Supported living in the community",
                            "RESIDENTIAL": "Long-term residential placement",
                            "FOSTERING": "Long-term fostering", "OTHER": "other"},
        "care_leaver_eligibility": {"Relevant": "Relevant child", "Former relevant": "Former relevant child",
                                    "Qualifying": "Qualifying care leaver", "Eligible": "Eligible child"},
        "in_touch": {"YES": "Yes", "NO": "No", "DIED": "Died", "REFU": "Refu", "NREQ": "NREQ", "RHOM": "Rhom"},
        "placement_provider": {f"PR{i}": f"PR{i}: {words}" for i, words in enumerate(
            ("Parents/Parental responsibility", "Own provision", "Other LA provision", "Other public provision",
             "Private provision", "Voluntary/third sector"))},
    }  # fmt: skip
    for name, words in lists.items():
        for i, (code, label) in enumerate(words.items()):
            yield name, code, f"{chr(ord('a') + i)}) {label}"
