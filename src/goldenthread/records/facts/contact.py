from goldenthread.records.fact import Fact, Need
from goldenthread.records.table import day, whole, yes_no

contact = Fact(
    "contact",
    "A contact about a child. Two contacts about one child on one day count once.",
    columns=(
        day("contact_date", "The day of the contact."),
        day("previous_contact_date", "The child's latest contact on an earlier day."),
        day("next_referral_date", "The child's first referral on or after the contact."),
        whole(
            "working_days_to_referral", "Working days from the contact to that referral; the same day is 0."
        ),
        yes_no("became_referral", "That referral came within 5 working days (a setting)."),
    ),
    dated_by="contact_date",
    needs=(Need.of("contacts"),),
    sql="""
    WITH once AS (
        SELECT * FROM contacts WHERE contact_date IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY authority, person_id, contact_date ORDER BY load, file, sheet, row) = 1
    )
    SELECT c.authority, c.person_id, c.team, c.contact_date,
           lag(c.contact_date) OVER (PARTITION BY c.authority, c.person_id ORDER BY c.contact_date)
               AS previous_contact_date,
           r.referral_date AS next_referral_date,
           working_days(c.contact_date, r.referral_date) AS working_days_to_referral,
           coalesce(working_days(c.contact_date, r.referral_date)
                    <= getvariable('contact_to_referral_working_days'), false) AS became_referral,
           c.load, c.file, c.sheet, c.row
    FROM once c ASOF LEFT JOIN referral_once r
      ON c.authority = r.authority AND c.person_id = r.person_id AND r.referral_date >= c.contact_date
    """,
)
