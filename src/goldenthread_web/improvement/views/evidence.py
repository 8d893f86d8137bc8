"""The evidence of an action: what can be done with each piece of it, and its file to be saved."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.accounts.requests import SignedInRequest
from goldenthread_web.improvement import permissions
from goldenthread_web.improvement.forms.evidence import CheckForm, TakeEvidenceBackForm
from goldenthread_web.improvement.models import Evidence, TakenBack
from goldenthread_web.improvement.queries.tracking import Tracked
from goldenthread_web.improvement.status import CHECKERS, Checked
from goldenthread_web.improvement.views.kept_files import handed_out
from goldenthread_web.performance.permissions import OutOfReach


@dataclass(frozen=True)
class ShownEvidence:
    """A piece of evidence, and the forms to check it or to take it back where that is this person's to do.

    why_not: why this person does not check it, where their role checks evidence. taken_back: that its giver took it
    back. opens: whether this person can still open it.
    """

    evidence: Evidence
    check: forms.Form | None = None
    take_back: forms.Form | None = None
    taken_back: TakenBack | None = None
    opens: bool = True
    why_not: str = ""


def forms_of_evidence(
    shown: Tracked, by: SignedIn, did: str = "", sent: forms.Form | None = None
) -> list[ShownEvidence]:
    """The evidence of an action as somebody sees it. sent: what could not be done, in the place of its own form."""
    return [_shown(one, shown, by, did, sent) for one in shown.evidence]


def _shown(one: Evidence, shown: Tracked, by: SignedIn, did: str, sent: forms.Form | None) -> ShownEvidence:
    if back := taken_back(one):
        return ShownEvidence(one, taken_back=back, opens=permissions.sees_taken_back(by, one))
    if one.state != Checked.WAITING:
        return ShownEvidence(one)
    one.action = shown.action
    again = sent if sent is not None and sent.data.get("evidence") == one.reference else None
    check: forms.Form | None = None
    back_form: forms.Form | None = None
    refused = why_not(permissions.check_may_check, by, one)
    if not refused:
        check = CheckForm(initial={"evidence": one.reference}, auto_id=f"check-{one.pk}_%s")
        check = again if again is not None and did in ("accept", "return") else check
    if not why_not(permissions.check_may_take_back, by, one):
        back_form = TakeEvidenceBackForm(initial={"evidence": one.reference}, auto_id=f"back-{one.pk}_%s")
        back_form = again if again is not None and did == "take_evidence_back" else back_form
    return ShownEvidence(one, check, back_form, why_not=refused if by.roles & CHECKERS else "")


def taken_back(one: Evidence) -> TakenBack | None:
    """That a piece of evidence was taken back; nothing where it stands."""
    return getattr(one, "taken_back", None)


def evidence_file(request: SignedInRequest, reference: str) -> HttpResponse:
    """A file that is evidence, as it was given: to be saved, never shown by the site."""
    found = (
        Evidence.objects.select_related("action__part__plan", "taken_back")
        .filter(reference=reference)
        .first()
    )
    if found is None or not found.file_name or not permissions.sees_work(request.person):
        raise OutOfReach(reference)
    permissions.check_may_see_part(request.person, found.action.part)
    if taken_back(found) and not permissions.sees_taken_back(request.person, found):
        raise OutOfReach(reference)
    back = reverse("plan_action", args=[found.action.reference])
    return handed_out(request, found, called="improvement.evidence.opened", back=back)
