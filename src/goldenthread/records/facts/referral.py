from goldenthread.records.fact import Fact, Need
from goldenthread.records.table import day, text, yes_no

referral = Fact(
    "referral",
    "A referral of a child, no further action included. Two of one child on one day count once.",
    columns=(
        day("referral_date", "The day the referral was received."),
        day("previous_referral_date", "The child's latest referral on an earlier day, among those loaded."),
        yes_no(
            "earlier_stated",
            "The source itself states an earlier referral in the 12 months before (Annex A list 3). On a "
            "referral that is not the child's latest of its list: the next one states two or more.",
        ),
        yes_no("nfa", "It ended with no further action."),
        text("primary_need", "Primary need code."),
        text("referral_source", "Referral source code."),
    ),
    dated_by="referral_date",
    needs=(Need.of("cin_episodes.referrals"),),
    sql="""
    SELECT authority, person_id, team, referral_date,
           lag(referral_date) OVER child AS previous_referral_date,
           CASE WHEN referrals_12m IS NOT NULL THEN referrals_12m > 0
                WHEN lead(referral_date) OVER child < first_day_after_months(referral_date + 1, 12)
                THEN lead(referrals_12m) OVER child > 1 END AS earlier_stated,
           referral_nfa AS nfa, primary_need_code AS primary_need, referral_source_code AS referral_source,
           load, file, sheet, row
    FROM referral_once
    WINDOW child AS (PARTITION BY authority, person_id ORDER BY referral_date)
    """,
)
