"""What an engine cannot do, said in words. Apart from the engines, which take long to import."""

from __future__ import annotations


class EngineError(RuntimeError):
    """An engine that cannot run here; the message says what it needs."""
