"""`python -m tools.picture REPORT.html`: take the README's picture of the report, docs/pictures/report.png.

The report is that of the demo: `make demo` writes it. The picture is the first areas of its dashboard.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.house.browser import FLAGS, file_url, find_chromium

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "report.png"
DEMO_REPORT = Path("demo/report/report-2023-06-operational.html")
WIDTH, MARGIN = 1280, 24
AREAS = 3


def main() -> None:
    report = Path(sys.argv[1]) if len(sys.argv) > 1 else DEMO_REPORT
    if not report.exists():
        raise SystemExit(f"There is no {report}. Write it with `make demo`, or name another report.")
    take(report, PICTURE)
    print(f"{PICTURE.name}: {PICTURE.stat().st_size // 1024} KB")


def take(report: Path, picture: Path) -> None:
    """The dashboard from its heading to the end of the first areas, as wide as a laptop."""
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 800})
        page.goto(file_url(report))
        top = page.locator("#dashboard h2").evaluate("e => e.getBoundingClientRect().top") - MARGIN
        last = page.locator("#dashboard tbody").nth(AREAS - 1)
        bottom = last.evaluate("e => e.getBoundingClientRect().bottom") + MARGIN / 4
        page.screenshot(
            path=picture,
            full_page=True,
            clip={"x": 0, "y": top, "width": WIDTH, "height": bottom - top},
        )
        browser.close()


if __name__ == "__main__":
    main()
