"""The mail server that reminders go through, where a deployment names one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """A mail server. over_tls: spoken to over TLS from the first byte; else it changes to TLS before anything is said.

    sender: the address that letters come from.
    """

    host: str
    port: int
    over_tls: bool
    user: str
    password: str
    sender: str

    @classmethod
    def of(cls, address: str, password: str, sender: str) -> Mail:
        """The server that an address such as smtp://goldenthread@mail.council.example:587 names; refused in words."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise ValueError("MAIL names no port from 1 to 65535.") from None
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("MAIL is no address of a mail server, such as smtp://mail.council.example:587.")
        if parts.password:
            raise ValueError("MAIL holds a password. Put it in MAIL_PASSWORD_FILE.")
        if "@" not in sender:
            raise ValueError("MAIL_FROM must name the address that letters come from.")
        user = unquote(parts.username or "")
        return cls(
            parts.hostname, port or _PORTS[parts.scheme], parts.scheme == "smtps", user, password, sender
        )
