"""The layouts of the inputs speak of columns, codes and records that there are."""

from __future__ import annotations

import pytest

from goldenthread.intake.block import READ
from goldenthread.intake.headers import spellings
from goldenthread.records.tables import TABLES
from goldenthread.standards import cin_census, hr, local, ssd, ssda903
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.standards.layout import Layout

LAYOUTS = [
    *ssd.LAYOUTS.values(),
    *ssda903.LAYOUTS.values(),
    *cin_census.LAYOUTS.values(),
    *hr.LAYOUTS.values(),
    hr.CENSUS_WORKER,
    *local.LAYOUTS.values(),
]
RECORDS_OF = {
    **{layout.name: layout.name.removeprefix("ssd_") for layout in ssd.LAYOUTS.values()},
    **{name: name for name in local.LAYOUTS},
    "Header": "person",
    "Episodes": "cla_episodes",
    "UASC": "immigration_status",
    "Child": "person",
    "Disabilities": "disability",
    "CINdetails": "cin_episodes",
    "Assessments": "cin_assessments",
    "CINPlanDates": "cin_plans",
    "Section47": "s47_enquiry",
    "ChildProtectionPlans": "cp_plans",
    "staff": "workers",
    "CSWWWorker": "workers",
    "establishment": "establishment",
}
REVIEWS = {id(ssda903.REVIEWS): "cla_reviews", id(cin_census.REVIEWS): "cp_reviews"}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_kinds_and_codes_are_known(layout: Layout) -> None:
    for field in layout.fields:
        assert field.kind in READ or field.kind == "code", field.name
        assert (field.kind == "code") == bool(field.codes), field.name
        assert not field.codes or field.codes in CODE_LISTS, field.name


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_header_can_mean_two_columns(layout: Layout) -> None:
    headers = [spelling for field in layout.fields for spelling in dict.fromkeys(spellings(field))]
    assert len(headers) == len(set(headers))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_columns_fill_records_that_there_are(layout: Layout) -> None:
    filled = [field.record for field in layout.fields if field.record]
    table = REVIEWS.get(id(layout)) or RECORDS_OF.get(layout.name)
    if table is None:
        assert filled in ([], ["person_id"]), "a table that fills a record must be named in RECORDS_OF"
        return
    there = {column.name for column in TABLES[table].columns}
    assert set(filled) <= there
    assert len(filled) == len(set(filled))


def test_no_table_of_the_ssd_is_both_read_and_unread() -> None:
    assert not {f"ssd_{name}" for name in ssd.UNREAD} & ssd.LAYOUTS.keys()
    assert len(ssd.UNREAD) == len(set(ssd.UNREAD))
