-- All counts of the catalogue by hand: every indicator, month and area in one statement over the facts'
-- Parquet files. Written from the definitions alone, as the yardstick for the engine.
--
-- $first and $last are the last days of the first and the last month; the facts' folder is where DuckDB
-- looks for files. Each fact is counted by team and month, spells that begin and end in the same months
-- together; the areas are rolled up from those counts; a count that serves several indicators is made
-- once and given to each by the list at the end. A count of nought has no row.
WITH
months AS (
    SELECT last_day(day::DATE) AS month_end,
           (last_day(day::DATE) - INTERVAL 4 MONTH)::DATE AS months_4,
           (last_day(day::DATE) - INTERVAL 12 MONTH)::DATE AS months_12,
           (last_day(day::DATE) - INTERVAL 16 YEAR)::DATE AS born_16,  -- born later: not yet 16
           (last_day(day::DATE) - INTERVAL 17 YEAR)::DATE AS born_17,
           (last_day(day::DATE) - INTERVAL 18 YEAR)::DATE AS born_18,
           (last_day(day::DATE) - INTERVAL 19 YEAR)::DATE AS born_19,
           (last_day(day::DATE) - INTERVAL 22 YEAR)::DATE AS born_22
    FROM generate_series(date_trunc('month', $first::DATE), $last::DATE, INTERVAL 1 MONTH) AS s(day)
),

-- What happened in a month

referrals AS (
    SELECT authority, locality, service, team, last_day(referral_date) AS month_end,
           count(*) AS referrals,
           count(*) FILTER (previous_referral_date >= referral_date - INTERVAL 12 MONTH OR earlier_stated)
               AS repeat_referrals,
           count(*) FILTER (nfa) AS referrals_nfa,
           count(referral_source) AS referral_sources
    FROM 'referral.parquet'
    WHERE referral_date BETWEEN date_trunc('month', $first::DATE) AND $last
    GROUP BY ALL
),
contacts AS (
    SELECT authority, locality, service, team, last_day(contact_date) AS month_end,
           count(*) AS contacts,
           count(*) FILTER (NOT became_referral) AS contacts_alone,
           count(*) FILTER (previous_contact_date >= contact_date - INTERVAL 12 MONTH) AS repeat_contacts
    FROM 'contact.parquet'
    WHERE contact_date BETWEEN date_trunc('month', $first::DATE) AND $last
    GROUP BY ALL
),
assessments AS (
    SELECT authority, locality, service, team, last_day(authorised_date) AS month_end,
           count(*) AS assessments,
           count(*) FILTER (no_further_action) AS assessments_nfa,
           count(*) FILTER (working_days IS NOT NULL
                            AND (authorised_date < assessment_start_date) IS NOT TRUE) AS assessments_timed,
           count(*) FILTER (working_days <= 45
                            AND (authorised_date < assessment_start_date) IS NOT TRUE) AS assessments_in_time
    FROM 'assessment.parquet'
    WHERE authorised_date BETWEEN date_trunc('month', $first::DATE) AND $last
    GROUP BY ALL
),
enquiries AS (
    SELECT authority, locality, service, team, last_day(s47_start_date) AS month_end,
           count(*) AS enquiries,
           count(icpc_date) AS enquiries_to_conference
    FROM 'section47.parquet'
    WHERE s47_start_date BETWEEN date_trunc('month', $first::DATE) AND $last
    GROUP BY ALL
),
conferences AS (
    SELECT authority, locality, service, team, last_day(icpc_date) AS month_end,
           count(*) AS conferences,
           count(*) FILTER (working_days <= 15) AS conferences_in_time
    FROM 'conference.parquet'
    WHERE icpc_date BETWEEN date_trunc('month', $first::DATE) AND $last
    GROUP BY ALL
),
plans_begun AS (
    SELECT authority, locality, service, team, last_day(start_date) AS month_end,
           count(*) AS plans_begun,
           count(*) FILTER (earlier_plan) AS plans_begun_again
    FROM 'protection_plan.parquet'
    WHERE start_date BETWEEN date_trunc('month', $first::DATE) AND $last AND other_authority IS NOT TRUE
    GROUP BY ALL
),
care_begun AS (
    SELECT authority, locality, service, team, last_day(start_date) AS month_end, count(*) AS care_begun
    FROM 'care.parquet'
    WHERE start_date BETWEEN date_trunc('month', $first::DATE) AND $last AND short_break IS NOT TRUE
    GROUP BY ALL
),
care_ended AS (
    SELECT authority, locality, service, team, last_day(end_date) AS month_end, count(*) AS care_ended
    FROM 'care.parquet'
    WHERE end_date BETWEEN date_trunc('month', $first::DATE) AND $last
      AND short_break IS NOT TRUE AND end_reason IS DISTINCT FROM 'X1'
    GROUP BY ALL
),
need_closed AS (
    SELECT authority, locality, service, team, last_day(end_date) AS month_end,
           count(*) AS need_closed,
           count(close_reason) AS close_reasons
    FROM 'need_episode.parquet'
    WHERE end_date BETWEEN date_trunc('month', $first::DATE) AND $last
      AND added IS NOT TRUE AND nfa IS NOT TRUE
    GROUP BY ALL
),

-- What was so at the end of a month

need AS (
    SELECT authority, team, month_end,
           sum(need) AS need,
           sum(need_birth_dates) AS need_birth_dates,
           sum(need_disability) AS need_disability,
           sum(need_ethnicity) AS need_ethnicity,
           sum(need_listed) AS need_listed,
           sum(need_primary) AS need_primary
    FROM (
        SELECT authority, team,
               last_day(greatest(start_date, $first)) AS begins,
               last_day(least(coalesce(end_date, 'infinity'), $last::DATE + 1)) AS over,
               count(*) AS need,
               count(birth_date) AS need_birth_dates,
               count(disabled) AS need_disability,
               count(*) FILTER (ethnicity IN (
                   'WBRI', 'WIRI', 'WIRT', 'WOTH', 'WROM', 'MWBC', 'MWBA', 'MWAS', 'MOTH', 'AIND',
                   'APKN', 'ABAN', 'AOTH', 'BCRB', 'BAFR', 'BOTH', 'CHNE', 'OOTH', 'REFU')) AS need_ethnicity,
               count(*) FILTER (added IS NOT TRUE) AS need_listed,
               count(*) FILTER (added IS NOT TRUE AND primary_need IN (
                   'N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8', 'N9')) AS need_primary
        FROM 'need_episode.parquet'
        WHERE nfa IS NOT TRUE AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
        GROUP BY ALL
    )
    JOIN months ON begins <= month_end AND month_end < over
    GROUP BY ALL
),
plans AS (
    SELECT authority, team, month_end,
           count(*) AS plans,
           count(*) FILTER (month_end - start_date > 729) AS plans_2_years,
           count(category) AS plan_categories
    FROM 'protection_plan.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE other_authority IS NOT TRUE AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
plans_visited AS (
    SELECT authority, team, month_end,
           sum(plans_visited) AS plans_visited
    FROM (
        SELECT authority, team,
               last_day(greatest(start_date, $first)) AS begins,
               last_day(least(coalesce(end_date, 'infinity'), $last::DATE + 1)) AS over,
               count(*) AS plans_visited
        FROM 'protection_visited.parquet'
        WHERE start_date <= $last AND coalesce(end_date, 'infinity') > $first
        GROUP BY ALL
    )
    JOIN months ON begins <= month_end AND month_end < over
    GROUP BY ALL
),
plans_reviewed AS (
    SELECT authority, team, month_end,
           sum(plans_reviewed) AS plans_reviewed
    FROM (
        SELECT authority, team,
               last_day(greatest(start_date, $first)) AS begins,
               last_day(least(coalesce(end_date, 'infinity'), $last::DATE + 1)) AS over,
               count(*) AS plans_reviewed
        FROM 'protection_reviewed.parquet'
        WHERE start_date <= $last AND coalesce(end_date, 'infinity') > $first
        GROUP BY ALL
    )
    JOIN months ON begins <= month_end AND month_end < over
    GROUP BY ALL
),
overdue_assessments AS (
    SELECT authority, team, month_end,
           sum(overdue_assessments) AS overdue_assessments
    FROM (
        SELECT authority, team,
               last_day(greatest(overdue_date, $first)) AS begins,
               last_day(least(coalesce(end_date, 'infinity'), $last::DATE + 1)) AS over,
               count(*) AS overdue_assessments
        FROM 'open_assessment.parquet'
        WHERE overdue_date <= $last AND coalesce(end_date, 'infinity') > $first
        GROUP BY ALL
    )
    JOIN months ON begins <= month_end AND month_end < over
    GROUP BY ALL
),
in_care AS (
    SELECT authority, team, month_end,
           count(*) AS in_care,
           count(*) FILTER (start_date <= months_4) AS in_care_4_months,
           count(*) FILTER (start_date <= months_12) AS in_care_12_months,
           count(legal_status) AS in_care_legal_status
    FROM 'care.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE short_break IS NOT TRUE AND (birth_date <= born_18) IS NOT TRUE
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
in_care_healthy AS (
    SELECT authority, team, month_end, count(*) AS in_care_health_checked
    FROM 'care_health_checked.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE (birth_date <= born_18) IS NOT TRUE AND care_start_date <= months_12
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
in_care_permanence AS (
    SELECT authority, team, month_end,
           count(*) AS in_care_permanence,
           count(*) FILTER (care_start_date <= months_4) AS in_care_permanence_4_months
    FROM 'care_permanence.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE (birth_date <= born_18) IS NOT TRUE
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
in_care_moved AS (
    SELECT authority, team, month_end, count(*) AS in_care_3_placements
    FROM 'care_three_placements.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE (birth_date <= born_18) IS NOT TRUE
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
in_care_visited AS (
    SELECT authority, team, month_end, count(*) AS in_care_visited
    FROM 'care_visited.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE (birth_date <= born_18) IS NOT TRUE
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
unregistered AS (
    SELECT authority, team, month_end, count(*) AS unregistered
    FROM 'unregistered_stay.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE (birth_date <= born_16) IS NOT TRUE
      AND start_date <= $last AND coalesce(end_date, 'infinity') > $first
    GROUP BY ALL
),
leavers AS (
    SELECT authority, team, month_end,
           count(*) AS leavers,
           count(*) FILTER (birth_date > born_19) AS leavers_17_18,
           count(*) FILTER (birth_date <= born_19) AS leavers_19_21,
           count(*) FILTER (in_touch = 'YES') AS leavers_in_touch,
           count(*) FILTER (in_touch = 'YES' AND birth_date > born_19) AS leavers_in_touch_17_18,
           count(*) FILTER (in_touch = 'YES' AND birth_date <= born_19) AS leavers_in_touch_19_21,
           count(*) FILTER (busy) AS leavers_busy,
           count(*) FILTER (busy AND birth_date > born_19) AS leavers_busy_17_18,
           count(*) FILTER (busy AND birth_date <= born_19) AS leavers_busy_19_21,
           count(*) FILTER (housed) AS leavers_housed,
           count(*) FILTER (housed AND birth_date > born_19) AS leavers_housed_17_18,
           count(*) FILTER (housed AND birth_date <= born_19) AS leavers_housed_19_21,
           count(*) FILTER (housed AND suitable) AS leavers_suitable,
           count(*) FILTER (housed AND suitable AND birth_date > born_19) AS leavers_suitable_17_18,
           count(*) FILTER (housed AND suitable AND birth_date <= born_19) AS leavers_suitable_19_21,
           count(*) FILTER (pathway_review_date >= start_date - INTERVAL 6 MONTH) AS leavers_pathway
    FROM (
        SELECT *, activity IN ('F1', 'F2', 'F3', 'F4', 'F5', 'P1', 'P2', 'P3', 'P4', 'P5') AS busy,
               (accommodation IN ('G', 'H', 'R')) IS NOT TRUE AS housed
        FROM 'care_leaver.parquet'
        WHERE eligibility IN ('Relevant', 'Former relevant') AND (in_touch IN ('DIED', 'RHOM')) IS NOT TRUE
    )
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE birth_date <= born_17 AND birth_date > born_22
    GROUP BY ALL
),
workers AS (
    SELECT authority, team, month_end,
           sum(fte) AS social_worker_fte,
           sum(fte) FILTER (agency) AS agency_fte,
           sum(children) FILTER (fte > 0 AND children >= 1)::DOUBLE AS children_held,
           sum(fte) FILTER (fte > 0 AND children >= 1) AS holder_fte
    FROM 'worker.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE social_worker
    GROUP BY ALL
),
posts AS (
    SELECT authority, team, month_end, sum(fte) AS post_fte
    FROM 'post.parquet'
    JOIN months ON start_date <= month_end AND coalesce(end_date, 'infinity') > month_end
    WHERE social_workers
    GROUP BY ALL
),

-- Teams together make services, localities and the whole; at a month end, those that a team is in on the day

happened AS (
    FROM referrals UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM contacts UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM assessments UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM enquiries UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM conferences UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM plans_begun UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM care_begun UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM care_ended UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
    UNION ALL FROM need_closed UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, locality, service, team, month_end))))
),
stood AS (
    FROM need UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM plans UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM plans_visited UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM plans_reviewed UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM overdue_assessments UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM in_care UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM in_care_healthy UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM in_care_permanence UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM in_care_moved UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM in_care_visited UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM unregistered UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM leavers UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM workers UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
    UNION ALL FROM posts UNPIVOT (value FOR counted IN (COLUMNS(* EXCLUDE (authority, team, month_end))))
),
by_team AS (
    FROM happened
    UNION ALL BY NAME
    SELECT stood.*, area_locality AS locality, area_service AS service
    FROM stood
    LEFT JOIN 'team_area.parquet' a
      ON a.authority = stood.authority AND a.team = stood.team
     AND a.start_date <= month_end AND coalesce(a.end_date, 'infinity') > month_end
),
counts AS (
    SELECT authority, month_end, counted,
           CASE grouping(locality, service, team)
               WHEN 7 THEN ''
               WHEN 3 THEN 'locality=' || coalesce(locality, 'not recorded')
               WHEN 5 THEN 'service=' || coalesce(service, 'not recorded')
               WHEN 6 THEN 'team=' || coalesce(team, 'not recorded')
           END AS area,
           sum(value) AS value
    FROM by_team
    GROUP BY GROUPING SETS ((authority, month_end, counted), (authority, month_end, counted, locality),
                            (authority, month_end, counted, service), (authority, month_end, counted, team))
),

-- Which count is which indicator's

parts (counted, indicator, part, band) AS (
    VALUES
    ('referrals', 'referrals', 'numerator', ''),
    ('referrals', 'repeat_referrals', 'denominator', ''),
    ('referrals', 'referrals_nfa', 'denominator', ''),
    ('referrals', 'complete_referral_source', 'denominator', ''),
    ('repeat_referrals', 'repeat_referrals', 'numerator', ''),
    ('referrals_nfa', 'referrals_nfa', 'numerator', ''),
    ('referral_sources', 'complete_referral_source', 'numerator', ''),
    ('contacts', 'contacts_not_referral', 'denominator', ''),
    ('contacts', 'repeat_contacts', 'denominator', ''),
    ('contacts_alone', 'contacts_not_referral', 'numerator', ''),
    ('repeat_contacts', 'repeat_contacts', 'numerator', ''),
    ('assessments', 'assessments', 'numerator', ''),
    ('assessments', 'assess_case_to_close', 'denominator', ''),
    ('assessments_nfa', 'assess_case_to_close', 'numerator', ''),
    ('assessments_timed', 'assess_45', 'denominator', ''),
    ('assessments_in_time', 'assess_45', 'numerator', ''),
    ('enquiries', 'section47', 'numerator', ''),
    ('enquiries', 's47_to_icpc_cohort', 'denominator', ''),
    ('enquiries', 's47_to_icpc_ratio', 'denominator', ''),
    ('enquiries_to_conference', 's47_to_icpc_cohort', 'numerator', ''),
    ('conferences', 'icpc', 'numerator', ''),
    ('conferences', 'icpc_15', 'denominator', ''),
    ('conferences', 's47_to_icpc_ratio', 'numerator', ''),
    ('conferences_in_time', 'icpc_15', 'numerator', ''),
    ('plans_begun', 'cpp_repeat', 'denominator', ''),
    ('plans_begun_again', 'cpp_repeat', 'numerator', ''),
    ('care_begun', 'cla_starts', 'numerator', ''),
    ('care_ended', 'cla_ends', 'numerator', ''),
    ('need_closed', 'complete_close_reason', 'denominator', ''),
    ('close_reasons', 'complete_close_reason', 'numerator', ''),
    ('need', 'cin_end', 'numerator', ''),
    ('need', 'complete_birth_date', 'denominator', ''),
    ('need', 'complete_disability', 'denominator', ''),
    ('need', 'complete_ethnicity', 'denominator', ''),
    ('need_birth_dates', 'complete_birth_date', 'numerator', ''),
    ('need_disability', 'complete_disability', 'numerator', ''),
    ('need_ethnicity', 'complete_ethnicity', 'numerator', ''),
    ('need_listed', 'complete_primary_need', 'denominator', ''),
    ('need_primary', 'complete_primary_need', 'numerator', ''),
    ('plans', 'cpp_end', 'numerator', ''),
    ('plans', 'cpp_2yrs', 'denominator', ''),
    ('plans', 'cp_visits', 'denominator', ''),
    ('plans', 'cp_reviews', 'denominator', ''),
    ('plans', 'complete_category_of_abuse', 'denominator', ''),
    ('plans_2_years', 'cpp_2yrs', 'numerator', ''),
    ('plan_categories', 'complete_category_of_abuse', 'numerator', ''),
    ('plans_visited', 'cp_visits', 'numerator', ''),
    ('plans_reviewed', 'cp_reviews', 'numerator', ''),
    ('overdue_assessments', 'assess_open_45', 'numerator', ''),
    ('in_care', 'cla_end', 'numerator', ''),
    ('in_care', 'cla_permanence', 'denominator', ''),
    ('in_care', 'cla_visits', 'denominator', ''),
    ('in_care', 'cla_3placements', 'denominator', ''),
    ('in_care', 'complete_legal_status', 'denominator', ''),
    ('in_care_4_months', 'cla_permanence_4m', 'denominator', ''),
    ('in_care_12_months', 'cla_health', 'denominator', ''),
    ('in_care_legal_status', 'complete_legal_status', 'numerator', ''),
    ('in_care_health_checked', 'cla_health', 'numerator', ''),
    ('in_care_permanence', 'cla_permanence', 'numerator', ''),
    ('in_care_permanence_4_months', 'cla_permanence_4m', 'numerator', ''),
    ('in_care_3_placements', 'cla_3placements', 'numerator', ''),
    ('in_care_visited', 'cla_visits', 'numerator', ''),
    ('unregistered', 'cla_u16_unregistered', 'numerator', ''),
    ('leavers', 'cl_in_touch', 'denominator', ''),
    ('leavers_17_18', 'cl_in_touch', 'denominator', 'age=17-18'),
    ('leavers_19_21', 'cl_in_touch', 'denominator', 'age=19-21'),
    ('leavers_in_touch', 'cl_in_touch', 'numerator', ''),
    ('leavers_in_touch_17_18', 'cl_in_touch', 'numerator', 'age=17-18'),
    ('leavers_in_touch_19_21', 'cl_in_touch', 'numerator', 'age=19-21'),
    ('leavers', 'cl_eet', 'denominator', ''),
    ('leavers_17_18', 'cl_eet', 'denominator', 'age=17-18'),
    ('leavers_19_21', 'cl_eet', 'denominator', 'age=19-21'),
    ('leavers_busy', 'cl_eet', 'numerator', ''),
    ('leavers_busy_17_18', 'cl_eet', 'numerator', 'age=17-18'),
    ('leavers_busy_19_21', 'cl_eet', 'numerator', 'age=19-21'),
    ('leavers_housed', 'cl_suitable', 'denominator', ''),
    ('leavers_housed_17_18', 'cl_suitable', 'denominator', 'age=17-18'),
    ('leavers_housed_19_21', 'cl_suitable', 'denominator', 'age=19-21'),
    ('leavers_suitable', 'cl_suitable', 'numerator', ''),
    ('leavers_suitable_17_18', 'cl_suitable', 'numerator', 'age=17-18'),
    ('leavers_suitable_19_21', 'cl_suitable', 'numerator', 'age=19-21'),
    ('leavers', 'cl_pathway', 'denominator', ''),
    ('leavers_pathway', 'cl_pathway', 'numerator', ''),
    ('social_worker_fte', 'agency_fte', 'denominator', ''),
    ('agency_fte', 'agency_fte', 'numerator', ''),
    ('agency_fte', 'agency_fte_establishment', 'numerator', ''),
    ('post_fte', 'agency_fte_establishment', 'denominator', ''),
    ('children_held', 'caseload_avg', 'numerator', ''),
    ('holder_fte', 'caseload_avg', 'denominator', '')
)
SELECT indicator, part, authority, if(band = '', area, band) AS area, month_end, value
FROM counts
JOIN parts USING (counted)
WHERE value <> 0 AND (band = '' OR area = '')
