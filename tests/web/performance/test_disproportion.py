"""Whether a measure is the same for all, on its page."""

import re

import pytest

from goldenthread import catalogue
from goldenthread.judgement.rate_ratio import Counted, of_shares
from goldenthread.scorecard.disproportion import disproportions
from goldenthread.scorecard.shelf import shelf_of
from goldenthread.terms.months import Month
from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
JUNE = "month=2023-06"


def test_the_page_says_who_is_compared_with_whom_and_shows_the_counts(council: Council) -> None:
    page = get(council[Role.BOARD_MEMBER], f"/indicators/repeat_referrals?{JUNE}")
    section = page.xpath("//section[@aria-labelledby='same-for-all']")[0]
    rows = {
        tr.xpath("string(th)"): [td.text_content() for td in tr.xpath("td")]
        for tr in section.xpath(".//tbody/tr")
    }
    girls = rows["Girls"]
    (a, n), (b, m) = ([float(x.replace(",", "")) for x in text.split(" of ")] for text in girls[1:3])
    ratio = of_shares(Counted(a, n), Counted(b, m))
    assert girls[0] == "boys"
    assert girls[3] == f"{ratio.value:.1f}"
    assert girls[4] == f"{ratio.low:.1f} to {ratio.high:.1f}"
    ages = [name for name in rows if name.startswith("Children") and "aged" in name]
    assert ages == sorted(ages, key=lambda name: int(re.findall(r"\d+", name)[0]))
    assert "the year to June 2023" in section.text_content()


@pytest.mark.parametrize("code", ["referrals", "cla_visits", "cl_suitable", "agency_fte", "assess_open_45"])
def test_each_kind_of_measure_says_what_it_compares_or_nothing(council: Council, code: str) -> None:
    shelf = shelf_of(council.workspace)
    assert shelf is not None
    page = get(council[Role.ANALYST], f"/indicators/{code}?{JUNE}")
    compared = list(disproportions(catalogue.load()[code], shelf.breakdowns(code, Month(2023, 6))))
    rows = page.xpath("//section[@aria-labelledby='same-for-all']//tbody/tr")
    assert len(rows) == sum(len(each.compared) for each in compared)


def test_a_part_of_the_council_is_too_small_to_be_split_so(council: Council) -> None:
    page = get(council[Role.ANALYST], f"/indicators/repeat_referrals?{JUNE}&area=service%3DFront+Door")
    assert not page.xpath("//section[@aria-labelledby='same-for-all']")
