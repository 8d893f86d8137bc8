-- What facts share: keys of the person, one row per child and day of each event, links, calendar rules.
-- Each statement is a table or a macro that the facts beside it use by name.

-- The first day E of which "E less n months" is d or later (terms.months.first_day_after_months).
CREATE OR REPLACE MACRO first_day_after_months(d, n) AS
    CASE WHEN day(d + to_months(n)) = day(d) THEN (d + to_months(n))::DATE ELSE (d + to_months(n))::DATE + 1 END;

-- The first day on which each count of working days is reached.
CREATE OR REPLACE TABLE working_day AS
    SELECT working_days, min(day) AS day FROM working_calendar GROUP BY working_days;

-- Working days in (a, b]; missing where either day is missing or outside the calendar.
CREATE OR REPLACE MACRO working_days(a, b) AS
    (SELECT w.working_days FROM working_calendar w WHERE w.day = b)
    - (SELECT w.working_days FROM working_calendar w WHERE w.day = a);

CREATE OR REPLACE TABLE person_keys AS
    WITH recorded AS (
        SELECT authority, person_id,
               CASE WHEN bool_or(disability_code <> 'NONE') THEN true
                    WHEN bool_or(disability_code = 'NONE') THEN false END AS disabled
        FROM disability GROUP BY authority, person_id
    )
    SELECT authority, person_id, p.dob AS birth_date, p.sex, p.ethnicity, r.disabled
    FROM person p FULL JOIN recorded r USING (authority, person_id)
    QUALIFY row_number() OVER (PARTITION BY authority, person_id ORDER BY p.load, p.file, p.sheet, p.row) = 1;

-- Teams with periods that do not overlap: a later row of a team ends the one before.
CREATE OR REPLACE TABLE team_period AS
    SELECT authority, team, service, locality, coalesce(from_date, DATE '0001-01-01') AS from_date,
           least(coalesce(to_date, DATE '9999-12-31'),
                 coalesce(lead(from_date) OVER (PARTITION BY authority, team ORDER BY from_date NULLS FIRST) - 1,
                          DATE '9999-12-31')) AS to_date,
           load, file, sheet, row
    FROM teams
    QUALIFY row_number() OVER (PARTITION BY authority, team, from_date ORDER BY load, file, sheet, row) = 1;

CREATE OR REPLACE TABLE referral_once AS
    SELECT * REPLACE (coalesce(referrals_12m, max(referrals_12m) OVER same_day)
                          - getvariable('referral_count_includes_current')::INT AS referrals_12m)
    FROM cin_episodes WHERE is_referral AND referral_date IS NOT NULL
    WINDOW same_day AS (PARTITION BY authority, person_id, referral_date)
    QUALIFY row_number() OVER (
        PARTITION BY authority, person_id, referral_date ORDER BY load, file, sheet, row) = 1;

CREATE OR REPLACE TABLE s47_once AS
    FROM s47_enquiry WHERE s47_start_date IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY authority, person_id, s47_start_date ORDER BY load, file, sheet, row) = 1;

-- Each conference with the start of the enquiry that led to it: linked by the source (both dates in one row,
-- or a shared key), else the child's latest enquiry begun at most 60 days before (a setting).
CREATE OR REPLACE TABLE conference_link AS
    WITH once AS (
        SELECT * FROM initial_cp_conference WHERE icpc_date IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY authority, person_id, icpc_date ORDER BY load, file, sheet, row) = 1
    ), keyed AS (
        SELECT authority, person_id, s47_enquiry_id, min(s47_start_date) AS keyed_start
        FROM s47_enquiry WHERE s47_enquiry_id IS NOT NULL AND s47_start_date IS NOT NULL GROUP BY ALL
    ), referred AS (
        SELECT authority, person_id, referral_id, min(referral_date) AS keyed_referral
        FROM cin_episodes WHERE referral_id IS NOT NULL AND referral_date IS NOT NULL GROUP BY ALL
    ), near AS (
        SELECT c.*, s.s47_start_date AS near_start
        FROM once c ASOF LEFT JOIN s47_once s
          ON c.authority = s.authority AND c.person_id = s.person_id AND s.s47_start_date <= c.icpc_date
    )
    SELECT n.* EXCLUDE (near_start, referral_date),
           coalesce(n.referral_date, r.keyed_referral) AS own_referral_date,
           coalesce(n.linked_s47_start_date, k.keyed_start) IS NOT NULL AS linked_by_source,
           coalesce(n.linked_s47_start_date, k.keyed_start,
                    CASE WHEN n.icpc_transfer_in IS NOT TRUE
                          AND n.icpc_date - n.near_start <= getvariable('s47_to_icpc_days')
                         THEN n.near_start END) AS linked_start
    FROM near n
    LEFT JOIN keyed k USING (authority, person_id, s47_enquiry_id)
    LEFT JOIN referred r USING (authority, person_id, referral_id);

-- Which list speaks for which month end: one dated at most 7 days from it; of two, the nearer, then the later.
CREATE OR REPLACE TABLE served_month AS
    WITH lists AS (
        SELECT DISTINCT 'care_status' AS kept_in, authority, as_at FROM care_status
        UNION SELECT DISTINCT 'care_leavers', authority, as_at FROM care_leavers
        UNION SELECT DISTINCT 'allocations', authority, as_at FROM allocations
        UNION SELECT DISTINCT 'workers', authority, month_end FROM workers
        UNION SELECT DISTINCT 'establishment', authority, month_end FROM establishment
    ), near AS (
        SELECT kept_in, authority, as_at, unnest([last_day(as_at), date_trunc('month', as_at)::DATE - 1]) AS month_end
        FROM lists WHERE as_at IS NOT NULL
    )
    SELECT kept_in, authority, as_at, month_end FROM near WHERE abs(as_at - month_end) <= 7
    QUALIFY row_number() OVER (
        PARTITION BY kept_in, authority, month_end ORDER BY abs(as_at - month_end), as_at DESC) = 1;
