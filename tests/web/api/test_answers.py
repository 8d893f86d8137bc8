"""Each answer is as the description says, and each refusal is a problem that says what to do."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from goldenthread_web.accounts.roles import Role
from goldenthread_web.api.answers import Problem
from goldenthread_web.api.docs import description
from goldenthread_web.api.endpoints import BASE, ENDPOINTS, JSON, Endpoint
from tests.web.api.asking import program_of
from tests.web.council import Council

pytestmark = pytest.mark.xdist_group("demo")
DOCUMENT = json.loads(description())
GIVEN = {"code": "referrals", "name": "2023-06-scrutiny-1"}
ASKED = {
    "api_figures": "?indicator=cl_suitable&by=age&first=2023-01&last=2023-06&per_page=7",
    "api_figures_tidy": "?indicator=referrals",
    "api_scorecard": "?month=2023-06&area=service%3DAssessment",
    "api_published_figures": "?per_page=20",
}
"""What each is asked, beside its plain address."""


def path(one: Endpoint) -> str:
    return one.path.format(**GIVEN)


def fits(told: Any, name: str) -> None:
    """Whether JSON is as the description has the class of this name."""
    schema = {**DOCUMENT, "$ref": f"#/components/schemas/{name}"}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(told)


def test_every_part_of_the_description_is_there() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for one in schemas.values():
        Draft202012Validator.check_schema(one)
    known = {
        f"#/components/{kind}/{name}" for kind, found in DOCUMENT["components"].items() for name in found
    }
    assert set(_references(DOCUMENT)) <= known
    assert [BASE + one.path for one in ENDPOINTS] == list(DOCUMENT["paths"])


def _references(found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [found["$ref"]] if "$ref" in found else []
        return own + [name for each in found.values() for name in _references(each)]
    return [name for each in found for name in _references(each)] if isinstance(found, list) else []


@pytest.mark.parametrize("one", ENDPOINTS, ids=lambda one: one.name)
def test_each_answer_is_as_described(council: Council, one: Endpoint) -> None:
    program = program_of(Role.ANALYST)
    for address in {path(one), path(one) + ASKED.get(one.name, "")}:
        answer = program.get(address)
        assert answer.status_code == 200, answer.content
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        if isinstance(one.gives, type):
            told = answer.json()
            fits(told, one.gives.__name__)
            assert answer.headers.get("X-Marking", "") == told.get("marking", "")
        else:
            assert answer.headers["Content-Type"] == one.gives


@pytest.mark.parametrize("one", ENDPOINTS, ids=lambda one: one.name)
def test_what_has_not_changed_is_not_sent_again(council: Council, one: Endpoint) -> None:
    program = program_of(Role.ANALYST)
    first = program.get(path(one))
    again = program.get(path(one), **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert program.get(path(one), **{"If-None-Match": '"another"'}).status_code == 200


def test_the_description_is_what_the_site_answers_with(council: Council) -> None:
    assert program_of(Role.COUNCILLOR).get("/openapi.json").content.decode() == description()


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("/figures?colour=red", "colour"),
        ("/figures?first=June", "first"),
        ("/figures?first=2023-06&first=2023-07", "first"),
        ("/figures?basis=week", "basis"),
        ("/figures?by=team", "by"),
        ("/figures?by=team&indicator=referrals&area=service%3DAssessment", "by"),
        ("/figures?indicator=nothing", "indicator"),
        ("/figures?page=0", "page"),
        ("/figures?per_page=5001", "per_page"),
        ("/figures?page=000000001000000", "page"),
        ("/figures?page=%D9%A3", "page"),
        ("/figures.csv?page=1", "page"),
        ("/scorecard?month=2023-13", "month"),
        ("/months?month=2023-06", "month"),
        ("/published/2023-06-scrutiny-1/figures?area=", "area"),
    ],
)
def test_a_wrong_parameter_is_named(council: Council, asked: str, wrong: str) -> None:
    answer = program_of(Role.ANALYST).get(asked)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    fits(told, Problem.__name__)
    assert [one["name"] for one in told["parameters"]] == [wrong]
    assert told["reference"] == answer.headers["X-Request-Reference"]


@pytest.mark.parametrize(
    "asked",
    [
        "/nothing", "/indicators/nothing", "/scorecard?month=1999-01", "/figures?area=team%3DNowhere",
        "/published/2023-06-board-1/figures", "/published/nothing/figures.meta.csv",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(council: Council, asked: str) -> None:
    answer = program_of(Role.ANALYST).get(asked)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    fits(answer.json(), Problem.__name__)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(council: Council, method: str) -> None:
    secret = program_of(Role.ANALYST).secret
    headers = {"Authorization": f"Bearer {secret}"}
    answer = Client(enforce_csrf_checks=True).generic(method, f"{BASE}/months", headers=headers)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    fits(answer.json(), Problem.__name__)


def test_pages_follow_each_other_and_leave_nothing_out(council: Council) -> None:
    program = program_of(Role.ANALYST)
    whole = program.json("/figures?indicator=referrals&per_page=5000")
    assert (whole["page"], whole["pages"], whole["next"]) == (1, 1, None)
    found: list[Any] = []
    address: str | None = "/figures?indicator=referrals&per_page=40"
    while address:
        page = program.json(address.removeprefix(BASE))
        found += page["figures"]
        assert page["total"] == whole["total"]
        address = page["next"]
    assert found == whole["figures"]
    assert program.json("/figures?indicator=referrals&page=99")["figures"] == []


def test_a_link_that_is_followed_in_a_browser_leads_to_signing_in(council: Council) -> None:
    link = f"{BASE}/figures.csv"
    answer = Client().get(link, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=")
    program = Client().get(link)
    assert (program.status_code, program.headers["WWW-Authenticate"]) == (401, 'Bearer realm="goldenthread"')
    assert JSON not in program.headers["Content-Type"]


HOSTILE = (
    "'; DROP TABLE api_token; --", "../../../etc/passwd", "<script>alert(1)</script>", "{{7*7}}", "=cmd|'/c calc'!A1",
    "\x00\r\nX-Injected: 1", "\U0001f600\u202e", "9" * 4000,
)  # fmt: skip


def test_hostile_text_in_any_place_is_no_more_than_wrong(council: Council) -> None:
    """Nothing runs, nothing breaks, and nothing of it comes back in an answer or a header."""
    browser = council[Role.ANALYST]
    for one in ENDPOINTS:
        for parameter in one.parameters:
            for text in HOSTILE:
                in_path = {**GIVEN, parameter.name: quote(text, safe="")} if parameter.in_path else GIVEN
                query = "" if parameter.in_path else f"?{urlencode({parameter.name: text})}"
                answer = browser.get(f"{BASE}{one.path.format(**in_path)}{query}")
                assert answer.status_code in (400, 404), f"{one.name} {parameter.name} {text[:30]!r}"
                assert answer.headers["Content-Type"] == "application/problem+json"
                assert "X-Injected" not in answer.headers
                assert text not in answer.json()["detail"] + str(answer.json()["parameters"])


def test_before_the_first_load_there_is_nothing(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread_web.api.reading.served", lambda: None)
    browser = council[Role.ANALYST]
    for address in ("/months", "/areas", "/figures", "/figures.csv", "/scorecard", "/benchmarks"):
        assert browser.get(BASE + address).status_code == 404
    assert browser.get(f"{BASE}/indicators").status_code == 200
