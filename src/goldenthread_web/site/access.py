"""Who may use which address, by which method: the one table. What is not in it is open to nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from goldenthread_web.accounts import roles
from goldenthread_web.accounts.people import signs_in_by_two_steps
from goldenthread_web.accounts.roles import Role
from goldenthread_web.api.problems import is_api, is_browser, problem
from goldenthread_web.commentary import status as commentary
from goldenthread_web.history.operations import REFUSED, By, record
from goldenthread_web.improvement import status as improvement
from goldenthread_web.improvement.entering import ENTERERS
from goldenthread_web.improvement.registers import permissions as registers
from goldenthread_web.loads.permissions import LOADS
from goldenthread_web.performance.permissions import OutOfReach
from goldenthread_web.site.errors import signed_out


class Open(Enum):
    """Addresses that no role is needed for."""

    TO_ANYBODY = "anybody"
    TO_SIGNED_IN = "whoever is signed in"


Who = Open | frozenset[Role]
ANYBODY, SIGNED_IN = Open.TO_ANYBODY, Open.TO_SIGNED_IN
READ, BOTH = ("GET",), ("GET", "POST")


def _all(methods: tuple[str, ...], who: Who) -> Mapping[str, Who]:
    return dict.fromkeys(methods, who)


# fmt: off
TABLE: Mapping[str, Mapping[str, Who]] = {
    "health":                        _all(READ, ANYBODY),
    "ready":                         _all(READ, ANYBODY),
    "accessibility":                 _all(READ, ANYBODY),
    "account_login":                 _all(BOTH, ANYBODY),
    "council_begin":                 _all(("POST",), ANYBODY),
    "council_back":                  _all(READ, ANYBODY),
    "account_logout":                _all(BOTH, ANYBODY),  # also who has no code at hand, and starts again
    "account_reauthenticate":        _all(BOTH, SIGNED_IN),
    "account_change_password":       _all(BOTH, SIGNED_IN),
    "mfa_authenticate":              _all(BOTH, ANYBODY),
    "mfa_reauthenticate":            _all(BOTH, SIGNED_IN),
    "mfa_index":                     _all(READ, SIGNED_IN),
    "mfa_activate_totp":             _all(BOTH, SIGNED_IN),
    "mfa_deactivate_totp":           _all(BOTH, SIGNED_IN),
    "mfa_view_recovery_codes":       _all(READ, SIGNED_IN),
    "mfa_generate_recovery_codes":   _all(BOTH, SIGNED_IN),
    "usersessions_list":             _all(BOTH, SIGNED_IN),
    "home":                          _all(READ, SIGNED_IN),
    "dashboard":                     _all(READ, roles.READERS_OF_FIGURES),
    "indicator":                     _all(READ, roles.READERS_OF_FIGURES),
    "dashboard_csv":                 _all(READ, roles.READERS_OF_FIGURES),
    "dashboard_xlsx":                _all(READ, roles.READERS_OF_FIGURES),
    "ledger":                        _all(READ, roles.READERS_OF_FIGURES),
    "ledger_csv":                    _all(READ, roles.SEES_CHILDREN),
    "reason":                        _all(BOTH, roles.SEES_CHILDREN),
    "attention":                     _all(READ, roles.SEES_CHILDREN),
    "attention_list":                _all(READ, roles.SEES_CHILDREN),
    "attention_csv":                 _all(READ, roles.SEES_CHILDREN),
    "attention_xlsx":                _all(READ, roles.SEES_CHILDREN),
    "attention_reason":              _all(BOTH, roles.SEES_CHILDREN),
    "comment_new":                   _all(BOTH, commentary.COMMENTERS),
    "comment":                       {"GET": roles.READERS_OF_FIGURES, "POST": commentary.COMMENTERS},
    "reports":                       {"GET": commentary.READERS_OF_DRAFTS, "POST": commentary.WRITERS},
    "report":                        _all(BOTH, commentary.READERS_OF_DRAFTS),
    "report_area":                   {"GET": commentary.READERS_OF_DRAFTS, "POST": commentary.REMARKERS},
    "plan":                          {
        "GET": improvement.READERS | improvement.READERS_OF_APPROVED, "POST": improvement.APPROVERS
    },
    "plan_file":                     _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_report":                   _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_report_file":              _all(BOTH, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_report_made":              _all(BOTH, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_report_made_file":         _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_template":                 _all(READ, improvement.EDITORS),
    "plan_by":                       _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_read":                     _all(BOTH, improvement.EDITORS),
    "plan_draft":                    _all(BOTH, improvement.EDITORS),
    "plan_thread":                   _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_link_new":                 _all(BOTH, improvement.UPDATERS),
    "plan_link":                     _all(BOTH, improvement.UPDATERS),
    "plan_measure":                  _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_measure_enter":            _all(BOTH, ENTERERS),
    "plan_figure":                   {"GET": improvement.READERS, "POST": improvement.CHECKERS},
    "plan_measure_feed":             _all(BOTH, improvement.EDITORS),
    "plan_measure_counted":          _all(BOTH, improvement.EDITORS),
    "plan_measure_end":              _all(BOTH, improvement.EDITORS),
    "plan_series":                   _all(READ, improvement.READERS),
    "plan_series_new":               _all(BOTH, improvement.EDITORS),
    "plan_series_file":              _all(READ, roles.READERS_OF_FIGURES),
    "plan_series_template":          _all(READ, ENTERERS),
    "plan_series_hand_over":         _all(BOTH, ENTERERS),
    "plan_figure_file":              {"GET": improvement.READERS, "POST": improvement.CHECKERS},
    "plan_measure_actions":          _all(BOTH, improvement.EDITORS),
    "plan_action_measures":          _all(BOTH, improvement.EDITORS),
    "plan_timeline":                 _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_late":                     _all(READ, improvement.READERS),
    "plan_changes":                  _all(READ, improvement.READERS),
    "plan_done":                     _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_next":                     _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_parts":                    {
        "GET": improvement.READERS | improvement.READERS_OF_APPROVED, "POST": improvement.EDITORS
    },
    "plan_for_children":             _all(READ, improvement.READERS | improvement.READERS_OF_APPROVED),
    "plan_action_for_children":      _all(BOTH, improvement.EDITORS),
    "plan_mine":                     _all(READ, improvement.READERS),
    "plan_digest":                   _all(READ, improvement.READERS),
    "plan_action":                   {
        "GET": improvement.READERS | improvement.READERS_OF_APPROVED,
        "POST": improvement.UPDATERS | improvement.CHECKERS | improvement.OVERRIDERS,
    },
    "plan_action_update":            _all(BOTH, improvement.UPDATERS),
    "plan_action_leads":             _all(BOTH, improvement.EDITORS),
    "plan_evidence":                 _all(READ, improvement.READERS),
    "plan_check":                    {"GET": improvement.READERS, "POST": improvement.EDITORS},
    "plan_edit":                     _all(BOTH, improvement.UPDATERS),
    "plan_add":                      _all(BOTH, improvement.EDITORS),
    "plan_action_withdraw":          _all(BOTH, improvement.EDITORS),
    "plan_line_withdraw":            _all(BOTH, improvement.EDITORS),
    "plan_compared":                 _all(BOTH, improvement.EDITORS),
    "plan_match":                    _all(BOTH, improvement.EDITORS),
    "plan_action_steps":             _all(BOTH, improvement.UPDATERS),
    "plan_versions":                 {
        "GET": roles.READERS_OF_FIGURES, "POST": (improvement.UPDATERS - {roles.Role.PARTNER}) | improvement.APPROVERS
    },
    "plan_unplaced":                 _all(BOTH, improvement.EDITORS),
    "plan_boards":                   _all(READ, improvement.READERS),
    "plan_board_new":                _all(BOTH, improvement.KEEPERS_OF_MEETINGS),
    "plan_board":                    _all(BOTH, improvement.KEEPERS_OF_MEETINGS),
    "plan_risks":                    _all(READ, improvement.READERS),
    "plan_risk_new":                 _all(BOTH, registers.KEEPERS),
    "plan_risk":                     {"GET": improvement.READERS, "POST": registers.KEEPERS},
    "plan_documents":                _all(READ, improvement.READERS),
    "plan_document_new":             _all(BOTH, registers.KEEPERS),
    "plan_document":                 {"GET": improvement.READERS, "POST": registers.KEEPERS},
    "plan_assessments":              _all(READ, registers.READERS_OF_ASSESSMENTS),
    "plan_assessment_new":           _all(BOTH, registers.KEEPERS_OF_ASSESSMENTS),
    "plan_assessment":               {
        "GET": registers.READERS_OF_ASSESSMENTS, "POST": registers.KEEPERS_OF_ASSESSMENTS
    },
    "plan_assessment_file":          _all(READ, registers.READERS_OF_ASSESSMENTS),
    "plan_finding":                  _all(BOTH, registers.KEEPERS_OF_ASSESSMENTS),
    "usage":                         _all(READ, roles.SEES_USE),
    "usage_csv":                     _all(READ, roles.SEES_USE),
    "packs":                         _all(READ, roles.EVERYBODY),
    "pack":                          _all(READ, roles.EVERYBODY),
    "pack_file":                     _all(READ, roles.EVERYBODY),
    "data":                          _all(READ, roles.READERS_OF_FIGURES),
    "hand_over":                     _all(BOTH, LOADS),
    "delivery":                      {"GET": roles.READERS_OF_FIGURES, "POST": LOADS},
    "delivery_findings":             _all(READ, LOADS),
    "load":                          {"GET": roles.READERS_OF_FIGURES, "POST": LOADS},
    "load_findings":                 _all(READ, LOADS),
    "data_quality":                  _all(READ, roles.READERS_OF_FIGURES),
    "data_rests_on":                 _all(READ, roles.READERS_OF_FIGURES),
    "data_settings":                 _all(READ, roles.READERS_OF_FIGURES),
    "setting_changes":               _all(READ, roles.READERS_OF_FIGURES),
    "setting_change":                {"GET": roles.READERS_OF_FIGURES, "POST": LOADS},
    "change_setting":                _all(BOTH, LOADS),
    "jobs":                          _all(READ, roles.READERS_OF_FIGURES),
    "job":                           _all(BOTH, roles.READERS_OF_FIGURES),
    "help":                          _all(READ, SIGNED_IN),
    "help_measures":                 _all(READ, SIGNED_IN),
    "help_measure":                  _all(READ, SIGNED_IN),
    "help_words":                    _all(READ, SIGNED_IN),
    "help_judged":                   _all(READ, SIGNED_IN),
    "help_final":                    _all(READ, SIGNED_IN),
    "help_small_numbers":            _all(READ, SIGNED_IN),
    "help_leading":                  _all(READ, SIGNED_IN),
    "help_keyboard":                 _all(READ, SIGNED_IN),
    "tokens":                        _all(BOTH, roles.EVERYBODY),
    "api_description":               _all(READ, roles.EVERYBODY),
    "api_indicators":                _all(READ, roles.EVERYBODY),
    "api_indicator":                 _all(READ, roles.EVERYBODY),
    "api_months":                    _all(READ, roles.READERS_OF_FIGURES),
    "api_areas":                     _all(READ, roles.READERS_OF_FIGURES),
    "api_figures":                   _all(READ, roles.READERS_OF_FIGURES),
    "api_figures_tidy":              _all(READ, roles.READERS_OF_FIGURES),
    "api_figures_meta":              _all(READ, roles.READERS_OF_FIGURES),
    "api_scorecard":                 _all(READ, roles.READERS_OF_FIGURES),
    "api_benchmarks":                _all(READ, roles.READERS_OF_FIGURES),
    "api_published":                 _all(READ, roles.EVERYBODY),
    "api_published_figures":         _all(READ, roles.EVERYBODY),
    "api_published_tidy":            _all(READ, roles.EVERYBODY),
    "api_published_meta":            _all(READ, roles.EVERYBODY),
    "invitation":                    _all(BOTH, ANYBODY),
    "history":                       _all(READ, roles.READS_HISTORY),
    "people":                        _all(READ, roles.RUNS_ACCOUNTS),
    "person":                        _all(BOTH, roles.RUNS_ACCOUNTS),
    "invite":                        _all(BOTH, roles.RUNS_ACCOUNTS),
}
# fmt: on
"""Route -> method -> who. HEAD goes with GET."""

WITHOUT_SECOND_STEP = frozenset(
    {
        "account_logout", "account_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_reauthenticate",
        "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    }
)  # fmt: skip
"""What somebody may use who still has to set up the second step of signing in: the setting up."""


class AccessMiddleware:
    """Holds the table. Whoever is not signed in is asked to; whoever may not gets what a wrong address gives."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        route = match.view_name if match else ""
        methods = TABLE.get(route)
        if methods is None:
            raise Http404
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method not in methods:
            return HttpResponseNotAllowed(list(methods))
        return _decide(request, route, methods[method])

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember who asked for what is not theirs. The answer is that of a page that is not there."""
        if isinstance(exception, OutOfReach):
            route = request.resolver_match.view_name if request.resolver_match else ""
            by: By = request.by  # type: ignore[attr-defined]
            record("performance.page.asked", by=by, subject=f"{route} {exception}".strip(), outcome=REFUSED)


def _asked_to_sign_in(request: HttpRequest, route: str) -> HttpResponse:
    """Whoever sends a form after the session has ended is told so, with the own words; anybody else is led on."""
    page = request.get_full_path()
    if request.method != "POST" or route in WITHOUT_SECOND_STEP:
        return redirect_to_login(page)
    return signed_out(request, again=page if "GET" in TABLE[route] else "")


def _decide(request: HttpRequest, route: str, who: Who) -> HttpResponse | None:
    """None where the request may go on."""
    if who is ANYBODY:
        return None
    person = request.person  # type: ignore[attr-defined]
    if person is None:
        return _turned_away(request, HTTPStatus.UNAUTHORIZED) or _asked_to_sign_in(request, route)
    if route not in WITHOUT_SECOND_STEP and not signs_in_by_two_steps(person):
        second_step = redirect_to_login("", login_url="mfa_activate_totp")
        return _turned_away(request, HTTPStatus.FORBIDDEN) or second_step
    if who is SIGNED_IN or person.roles & who:
        return None
    record("accounts.page.asked", by=person.as_by, subject=route, outcome=REFUSED)
    raise Http404


def _turned_away(request: HttpRequest, status: HTTPStatus) -> HttpResponse | None:
    """What a program is told that can't be led to a page; None where a browser can."""
    return problem(request, status) if is_api(request) and not is_browser(request) else None
