"""Every team but one's own, asked for by every page, file and answer that can name one: nothing is there."""

from __future__ import annotations

from urllib.parse import quote_plus

import pytest

from goldenthread.scorecard.shelf import shelf_of
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import REFUSED
from tests.web.council import PARTS, Council
from tests.web.whole.walking import content_of

pytestmark = pytest.mark.xdist_group("demo")
CODES = (
    "referrals",
    "repeat_referrals",
    "assess_45",
    "icpc_15",
    "cpp_end",
    "cla_end",
    "cla_visits",
    "cl_suitable",
)
ASKED = (
    "/?area={}",
    "/dashboard?area={}",
    "/dashboard.csv?area={}",
    "/dashboard.xlsx?area={}",
    *(f"/indicators/{code}?area={{}}" for code in CODES),
    *(f"/indicators/{code}/ledger.csv?month=2023-06&of=year&area={{}}" for code in CODES),
    "/attention/visits-in-care.csv?area={}",
    "/attention/visits-in-care.xlsx?area={}",
    *(f"/api/v1/figures?indicator={code}&area={{}}" for code in CODES),
    "/api/v1/figures.csv?area={}",
    "/api/v1/scorecard?area={}",
)
"""Pages, files and answers of a part of the council."""

BY_REASON = (
    "/attention?area={}",
    "/attention/visits-in-care?area={}",
    "/indicators/assess_45/ledger?area={}",
)
"""Pages of children, which lead whoever may see children to the page that asks why, and say nothing else."""


@pytest.mark.acceptance("4.3")
def test_no_team_but_the_own_is_there(council: Council) -> None:
    shelf = shelf_of(council.workspace)
    assert shelf is not None
    own = PARTS[Role.TEAM_MANAGER]
    others = [area for area in shelf.areas if area.startswith("team=") and area != own]
    nowhere = content_of(council[Role.TEAM_MANAGER].get("/no-such-page"))
    tried = 0
    for address in ASKED:
        assert council[Role.TEAM_MANAGER].get(address.format(quote_plus(own))).status_code == 200, address
        for area in others:
            answer = council[Role.TEAM_MANAGER].get(address.format(quote_plus(area)))
            told = content_of(answer)
            assert answer.status_code == 404, f"{address} {area}"
            assert area.removeprefix("team=").encode() not in told, f"{address} {area}"
            assert len(told) <= len(nowhere) + 100
            tried += 1
    assert Line.objects.filter(outcome=REFUSED).count() == tried
    for address in BY_REASON:
        for area in others:
            answer = council[Role.TEAM_MANAGER].get(address.format(quote_plus(area)))
            assert (answer.status_code, answer.content) == (302, b""), f"{address} {area}"
            assert "/reason?" in answer.headers["Location"]
            tried += 1
    assert tried >= 200
