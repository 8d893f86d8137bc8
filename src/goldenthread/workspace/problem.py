"""What a workspace says when it cannot do what was asked."""

from __future__ import annotations


class WorkspaceError(Exception):
    """A request that is answered with words: what is the matter and what to do. Nothing was changed.

    `wrong_use`: the request itself was at fault, not the records or the folder.
    """

    def __init__(self, message: str, *, wrong_use: bool = False) -> None:
        super().__init__(message)
        self.wrong_use = wrong_use


class BusyError(WorkspaceError):
    """Somebody else is changing the workspace now."""

    def __init__(self) -> None:
        super().__init__(
            "Another goldenthread is changing this workspace. Wait until it has ended, then try again."
        )


class DiskFullError(WorkspaceError):
    """There is no room for what was asked for."""

    def __init__(
        self, message: str = "The disk is full. Nothing was changed: make room and try again."
    ) -> None:
        super().__init__(message)
