"""What is measured: one file for each indicator, in a folder for each area of the report."""

from goldenthread.catalogue.discovery import CatalogueError, load

__all__ = ["CatalogueError", "load"]
