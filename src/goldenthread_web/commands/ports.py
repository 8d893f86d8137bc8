"""The ports of this machine: which are free, and whether a program listens at one."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

from goldenthread_web.commands.opening import LOOPBACK

_LISTENS = "0A"  # how the kernel says that a socket listens
_ADDRESS, _STATE, _INODE = 1, 3, 9  # columns of its list


def is_free(port: int) -> bool:
    """Whether a program could listen at a port now. Another may take it a moment later."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def listens(process: int, port: int) -> bool:
    """Whether what answers at a port is this process. Where the machine does not tell, whatever answers is taken."""
    try:
        lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return True
    return not {f"socket:[{inode}]" for inode in _listening(lines, port)}.isdisjoint(_open_files(process))


def _listening(lines: list[str], port: int) -> Iterator[str]:
    for line in lines:
        columns = line.split()
        if columns[_STATE] == _LISTENS and columns[_ADDRESS].endswith(f":{port:04X}"):
            yield columns[_INODE]


def _open_files(process: int) -> Iterator[str]:
    """What a process has open; nothing of one that has ended."""
    try:
        for one in Path(f"/proc/{process}/fd").iterdir():
            yield str(one.readlink())
    except OSError:
        return
