"""No test reaches the network: an attempt fails at once, in words, and nothing has left the machine."""

import ipaddress
import sys
from typing import Any


class NetworkUsedError(RuntimeError):
    """A test tried to reach another machine."""


def is_this_machine(host: object) -> bool:
    """Whether a host, as given to a socket, is the loopback address."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def refuse_other_machines(event: str, args: tuple[Any, ...]) -> None:
    """Audit hook: Python reports every connection and look-up here before it makes it."""
    if event in {"socket.connect", "socket.sendto"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) and address else None  # a path is a Unix socket
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        host = args[0]
    else:
        return
    if not is_this_machine(host):
        raise NetworkUsedError(f"A test tried to reach {host!r}. Give it a stand-in on this machine.")


sys.addaudithook(refuse_other_machines)
