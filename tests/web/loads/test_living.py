"""How many children live here, in words and beside each other."""

from goldenthread.indicators.population import Estimate
from goldenthread_web.loads.living import living

COUNCIL = "999"


def estimate(count: int, *, area: str = COUNCIL, year: int = 2023, **group: str) -> Estimate:
    return Estimate(year, "made up", area, count, **group)


def test_groups_are_words_in_the_order_of_their_lists_and_parts_stand_beside_the_council() -> None:
    [table] = living(
        [
            estimate(30, ethnicity="WBRI"),
            estimate(6, ethnicity="ABAN"),
            estimate(70, age_band="10-15"),
            estimate(20, age_band="5-9"),
            estimate(100),
            estimate(40, area="West"),
            estimate(11, area="West", ethnicity="WBRI"),
            estimate(48, sex="F"),
            estimate(9, sex="F", age_band="5-9"),
        ],
        authority=COUNCIL,
        name="Made-up",
    )
    assert (table.vintage, table.areas) == ("Mid-2023, made up", ("Made-up", "West"))
    assert table.groups == (
        ("By age", (("Aged 0 to 17", (100, 40)), ("Aged 5 to 9", (20, None)), ("Aged 10 to 15", (70, None)))),
        ("By sex", (("Female", (48, None)), ("Female, aged 5 to 9", (9, None)))),
        ("By ethnicity", (("White British", (30, 11)), ("Bangladeshi", (6, None)))),
    )


def test_each_release_has_its_table_the_newest_first() -> None:
    found = living([estimate(1, year=2022), estimate(2, sex="F")], authority=COUNCIL, name="Made-up")
    assert [table.vintage for table in found] == ["Mid-2023, made up", "Mid-2022, made up"]
