"""What must stand in no file: keys, tokens and passwords. Each kind with the signs it is known by."""

import re
from pathlib import Path

MADE_UP = {"sesame", "se[same", "true", "password", "{password}"}
"""Passwords that open nothing: those of examples and of tests."""

# Written so that this file does not hold what it looks for.
KINDS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE[ ]KEY",
    "a key of Amazon": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22})",
    "a token of Slack": r"\bxox[abeprs]-[\w-]{10}",
    "a key of Google": r"\bAIza[\w-]{35}",
    "a key of Azure": r"(?i)\b(?:AccountKey|SharedAccessKey)=[a-z0-9+/]{40}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.",
    "a password in an address": r"\w://[^\s/:@\"'`]+:([^\s/@\"'`]+)@",
    "a password": r"(?i)\b\w*(?:passw(?:or)?d|secret|token|api_?key)\w*[\"']?\s*[:=]\s*[\"']([^\s\"']{8,})[\"']",
}
_PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}


def leaks(path: Path, text: str) -> list[str]:
    """Each place where a secret seems to stand; the secret itself is not repeated."""
    return [
        f"{path.as_posix()}, line {text.count(chr(10), 0, match.start()) + 1}: {kind}. Take it out and make a new one."
        for kind, pattern in _PATTERNS.items()
        for match in pattern.finditer(text)
        if not MADE_UP.intersection(match.groups())
    ]
