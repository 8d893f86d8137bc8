"""What axe leaves open on pages of the site, decided in writing: once, and for every page.

Axe leaves the contrast of letters open where something could lie over them: what is scrolled out of its frame, what
stands under a head that sticks, letters beside the lines of a chart. The site has no such thing as a picture behind
letters, so the colours decide: those of the letters and of the nearest ground behind them are worked out, and less
than 4.5 to 1 stays open. Lines of a chart that pass under a letter are thin and light, and each letter of a chart
stands in its table too.
"""

from __future__ import annotations

import re
from typing import Any

from tests.house.browser import axe_finds

ENOUGH = 4.5

DECIDED = {
    r"^th-has-data-cells .*(dashboard$|table$)": (
        "The heading of a group of rows has scope rowgroup: it heads the rows below it, and no cell stands beside it."
    ),
    r"^link-in-text-block .*a\[href=./.\]$": (
        "The council's name in the head is bolder and larger than the word beside it, which is no sentence."
    ),
}
"""What axe says, and why it is right as it is."""

_CONTRAST = """(selector) => {
  const letters = document.querySelector(selector);
  const colour = (text) => {
    const [red, green, blue, opacity = 1] = text.match(/[\\d.]+/g).map(Number);
    return { light: [red, green, blue], opacity };
  };
  const luminance = (light) => {
    const [red, green, blue] = light.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const style = getComputedStyle(letters);
  const ink = colour(letters instanceof SVGElement ? style.fill : style.color);
  let ground = [255, 255, 255];
  for (let part = letters; part; part = part.parentElement) {
    const behind = getComputedStyle(part);
    const { light, opacity } = colour(behind.backgroundColor);
    if (behind.backgroundImage !== 'none' || (opacity > 0 && opacity < 1)) return 0;
    if (opacity === 1) { ground = light; break; }
  }
  if (ink.opacity < 1) return 0;
  const [light, dark] = [luminance(ink.light), luminance(ground)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
}"""


_LARGER = """() => {
  const size = (heading) => parseFloat(getComputedStyle(heading).fontSize);
  const first = document.querySelector("h1");
  return [...document.querySelectorAll("h2, h3, h4")].filter((heading) => first && size(heading) > size(first))
    .map((heading) => `${heading.tagName} is larger than the page's heading: ${heading.textContent.trim()}`);
}"""


def faults(page: Any) -> list[str]:
    """What axe finds on a page, what it leaves open and nobody has decided; whether anything sticks out, or a heading
    is larger than that of the page."""
    wrong, left_open = axe_finds(page)
    undecided = [f"open: {line}" for line, selector in left_open if not _is_decided(page, line, selector)]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wrong + undecided + [f"{wide} px stick out"] * (wide > 0) + page.evaluate(_LARGER)


def _is_decided(page: Any, line: str, selector: str) -> bool:
    if line.startswith("color-contrast"):
        return bool(page.evaluate(_CONTRAST, selector) >= ENOUGH)
    return any(re.search(known, line) for known in DECIDED)
