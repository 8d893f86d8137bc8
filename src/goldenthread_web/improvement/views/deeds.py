"""What can be done on the page of an action: by which form, who may, and what is said after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.forms.evidence import CheckForm, EvidenceForm, TakeEvidenceBackForm
from goldenthread_web.improvement.forms.tracking import (
    CloseForm,
    EmbedForm,
    MoveForm,
    OverrideForm,
    ReopenForm,
    TakeBackForm,
    TickForm,
)
from goldenthread_web.improvement.models import Action, Evidence, Step
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.queries.tracking import PRACTICE, Tracked
from goldenthread_web.improvement.status import Brag, Embedded

Run = Callable[[Tracked, Mapping[str, Any], SignedIn], Any]


@dataclass(frozen=True)
class Deed:
    """One thing to do. said: what is told when it is done. place: where on the page it shows then."""

    form: type[forms.Form]
    may: Callable[[SignedIn, Action], None]
    run: Run
    said: str
    place: str


def _may_check(by: SignedIn, _: Action) -> None:
    permissions.check_may_check_some(by)


def _tick(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    """A step that was taken out meanwhile is none that is there: the operation says so."""
    step = next((one for one in shown.steps if one.pk == given["step"]), Step())
    step.action = shown.action
    tracking.tick(step=step, done=given["done"], by=by)


def _move(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    if given["sure"] != given["to"].isoformat():
        tracking.check_meant(shown.action, given["to"])
    tracking.move(action=shown.action, to=given["to"], reason=given["reason"], was=given["was"], by=by)


def _give(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    evidence.give(action=shown.action, words=given["words"], link=given["link"], file=given["file"], by=by)


def _checked(accepted: bool) -> Run:
    def run(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
        found = _evidence(shown, given["evidence"])
        evidence.check(evidence=found, accepted=accepted, reason=given["reason"], by=by)

    return run


def _take_evidence_back(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    evidence.take_back(evidence=_evidence(shown, given["evidence"]), reason=given["reason"], by=by)


def _evidence(shown: Tracked, reference: str) -> Evidence:
    found = next((one for one in shown.evidence if one.reference == reference), None)
    if found is None:
        raise Http404
    found.action = shown.action
    return found


def _override(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    brag = Brag(given["brag"])
    tracking.override(action=shown.action, brag=brag, reason=given["reason"], seen=given["seen"], by=by)


def _take_back(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    tracking.take_back(action=shown.action, seen=given["seen"], by=by)


def _embed(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    tracking.embed(
        action=shown.action, state=Embedded(given["state"]), seen_by=given["seen_by"], seen=given["seen"], by=by
    )  # fmt: skip


def _close(shown: Tracked, _: Mapping[str, Any], by: SignedIn) -> None:
    tracking.close(action=shown.action, by=by)


def _reopen(shown: Tracked, given: Mapping[str, Any], by: SignedIn) -> None:
    tracking.reopen(action=shown.action, reason=given["reason"], by=by)


_UPDATES, _MOVES = permissions.check_may_update, permissions.check_may_move
DEEDS: Mapping[str, Deed] = {
    "tick": Deed(TickForm, _UPDATES, _tick, "The step is kept.", "steps"),
    "move": Deed(
        MoveForm, _MOVES, _move, "The date is moved. The first one stays visible, with your reason.", "dates"
    ),
    "give": Deed(
        EvidenceForm, _UPDATES, _give, "The evidence waits to be checked by somebody else.", "evidence"
    ),
    "accept": Deed(CheckForm, _may_check, _checked(accepted=True), "The evidence is accepted.", "evidence"),
    "return": Deed(
        CheckForm,
        _may_check,
        _checked(accepted=False),
        "The evidence is returned with your words.",
        "evidence",
    ),
    "take_evidence_back": Deed(
        TakeEvidenceBackForm,
        _UPDATES,
        _take_evidence_back,
        "You have taken it back. It counts no more, and stays on this page with your reason.",
        "evidence",
    ),
    "override": Deed(
        OverrideForm,
        permissions.check_may_override,
        _override,
        "Your rating is shown beside what the rules say.",
        "rating",
    ),
    "take_back": Deed(
        TakeBackForm,
        permissions.check_may_override,
        _take_back,
        "The rules rate this action again.",
        "rating",
    ),
    "embed": Deed(
        EmbedForm, permissions.check_may_embed, _embed, "What you said of practice is kept.", "judgements"
    ),
    "close": Deed(CloseForm, permissions.check_may_close, _close, "The action is closed.", "judgements"),
    "reopen": Deed(
        ReopenForm, permissions.check_may_reopen, _reopen, "The action is open again.", "judgements"
    ),
}
"""By what a button sends as `do`."""

_OF_ONE = frozenset({"tick", "accept", "return", "take_evidence_back"})
"""What is done to a single step or piece of evidence, whose form stands beside it."""


def initial(name: str, shown: Tracked) -> dict[str, Any]:
    """What a form begins with."""
    if name == "move":
        return {"was": shown.action.due.isoformat() if shown.action.due else ""}
    if name == "embed":
        return {"seen": next((one.key for one in shown.decided(PRACTICE)), 0)}
    return {"seen": shown.held.key if shown.held else 0} if name in ("override", "take_back") else {}


def open_forms(shown: Tracked, by: SignedIn) -> dict[str, forms.Form]:
    """The forms of what somebody may do now, by their names; those of steps and of single evidence apart."""
    found = {
        name: deed.form(initial=initial(name, shown), auto_id=f"{name}_%s")
        for name, deed in DEEDS.items()
        if name not in _OF_ONE and not why_not(deed.may, by, shown.action)
    }
    if "close" in found and not shown.accepted:
        del found["close"]
    if shown.held is None:
        found.pop("take_back", None)
    return found
