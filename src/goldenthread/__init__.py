"""goldenthread: from the records of children's social care to figures that open."""

__version__ = "0.1.0"
