"""The words of a measure (source, unit, with whom it is shared) wait for a version as all words of a plan do."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of
from goldenthread_web.improvement.models import Change, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import editing, measures
from goldenthread_web.improvement.operations.measures import Described
from goldenthread_web.improvement.status import MeasureKind
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, make_plan, measure_named
from tests.web.pages import filled, get, text_of

VERSIONS = "/plan/versions"
NEW = {"source": "Notes of one team", "unit": "files read", "shared_with": "A plan that nobody approved"}


def edit_of(measure: Measure) -> str:
    return f"/plan/edit/measure/{measure.reference}"


def of_files(site: Council, role: Role) -> str:
    """All words of the files that somebody takes along."""
    document = Document(io.BytesIO(site[role].get("/plan/files/docx").content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    book = load_workbook(io.BytesIO(site[role].get("/plan/files/xlsx").content))
    words = [one.text for one in document.paragraphs]
    return " ".join([*words, *cells, *(str(one.value) for sheet in book for row in sheet for one in row)])


def read_by(site: Council, role: Role, measure: Measure) -> str:
    pages = (f"/plan/measures/{measure.reference}", "/plan/parts")
    return " ".join([*(text_of(get(site[role], page)) for page in pages), of_files(site, role)])


def test_words_that_nobody_approved_reach_nobody_outside_the_work(
    site: Council, plan: ImprovementPlan
) -> None:
    measure, lead = measure_named(plan, "Health assessments"), site[Role.PLAN_LEAD]
    sent(lead, edit_of(measure), **filled(get(lead, edit_of(measure))) | NEW)
    for role in (Role.COUNCILLOR, Role.PARTNER):
        said = read_by(site, role, measure)
        assert "The health plan" in said
        assert not any(words in said for words in NEW.values())
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    said = read_by(site, Role.COUNCILLOR, measure)
    assert "The health plan" not in said
    assert all(words in said for words in NEW.values())


def test_what_feeds_it_holds_at_once_and_leaves_the_words_alone(site: Council, plan: ImprovementPlan) -> None:
    measure, lead = measure_named(plan, "Staff who finished"), site[Role.PLAN_LEAD]
    page = get(lead, f"/plan/measures/{measure.reference}/feed")
    assert "The register of courses" in text_of(page)
    assert page.xpath(f"//main//a[@href='{edit_of(measure)}']")
    given = filled(page)
    assert not NEW.keys() & given.keys()
    told = {"kind": MeasureKind.SURVEY.value, "fed_by": "Jane Smith"}
    sent(lead, f"/plan/measures/{measure.reference}/feed", **given | NEW | told)
    measure.refresh_from_db()
    assert (measure.kind, measure.fed_by, measure.source) == (*told.values(), "The register of courses")
    own = f"/plan/measures/{measure.reference}"
    assert "Jane Smith" in text_of(get(site[Role.ANALYST], own))
    assert "Jane Smith" not in read_by(site, Role.COUNCILLOR, measure)
    with pytest.raises(NotAllowed, match="with its other words"):
        measures.feed(
            measure=measure,
            kind=MeasureKind.SURVEY,
            version=measure.version,
            described=Described(source="Ours"),
            by=by(Role.PLAN_LEAD),
        )


def test_the_series_that_feeds_a_measure_is_named_to_those_who_see_the_work(
    site: Council, plan: ImprovementPlan
) -> None:
    measure = measure_named(plan, "Staff who finished")
    series = Measure.everything.create(
        part=measure.part,
        by_itself=True,
        kind=MeasureKind.ENTERED.value,
        name="Courses by team",
        source="A list",
    )
    Measure.objects.filter(pk=measure.pk).update(series=series)
    own = f"/plan/measures/{measure.reference}"
    assert "Courses by team" in text_of(get(site[Role.BOARD_MEMBER], own))
    said = text_of(get(site[Role.COUNCILLOR], own))
    assert "Courses by team" not in said
    assert "A figure that somebody enters" in said
    lead, path = site[Role.PLAN_LEAD], f"/plan/measures/{series.reference}/feed"
    sent(lead, path, **filled(get(lead, path)) | {"source": "Another list", "shared_with": "The staff plan"})
    series = Measure.everything.get(pk=series.pk)
    assert (series.source, series.shared_with, series.shared) == ("Another list", "The staff plan", True)
    sent(lead, path, **filled(get(lead, path)) | {"shared_with": "No"})
    series = Measure.everything.get(pk=series.pk)
    assert (series.shared_with, series.shared) == ("", False)


def test_in_a_draft_the_words_hold_at_once_and_are_kept(site: Council) -> None:
    draft = make_plan(person_of(Role.PLAN_LEAD))
    measure, lead = measure_named(draft, "Repeat referrals"), site[Role.PLAN_LEAD]
    sent(lead, edit_of(measure), **filled(get(lead, edit_of(measure))) | NEW)
    measure.refresh_from_db()
    assert {name: getattr(measure, name) for name in NEW} == NEW
    assert measure.shared
    assert Change.objects.get().now == NEW


def test_what_was_changed_in_another_way_meanwhile_is_not_written_over(
    site: Council, plan: ImprovementPlan
) -> None:
    measure, lead = measure_named(plan, "Staff who finished"), site[Role.PLAN_LEAD]
    sent(lead, edit_of(measure), **filled(get(lead, edit_of(measure))) | {"source": "Waiting words"})
    director = site[Role.DIRECTOR]
    [seen] = get(director, VERSIONS).xpath("//input[@name='seen']/@value")
    Measure.objects.filter(pk=measure.pk).update(source="Other words")  # as versions before this one could
    page = sent(director, VERSIONS, status=403, do="approve", seen=seen)
    assert "Staff who finished the course: somebody changed this in another way meanwhile: Source" in text_of(
        page
    )
    assert "Source says now: “Other words”" in text_of(page)
    assert not page.xpath("//button[@value='approve']")
    measure.refresh_from_db()
    assert measure.source == "Other words"
    [change] = page.xpath("//input[@name='change']/@value")
    sent(director, VERSIONS, do="take back", change=change)
    sent(lead, edit_of(measure), **filled(get(lead, edit_of(measure))) | {"source": "Waiting words"})
    [seen] = get(director, VERSIONS).xpath("//input[@name='seen']/@value")
    sent(director, VERSIONS, do="approve", seen=seen)
    held = Change.objects.get(holds_since__isnull=False)
    assert (held.was, held.now) == ({"source": "Other words"}, {"source": "Waiting words"})


def test_a_change_on_which_another_lies_is_taken_back_after_it(site: Council, plan: ImprovementPlan) -> None:
    who, action = by(Role.PLAN_LEAD), action_numbered(plan, "2.1")
    before = action.success

    def changed(**words: str) -> Change:
        line = line_for(who, "action", action.reference)
        made = editing.change(line=line, given=words, seen=mark_of(line.words), by=who)
        assert made is not None
        return made

    first, apart, last = (
        changed(success="All"),
        changed(horizon="This year"),
        changed(success="All, and soon"),
    )
    page = sent(site[Role.PLAN_LEAD], VERSIONS, status=403, do="take back", change=first.reference)
    assert "A later change of this line was made on top of this one" in text_of(page)
    for one in (last, first):
        editing.take_back(change=one, by=who)
    [seen] = get(site[Role.DIRECTOR], VERSIONS).xpath("//input[@name='seen']/@value")
    sent(site[Role.DIRECTOR], VERSIONS, do="approve", seen=seen)
    apart.refresh_from_db()
    action.refresh_from_db()
    assert (action.success, action.horizon) == (before, "This year")
    assert apart.holds_since
