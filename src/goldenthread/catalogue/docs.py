"""The generated pages of the catalogue: one for each indicator, and the list of all."""

from goldenthread.catalogue.discovery import load
from goldenthread.catalogue.pages import index, page


def pages() -> dict[str, str]:
    """Each page's path below `docs/generated/`, and its text."""
    indicators = load().values()
    return {
        "catalogue/README.md": index(indicators),
        **{f"catalogue/{indicator.code}.md": page(indicator) for indicator in indicators},
    }
