"""What is measured: one file for each indicator, in a folder for each area of the report."""

from goldenthread.catalogue.discovery import digest, load
from goldenthread.catalogue.problem import CatalogueError

__all__ = ["CatalogueError", "digest", "load"]
