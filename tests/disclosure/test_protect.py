"""What is kept back, in tables small enough to work out by hand."""

import pytest

from goldenthread.disclosure.attack import Attack, Interval, attack
from goldenthread.disclosure.balances import balances, nests
from goldenthread.disclosure.cells import Cell, Key, Rules, Shown
from goldenthread.disclosure.protecting import Protected, protect
from goldenthread.terms.months import Month
from tests.disclosure.made import JUNE, counted, share

SEXES = nests(["", "sex=F", "sex=M"])
WITHIN = {"team=A": ("locality=North",), "team=B": ("locality=North",), "team=C": ("locality=South",)}
AREAS = nests(["", "locality=North", "locality=South", "team=A", "team=B", "team=C"], WITHIN)


def protected(
    cells: list[Cell], nested: list, before: tuple[Shown, ...] = (), rules: Rules | None = None
) -> Protected:  # type: ignore[type-arg]
    """The cells as they may be published, attacked."""
    spoken_of = [cell.subject for cell in cells] + [shown.subject for shown in before]
    done = protect(cells, before, balances(spoken_of, nested), rules)
    assert done.attack().proved
    assert done.exposed == ()
    return done


def texts(done: Protected, side: str = "numerator") -> dict[str, str]:
    return {shown.key.group: shown.texts[side] for shown in done.shown if side in shown.texts}


def test_a_table_without_small_numbers_stays_whole() -> None:
    done = protected([counted("", 20), counted("sex=F", 8), counted("sex=M", 12)], SEXES)
    assert texts(done) == {"": "20", "sex=F": "8", "sex=M": "12"}


@pytest.mark.parametrize(("number", "text"), [(0, "0"), (1, "[c]"), (5, "[c]"), (6, "6"), (1204, "1,204")])
def test_one_to_five_are_kept_back_and_nought_is_shown(number: int, text: str) -> None:
    assert texts(protected([counted("", number)], [])) == {"": text}


def test_the_rest_of_a_known_total_is_kept_back_too() -> None:
    done = protected([counted("", 20), counted("sex=F", 3), counted("sex=M", 17)], SEXES)
    assert texts(done) == {"": "20", "sex=F": "[c]", "sex=M": "[c]"}
    keys = {shown.key.group: shown.key for shown in done.shown}
    assert done.why(keys["sex=F"], "numerator") == "a number from 1 to 5"
    assert done.why(keys["sex=M"], "numerator") == "such a number could be worked out from it"
    assert done.why(keys[""], "numerator") == ""


def test_a_pack_says_in_words_how_much_it_keeps_back_and_that_it_was_proved() -> None:
    done = protected([counted("", 20), counted("sex=F", 3), counted("sex=M", 17), share("", 3, 40)], SEXES)
    assert done.summary == (
        "6 numbers, 4 of them kept back: 3 because they rest on a number from 1 to 5, 1 to cover these. "
        "Of 3 numbers kept back here and before that the attack went for, none can be found out."
    )


def test_a_pack_says_what_was_given_away_before() -> None:
    before = tuple(
        Shown(counted(group, 0).subject, {"numerator": text}) for group, text in (("", "20"), ("sex=M", "17"))
    )
    cells = [counted("", 20), counted("sex=M", 17), counted("sex=F", 3)]
    done = protect(cells, before, balances([cell.subject for cell in cells], SEXES))
    assert done.summary.endswith("by this pack; 1 given away by earlier ones already.")


def test_of_several_the_smaller_covers() -> None:
    groups = {"": 66, "sex=F": 4, "sex=M": 50, "sex=U": 12}
    done = protected([counted(group, number) for group, number in groups.items()], nests(groups))
    assert texts(done) == {"": "66", "sex=F": "[c]", "sex=M": "50", "sex=U": "[c]"}


def test_a_small_team_is_covered_along_the_chain_of_areas() -> None:
    numbers = {"": 90, "locality=North": 40, "locality=South": 50, "team=A": 2, "team=B": 38, "team=C": 50}
    done = texts(protected([counted(group, number) for group, number in numbers.items()], AREAS))
    assert done == {
        "": "90",
        "locality=North": "40",
        "locality=South": "50",
        "team=A": "[c]",
        "team=B": "[c]",
        "team=C": "50",
    }


def test_a_team_that_is_all_of_its_locality_is_no_back_door() -> None:
    numbers = {"": 60, "locality=North": 56, "locality=South": 4, "team=A": 20, "team=B": 36, "team=C": 4}
    done = texts(protected([counted(group, number) for group, number in numbers.items()], AREAS))
    assert done["locality=South"] == done["team=C"] == done["locality=North"] == "[c]"
    assert "[c]" in (done["team=A"], done["team=B"])


def test_a_year_less_its_other_months_is_no_back_door() -> None:
    months = [counted("", 10 + back, JUNE.plus(-back)) for back in range(1, 12)]
    year = counted("", sum(cell.numerator for cell in months) + 3, months=12)
    done = protected([*months, counted("", 3), year], [])
    hidden = [shown.key for shown in done.shown if shown.texts["numerator"] == "[c]"]
    assert len(hidden) == 2
    assert Key("referrals", "999", "", JUNE, "month") in hidden


def test_two_packs_whose_years_differ_by_one_month_are_no_back_door() -> None:
    """July less last July is what the two years differ by. Last July was 4 and stood in no pack."""
    numbers = {JUNE.plus(1 - back): 20 + back for back in range(13)} | {JUNE.plus(-11): 4}

    def pack(month: Month, since: int) -> list[Cell]:
        shown = ("numerator",)
        each = [
            counted("", n, m, prints=shown if m.number > month.number - 3 else ())
            for m, n in numbers.items()
            if m <= month
        ]
        return [*each, counted("", sum(numbers[month.plus(-b)] for b in range(12)), month, months=12)]

    first = protected(pack(JUNE, 12), [])
    assert "[c]" not in texts(first).values()
    second = protected(pack(JUNE.plus(1), 12), [], first.shown)
    july = {
        shown.key: shown.texts.get("numerator") for shown in second.shown if shown.key.month == JUNE.plus(1)
    }
    assert "[c]" in july.values()


def test_a_percentage_hides_with_its_small_numerator_and_a_rate_with_its_count() -> None:
    done = protected([share("", 3, 40)], [])
    assert dict(done.shown[0].texts) == {"numerator": "[c]", "denominator": "40", "value": "[c]"}
    rate = counted("", 3, prints=("numerator", "value"), per=143_000.0, scale=120_000.0)
    assert dict(protected([rate], []).shown[0].texts) == {"numerator": "[c]", "value": "[c]"}


def test_a_percentage_hides_with_a_small_rest() -> None:
    done = protected([share("", 37, 40)], [])
    assert dict(done.shown[0].texts) == {"numerator": "[c]", "denominator": "40", "value": "[c]"}
    assert dict(done.shown[0].needs) == {"complement": "small"}


def test_a_percentage_hides_with_a_small_denominator_and_nought_of_it_stays_nought() -> None:
    assert dict(protected([share("", 0, 4)], []).shown[0].texts) == {
        "numerator": "0", "denominator": "[c]", "value": "[c]",
    }  # fmt: skip


def test_percentages_alone_can_give_a_number_away_and_are_kept_back() -> None:
    """30 of 60 and 10 of 12: with the counts of assessments shown elsewhere, 50% and 83% tell the counts."""
    cells = [
        share("", 40, 60, prints=("denominator", "value")),
        share("sex=F", 2, 12, prints=("denominator", "value")),
        share("sex=M", 38, 48, prints=("denominator", "value")),
    ]
    done = texts(protected(cells, SEXES), "value")
    assert done["sex=F"] == "[c]"
    assert list(done.values()).count("[c]") == 2


def test_the_same_count_under_another_name_is_no_back_door() -> None:
    """Assessments are a row of their own and the denominator of another: kept back in both."""
    cells = [counted("", 4, of="assessments"), share("", 0, 4)]
    done = protected(cells, [])
    assert {s.texts.get("denominator", s.texts["numerator"]) for s in done.shown} == {"[c]"}


def test_what_was_kept_back_stays_so_while_it_would_tell() -> None:
    first = protected([counted("", 20), counted("sex=F", 3), counted("sex=M", 17)], SEXES)
    again = protected([counted("sex=M", 17), counted("sex=F", 3, prints=())], SEXES, first.shown)
    assert texts(again)["sex=M"] == "[c]"


def test_what_earlier_packs_gave_away_is_said_and_the_next_tells_no_more() -> None:
    given = [counted("", 20), counted("sex=M", 17)]
    before = tuple(Shown(cell.subject, {"numerator": f"{cell.numerator:.0f}"}) for cell in given)
    cells = [*given, counted("sex=F", 3)]
    done = protect(cells, before, balances([cell.subject for cell in cells], SEXES))
    assert [unit.key.group for unit in done.exposed] == ["sex=F"]
    assert [one.key.group for one in done.attack().found_out] == ["sex=F"]
    assert done.attack().given_away == done.attack().found_out
    assert done.attack().proved
    assert not attack([*done.before, *done.shown], done.balances).proved


@pytest.mark.parametrize(
    ("low", "high", "proved"), [(2, 4, True), (2, 3, True), (1, 4, False), (2, 5, False)]
)
def test_only_what_was_as_close_before_was_given_away(low: float, high: float, proved: bool) -> None:
    key = counted("", 3).key
    now, before = (
        Attack((Interval(key, "numerator", *ends, "small"),), Rules()) for ends in ((2, 4), (low, high))
    )
    assert now.after(before).proved is proved
    assert now.after(before).found_out == now.intervals


def test_a_revised_count_no_longer_tells() -> None:
    before = (Shown(counted("", 23).subject, {"numerator": "23"}),)
    done = protected([counted("", 24)], [], before)
    assert texts(done) == {"": "24"}
    assert done.before == ()


def test_groups_that_do_not_add_up_are_not_taken_to() -> None:
    """A child with two teams is counted twice: then the teams say little of the whole."""
    done = protected([counted("", 20), counted("sex=F", 3), counted("sex=M", 19)], SEXES)
    assert texts(done) == {"": "20", "sex=F": "[c]", "sex=M": "19"}


def test_the_settings_decide() -> None:
    cells = [counted("", 33), counted("sex=F", 8), counted("sex=M", 25)]
    assert texts(protected(cells, SEXES, rules=Rules(threshold=9))) == {
        "": "33",
        "sex=F": "[c]",
        "sex=M": "[c]",
    }
    assert texts(protected(cells, SEXES, rules=Rules(round_to=5))) == {"": "35", "sex=F": "10", "sex=M": "25"}
    with pytest.raises(ValueError, match="shown as 0"):
        Rules(threshold=5, round_to=20)


def test_a_share_of_rounded_counts_is_that_of_the_counts_shown() -> None:
    done = protected([share("", 22, 48)], [], rules=Rules(round_to=5))
    assert dict(done.shown[0].texts) == {"numerator": "20", "denominator": "50", "value": "40%"}


def test_what_rounds_to_nought_is_not_shown_as_nought() -> None:
    assert protected([share("", 6, 4000)], []).shown[0].texts["value"] == "[low]"


def test_the_record_of_what_is_published_can_be_written_down_and_read_back() -> None:
    done = protected([share("", 3, 40), counted("", 12)], [])
    assert [Shown.from_row(shown.as_row()) for shown in done.shown] == list(done.shown)
