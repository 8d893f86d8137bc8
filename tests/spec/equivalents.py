"""Changes that no record can tell from the definition, each with the reason.

A change is named by where it is made and by what it is, in the words that the test prints: for the SQL a
part of them is enough.
"""

_NO_CHILD = "a worker who holds no child adds none"
_NO_HOURS = "a worker without hours adds none to the hours"

IN_DEFINITIONS = {
    ("caseload_avg", "top: where: without: children is at least 1"): _NO_CHILD,
    ("caseload_avg", "top: where: children is at least 1: 0"): _NO_CHILD,
    ("caseload_avg", "bottom: where: without: full-time equivalent is more than 0"): _NO_HOURS,
    ("caseload_avg", "bottom: where: full-time equivalent is more than 0: > as >="): _NO_HOURS,
    ("caseload_avg", "bottom: where: full-time equivalent is more than 0: -1"): _NO_HOURS,
}

_NO_DAY = "a spell that ends on the day it begins is open on no day"
_ONE_MONTH_END = "of the two days only the first is the end of a month"
_ONE_ROW_A_KEY = "a snapshot holds one row of each key"
_JOINED = "the rows of one day are joined afterwards"
_NOT_SAID = "which of two rows that fit serves is then not said"
_OF_AREAS = "only figures of teams, services and localities look at it"

IN_SQL = {
    (
        "first_day_after_months",
        "1 as 2",
    ): "only the first of a month becomes the second: neither ends a month",
    ("person_keys", "row_number()"): _ONE_ROW_A_KEY,
    ("team_period", ""): _OF_AREAS,
    ("team_area", ""): _OF_AREAS,
    ("care", "PARTITION BY authority, person_id, since"): _NOT_SAID,
    ("placement_stay", "> p.cla_placement_start_date | > as >="): _NOT_SAID,
    ("placement_stay", "ORDER BY c.short_break, p.load"): _JOINED,
    ("need_episode", "WHERE start_date < coalesce(end_date, DATE '9999-12-31') | <"): _NO_DAY,
    ("need_episode", "WHERE l.start_date < coalesce(l.end_date, DATE '9999-12-31') | <"): _NO_DAY,
    ("care_health_checked", "ORDER BY h.load, h.file, h.sheet, h.row) = 1"): _JOINED,
    ("care_health_checked", "done_on < fifth_birthday | <"): _NO_DAY,
    ("care_health_checked", "start_date < end_date | <"): _NO_DAY,
    ("within_care", "s.start_date < coalesce(s.end_date, DATE '9999-12-31') | <"): _NO_DAY,
    ("within_care", "s.start_date < coalesce(c.end_date, DATE '9999-12-31') | <"): _NO_DAY,
    ("within_care", "> c.start_date | >"): _NO_DAY,
    ("within_care", "FROM laid WHERE start_date < least(reached, next_start) | <"): _NO_DAY,
    ("care_leaver", "month_end + 1 AS end_date, l.as_at, | 1 as 2"): _ONE_MONTH_END,
    ("care_permanence", "month_end + 1, s.load, s.file, s.sheet, s.row | 1 as 2"): _ONE_MONTH_END,
    ("care_three_placements", "month_end + 1, load, file, sheet, row | 1 as 2"): _ONE_MONTH_END,
    (
        "care_three_placements",
        "month_end + 1, 0, -1, NULL, NULL, NULL, NULL FROM stated | 1 (1) as 2",
    ): _ONE_MONTH_END,
    ("all_posts_scope", "all_posts_scope is All posts?"): (
        "it decides the posts table, which is no indicator: held by the tests of the scorecard's posts"
    ),
    (
        "given",
        "SELECT authority, indicator AS person_id, team, month_end AS start_date, month_end + 1 AS end_date, | 1 as 2",
    ): _ONE_MONTH_END,
    ("post", "month_end + 1 AS end_date, e.fte, | 1 as 2"): _ONE_MONTH_END,
    ("worker", "on_day + 1 AS end_date, | 1 as 2"): _ONE_MONTH_END,
    ("care_visited", "s.cla_visit_date < p.until | <"): _NO_DAY,
    ("conference", "s.s47_start_date <= c.icpc_date | <="): "an enquiry of the same day is linked already",
    ("protection_reviewed", "r.cp_review_date < coalesce(p.end_date, DATE '9999-12-31') | <"): _NO_DAY,
    ("protection_visited", "PARTITION BY v.authority, v.person_id, v.cp_visit_date"): _NO_DAY,
    ("protection_visited", "v.end_date > p.start_date | <"): _NO_DAY,
    ("protection_visited", "v.end_date > p.start_date | >"): _NO_DAY,
    ("referral", "first_day_after_months(referral_date + 1, 12) | 1 (1) as 0"): (
        "of two referrals in the 12 months before, one exactly 12 months before cannot be the later one"
    ),
}
