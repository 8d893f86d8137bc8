"""Forms are GOV.UK's, say what to do, and show what people typed as text."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms

from goldenthread_web.components.forms import DateField, Problem, problems
from goldenthread_web.components.templatetags.govuk import error_summary, has_problems, in_fours
from tests.reports.tree import Tree
from tests.web.components.showing import Comment

HOSTILE = """"><script>alert(1)</script><img src=x onerror=alert(1)>"""
WHOLE = {
    "email": "a@council.example", "password": "x", "months": "3", "about": "a", "said_by": "b", "shown_to": ["a"],
    "ends_day": "27", "ends_month": "3", "ends_year": "2026", "text": "So it is.", "agreed": "on",
}  # fmt: skip


class Due(forms.Form):
    due = DateField(label="Due")


def tree(form: forms.Form) -> Tree:
    return Tree(f"<html><body>{form}</body></html>")


def test_every_box_has_its_class_its_label_and_no_placeholder() -> None:
    root = tree(Comment()).root
    boxes = [e for e in root.all("input", "select", "textarea") if e.attributes.get("type") != "hidden"]
    labels = {e.attributes["for"] for e in root.all("label")}
    assert [e.attributes for e in boxes if "govuk-" not in e.attributes.get("class", "")] == []
    assert {e.attributes["id"] for e in boxes} == labels
    assert [e.attributes for e in boxes if "placeholder" in e.attributes or "required" in e.attributes] == []
    widths = [e.attributes["class"] for e in boxes if e.attributes["name"] == "months"]
    assert widths == ["govuk-input govuk-input--width-3"]
    assert {e.text for e in root.all("legend")} == {"Who says it", "Who sees it", "When it stops holding"}


def test_what_describes_a_box_is_there_once() -> None:
    for form in (Comment(), Comment({})):
        elements = tree(form).root.all()
        ids = [e.attributes["id"] for e in elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        told = [name for e in elements for name in e.attributes.get("aria-describedby", "").split()]
        assert told
        assert set(told) <= set(ids)


def test_each_problem_says_what_to_do_and_leads_to_a_box() -> None:
    form = Comment({})
    ids = {e.attributes.get("id") for e in tree(form).root.all("input", "select", "textarea")}
    found = list(problems(form))
    assert {problem.at for problem in found} <= ids
    assert [problem.words for problem in found] == [
        "Enter email address", "Enter password", "Enter months", "Select what it is about", "Select who says it",
        "Select who sees it", "Enter when it stops holding", "Enter comment", "Select paper that goes with it",
        "Select nobody can be recognised in it",
    ]  # fmt: skip
    assert has_problems(form)


def test_a_form_that_is_new_or_right_has_no_problems() -> None:
    class Short(forms.Form):
        name = forms.CharField()

    for form in (Short(), Short({"name": "x"})):
        assert list(problems(form)) == []
        assert not has_problems(form)
    assert not has_problems(None)
    assert error_summary(None, "")["problems"] == []


def test_words_of_our_own_are_kept_and_names_in_capitals_too() -> None:
    class Own(forms.Form):
        code = forms.CharField(error_messages={"required": "Type the 6 figures that your app shows"})
        icpc = forms.CharField(label="ICPC date")

    assert [problem.words for problem in problems(Own({}))] == [
        "Type the 6 figures that your app shows",
        "Enter ICPC date",
    ]


def test_what_is_wrong_with_a_whole_form_leads_to_its_first_box() -> None:
    class Both(forms.Form):
        kept = forms.CharField(widget=forms.HiddenInput)
        first, last = forms.IntegerField(), forms.IntegerField()

        def clean(self) -> None:
            raise forms.ValidationError("The last month comes before the first")

    found = list(problems(Both({"first": "2", "last": "1", "kept": "x"}, prefix="")))
    assert found == [Problem("The last month comes before the first", "id_first")]
    words = [problem.words for problem in problems(Both({"first": "2", "last": "1"}))]
    assert words == ["The last month comes before the first", "This field is required."]


def test_a_sentence_of_a_view_stands_in_the_summary() -> None:
    [problem] = error_summary(None, "Somebody else changed this since")["problems"]
    assert problem == Problem("Somebody else changed this since", "")


@pytest.mark.parametrize(
    "name", ["email", "months", "text", "ends_day", "ends_month", "ends_year", "about", "said_by"]
)
def test_what_somebody_typed_comes_back_as_text(name: str) -> None:
    shown = str(Comment(WHOLE | {name: HOSTILE}))
    assert "<script" not in shown
    assert "<img" not in shown


@pytest.mark.parametrize("text", ["label", "help_text"])
def test_labels_and_hints_are_text(text: str) -> None:
    form = Comment({})
    for field in form.fields.values():
        setattr(field, text, HOSTILE)
    assert "<script" not in str(form)


def test_a_date_is_three_boxes() -> None:
    form = Due({"due_day": " 7 ", "due_month": "3", "due_year": "2026"})
    assert form.is_valid()
    assert form.cleaned_data["due"] == date(2026, 3, 7)
    values = [
        e.attributes.get("value") for e in tree(Due(initial={"due": date(2026, 3, 7)})).root.all("input")
    ]
    assert values == ["7", "3", "2026"]


@pytest.mark.parametrize(
    "typed",
    [("31", "2", "2026"), ("7", "", "2026"), ("1/2", "3", "2026"), ("seven", "3", "2026"), ("7", "3", "26")],
)
def test_a_wrong_date_comes_back_with_what_to_do(typed: tuple[str, str, str]) -> None:
    form = Due(dict(zip(("due_day", "due_month", "due_year"), typed, strict=True)))
    assert list(problems(form)) == [Problem("Enter a real date, such as 27 3 2026", "id_due_day")]
    boxes = tree(form).root.all("input")
    assert all("govuk-input--error" in e.attributes["class"] for e in boxes)
    assert "/".join(e.attributes.get("value", "") for e in boxes) == "/".join(typed)


def test_no_date_at_all_is_a_date_that_is_missing() -> None:
    assert list(problems(Due({}))) == [Problem("Enter due", "id_due_day")]
    assert DateField(required=False).clean(None) is None
    assert DateField.widget().value_omitted_from_data({}, {}, "due")


def test_a_long_secret_is_shown_in_fours() -> None:
    assert in_fours("ABCDEFGHIJ") == "ABCD EFGH IJ"
