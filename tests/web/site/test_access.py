"""The table of who may use which address: complete, and held by what each role is answered."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenthread_web.accounts.roles import Role
from goldenthread_web.site.access import ANYBODY, TABLE, WITHOUT_SECOND_STEP, Open, Who
from goldenthread_web.site.context import BELOW, NAVIGATION
from goldenthread_web.site.errors import SIGNED_OUT
from tests.web.accounts.people import browser
from tests.web.council import PARTS, Council
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
GIVEN = {
    "indicator": ["referrals"],
    "ledger": ["referrals"],
    "ledger_csv": ["referrals"],
    "reason": ["referrals"],
    "comment_new": ["referrals"],
    "comment": ["c-000000000000"],
    "report": ["r-000000000000"],
    "report_area": ["r-000000000000", "first-page"],
    "pack": ["2023-06-scrutiny-1"],
    "pack_file": ["2023-06-scrutiny-1", "report.html"],
    "api_indicator": ["referrals"],
    "attention_list": ["visits-in-care"],
    "attention_csv": ["visits-in-care"],
    "attention_xlsx": ["visits-in-care"],
    "help_measure": ["referrals"],
    "api_published_figures": ["2023-06-scrutiny-1"],
    "api_published_tidy": ["2023-06-scrutiny-1"],
    "api_published_meta": ["2023-06-scrutiny-1"],
    "person": ["p-000000000000"],
    "invitation": ["0" * 43],
    "job": ["j-000000000000"],
    "delivery": ["d-000000000000"],
    "delivery_findings": ["d-000000000000"],
    "load": ["2023-06-30-annex-a-00000000"],
    "load_findings": ["2023-06-30-annex-a-00000000"],
    "setting_change": ["s-000000000000"],
    "change_setting": ["settings", "plan_gap_days"],
    "plan_by": ["priority"],
    "plan_file": ["xlsx"],
    "plan_report_file": ["html"],
    "plan_report_made": ["j-000000000000"],
    "plan_report_made_file": ["j-000000000000"],
    "plan_template": ["xlsx"],
    "plan_draft": ["dr-000000000000"],
    "plan_action": ["ac-000000000000"],
    "plan_action_update": ["ac-000000000000"],
    "plan_action_leads": ["ac-000000000000"],
    "plan_action_for_children": ["ac-000000000000"],
    "plan_evidence": ["im-000000000000"],
    "plan_measure_enter": ["me-000000000000"],
    "plan_figure": ["im-000000000000"],
    "plan_link_new": ["ac-000000000000"],
    "plan_link": ["im-000000000000"],
    "plan_measure": ["me-000000000000"],
    "plan_measure_feed": ["me-000000000000"],
    "plan_measure_counted": ["me-000000000000"],
    "plan_measure_end": ["me-000000000000"],
    "plan_figure_file": ["im-000000000000"],
    "plan_measure_actions": ["me-000000000000"],
    "plan_action_measures": ["ac-000000000000"],
    "plan_edit": ["action", "ac-000000000000"],
    "plan_add": ["action"],
    "plan_action_withdraw": ["ac-000000000000"],
    "plan_action_steps": ["ac-000000000000"],
    "plan_unplaced": ["dr-000000000000", 0],
    "plan_board": ["im-000000000000"],
    "plan_line_withdraw": ["measure", "me-000000000000"],
    "plan_compared": ["dr-000000000000"],
    "plan_match": ["dr-000000000000", "action", 0],
    "plan_risk": ["im-000000000000"],
    "plan_document": ["im-000000000000"],
    "plan_assessment": ["im-000000000000"],
    "plan_assessment_file": ["im-000000000000"],
    "plan_finding": ["im-000000000000", 1],
}
"""What stands in the addresses that have a part to fill in."""

OF_A_PART = ("ledger_csv", "reason", "comment_new", "attention_reason")
"""What is there for a part of the council that somebody answers for."""

NAMES_NOBODY = (
    "plan_draft", "plan_file", "plan_report_file", "plan_report_made", "plan_report_made_file",
    "plan_action", "plan_action_update", "plan_action_leads", "plan_evidence", "plan_action_for_children",
    "plan_link_new", "plan_link", "plan_measure_enter", "plan_figure",
    "plan_measure_counted", "plan_measure_end", "plan_series_new", "plan_series_template", "plan_figure_file",
    "plan_measure", "plan_measure_feed", "plan_measure_actions", "plan_action_measures",
    "plan_edit", "plan_action_withdraw", "plan_action_steps", "plan_unplaced",
    "plan_line_withdraw", "plan_compared", "plan_match",
    "plan_board", "plan_risk", "plan_document", "plan_assessment", "plan_assessment_file", "plan_finding",
    "council_begin",
    "council_back",
    "delivery",
    "delivery_findings",
    "load",
    "load_findings",
    "setting_change",
    "comment", "report", "report_area", "job", "person", "invitation", "mfa_deactivate_totp", "mfa_view_recovery_codes",
)  # fmt: skip
"""Addresses of what is not there for the people of this test: whoever may use them is told so."""

LIMITED = ("account_login",)
"""Where too many tries are refused."""


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield str(pattern.name)


def test_every_address_has_a_line_in_the_table_and_every_line_an_address() -> None:
    found = sorted(routes(get_resolver().url_patterns))
    assert found == sorted(TABLE), "goldenthread_web/site/access.py and the urls.py differ"
    assert len(found) == len(set(found)), "an address has a name of its own"


@pytest.mark.parametrize("route", TABLE)
def test_each_role_is_answered_as_the_table_says(council: Council, route: str) -> None:
    for method in METHODS:
        who = TABLE[route].get(method)
        for role in (
            Role if who is not None else [Role.ANALYST]
        ):  # a method that is not there asks for no role
            address = _address(route, role)
            # HEAD is GET without its body, and changes nothing that the next question would find.
            asked = "HEAD" if method == "GET" else method
            status = council[role].generic(asked, address).status_code
            assert _fits(route, status, role, who), f"{method} {address} as {role}: {status}"
        if route == "account_logout" and method == "POST":
            return  # nobody is signed in any more


def _address(route: str, role: Role) -> str:
    """The address, for the part of the council that this role is held for where children are opened."""
    part = urlencode({"area": PARTS[role]}) if route in OF_A_PART and role in PARTS else ""
    return f"{reverse(route, args=GIVEN.get(route, []))}?{part}"


def _fits(route: str, status: int, role: Role, who: Who | None) -> bool:
    """A method that is not in the table is refused, a role that is not in it finds nothing there."""
    if who is None:
        return status == 405
    if isinstance(who, Open) or role in who:
        is_absent, is_too_often = (
            route in NAMES_NOBODY and status in (404, 410),
            route in LIMITED and status == 429,
        )
        return status in (200, 302, 400) or is_absent or is_too_often
    return status == 404


@pytest.mark.acceptance("4.6")
def test_the_table_holds_on_postgresql(council_on_postgresql: Council) -> None:
    """Each page by one role that may look at it and one that may not; all: `pytest --database=postgresql`."""
    for route, methods in TABLE.items():
        for method, who in methods.items():
            outside = [role for role in Role if not isinstance(who, Open) and role not in who]
            inside = [role for role in Role if role not in outside]
            # What changes something would be felt by the routes after it: it is only tried by who may not.
            for role in (*inside[:1], *outside[:1]) if method == "GET" else outside[:1]:
                asked = "HEAD" if method == "GET" else method
                status = council_on_postgresql[role].generic(asked, _address(route, role)).status_code
                assert _fits(route, status, role, who), f"{method} {route} as {role}: {status}"


@pytest.mark.parametrize("route", TABLE)
def test_nobody_gets_anywhere_without_signing_in(council: Council, route: str) -> None:
    address = reverse(route, args=GIVEN.get(route, []))
    for method, who in TABLE[route].items():
        answer = browser().generic(method, address)
        if who is ANYBODY:
            assert answer.status_code in (200, 302, 404, 503)
        elif address.startswith("/api/"):
            assert (answer.status_code, answer.headers["Content-Type"]) == (401, "application/problem+json")
        elif method == "POST" and route not in WITHOUT_SECOND_STEP:
            assert answer.status_code == 403
            assert SIGNED_OUT in answer.content.decode()
        else:
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith(reverse("account_login"))


def test_the_way_around_shows_where_a_page_below_another_belongs(council: Council) -> None:
    below = [route for routes in BELOW.values() for route in routes]
    assert set(below) <= set(TABLE)
    assert len(set(below)) == len(below)
    assert not set(below) & set(dict(NAVIGATION))
    page = get(council[Role.ANALYST], "/data/quality")
    assert page.xpath("//nav[@aria-label='Main']//a[@aria-current='true']/text()") == ["Data"]
