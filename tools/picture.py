"""`python -m tools.picture REPORT.html`: take the README's picture of the report, docs/pictures/report.png.

The report is that of the demo: `make demo` writes it. The picture is the top of the page, down to the key.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.house.browser import FLAGS, file_url, find_chromium

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "report.png"
DEMO_REPORT = Path("demo/report/report-2023-06.html")
WIDTH = 1280


def main() -> None:
    report = Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO_REPORT
    if not report.exists():
        raise SystemExit(f"There is no {report}. Write it with `make demo`, or name another report.")
    take(report, PICTURE)
    print(f"{PICTURE.name}: {PICTURE.stat().st_size // 1024} KB")


def take(report: Path, picture: Path) -> None:
    """The page from its top to the first key, as wide as a laptop."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        page.goto(file_url(report))
        bottom = page.locator(".key").first.evaluate("e => e.getBoundingClientRect().bottom")
        height = int(bottom) + 24
        page.set_viewport_size({"width": WIDTH, "height": height})
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main()
