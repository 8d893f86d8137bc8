from goldenthread.records.fact import Fact, Need
from goldenthread.records.table import day, whole, yes_no

conference = Fact(
    "conference",
    "An initial child protection conference about a child. Two of one child on one day count once.",
    columns=(
        day("icpc_date", "The day it was held."),
        yes_no("transfer_in", "Held because the child moved in while on another authority's plan."),
        day(
            "clock_start_date",
            "When the 15 working days began: the section 47 enquiry that led to it (the one linked; unlinked, "
            "the child's latest on or before the conference); for a transfer in, the referral.",
        ),
        whole(
            "working_days",
            "Working days from the clock's start to the conference; missing where no start is known.",
        ),
    ),
    dated_by="icpc_date",
    needs=(Need.of("initial_cp_conference"),),
    sql="""
    WITH latest AS (
        SELECT c.*, s.s47_start_date AS latest_s47
        FROM conference_link c ASOF LEFT JOIN s47_once s
          ON c.authority = s.authority AND c.person_id = s.person_id AND s.s47_start_date <= c.icpc_date
    ), referred AS (
        SELECT c.*, r.referral_date AS latest_referral
        FROM latest c ASOF LEFT JOIN referral_once r
          ON c.authority = r.authority AND c.person_id = r.person_id AND r.referral_date <= c.icpc_date
    ), clocked AS (
        SELECT *, CASE WHEN icpc_transfer_in THEN coalesce(own_referral_date, latest_referral)
                       ELSE coalesce(linked_start, latest_s47) END AS clock_start_date
        FROM referred
    )
    SELECT authority, person_id, team, icpc_date, coalesce(icpc_transfer_in, false) AS transfer_in,
           clock_start_date, working_days(clock_start_date, icpc_date) AS working_days, load, file, sheet, row
    FROM clocked
    """,
)
