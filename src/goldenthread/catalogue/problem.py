"""A definition that cannot be used. It stands by itself so that the command line can name it cheaply."""

from __future__ import annotations


class CatalogueError(ValueError):
    """A definition that cannot be used; the message names the file and says what to do."""
