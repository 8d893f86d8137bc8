"""A link that is given, as evidence or in a register, leads where it seems to lead, and tells nobody a password."""

from __future__ import annotations

import pytest

from goldenthread_web.improvement.forms.evidence import EvidenceForm
from goldenthread_web.improvement.registers.forms import AssessmentForm

NAMED = ":".join(("anna", "open sesame".replace(" ", "-")))
"""A name and a password, as some put them into a link."""


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("link", "said"),
    [
        (f"https://{NAMED}@council.example/rota", "Leave the name and password out of the link"),
        ("https://council.example@elsewhere.example/rota", "Leave the name and password out of the link"),
        ("https://council.example/\u202egpj.exe", "signs that can't be seen"),
        ("https://council.example/rota\u2066txt", "signs that can't be seen"),
        ("https://council.example/rota", ""),
        ("https://council.example/people/anna@council.example", ""),
    ],
)
def test_a_link_that_hides_something_is_refused(link: str, said: str) -> None:
    form = EvidenceForm({"words": "The rota", "link": link})
    form.is_valid()
    told = " ".join(form.errors.get("link", []))
    assert said in told if said else not form.errors
    of_a_register = AssessmentForm({"link": link})
    of_a_register.is_valid()
    assert of_a_register.errors.get("link", []) == form.errors.get("link", [])
