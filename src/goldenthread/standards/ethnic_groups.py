"""The five broad groups of the codes of ethnicity, as the census has them: single codes have few children each."""

from __future__ import annotations

from collections.abc import Mapping

BROAD: Mapping[str, tuple[str, ...]] = {
    "White": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "Black": ("BCRB", "BAFR", "BOTH"),
    "Other": ("OOTH",),
}
NOT_KNOWN = ("REFU", "NOBT")
"""Codes that say that the ethnicity is not known."""

BROAD_OF: Mapping[str, str] = {code: group for group, codes in BROAD.items() for code in codes}
