"""Which measures stand in each cut of the dashboard."""

from goldenthread import catalogue
from goldenthread.judgement.cuts import CUT_WORDS, Cut, Cuts


def test_the_defaults_name_measures_that_there_are() -> None:
    assert set(Cuts().own) <= set(catalogue.load())
    assert set(CUT_WORDS) == set(Cut)


def test_an_empty_list_is_what_the_cut_has_by_itself() -> None:
    cuts = Cuts()
    assert cuts.shows(Cut.HEADLINE, "referrals", in_report=True)
    assert not cuts.shows(Cut.HEADLINE, "cp_visits", in_report=False)
    assert cuts.shows(Cut.LEADERSHIP, "cp_visits", in_report=False)
    assert cuts.shows(Cut.OWN, "cp_visits", in_report=False)
    assert not cuts.shows(Cut.OWN, "referrals", in_report=True)


def test_a_list_that_is_given_holds() -> None:
    cuts = Cuts.read({"headline": ["cp_visits"]})
    assert cuts.shows(Cut.HEADLINE, "cp_visits", in_report=False)
    assert not cuts.shows(Cut.HEADLINE, "referrals", in_report=True)
