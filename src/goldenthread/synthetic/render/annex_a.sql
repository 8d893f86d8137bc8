-- The lists of Annex A, one view each, from what the case system knew. Columns bear the headers of the lists.
-- Variables: as_at (the list date), since (six months before), year_ago (twelve months before), later (layout).

CREATE TEMP MACRO coded(which, given) AS
    (SELECT l.label FROM label l WHERE l.list = which AND l.code = given);
CREATE TEMP MACRO yes_no(flag) AS CASE WHEN flag THEN 'a) Yes' WHEN NOT flag THEN 'b) No' END;
CREATE TEMP MACRO age(born) AS
    CASE WHEN born > getvariable('as_at') THEN -1
         ELSE date_diff('year', born, getvariable('as_at'))
              - (strftime(getvariable('as_at'), '%m%d') < strftime(born, '%m%d'))::INT END;
CREATE TEMP MACRO is_open(ended) AS ended IS NULL OR ended > getvariable('as_at');
CREATE TEMP MACRO listed(ended) AS ended IS NULL OR ended >= getvariable('since');

CREATE TEMP TABLE who AS
    SELECT p.person_id, coalesce(p.dob, p.expected_dob) AS born,
           CASE p.sex WHEN 'M' THEN 'a) Male' WHEN 'F' THEN 'b) Female' ELSE 'c) Not stated/recorded' END AS gender,
           coded('ethnicity', p.ethnicity) AS ethnicity,
           CASE WHEN bool_or(d.disability_code <> 'NONE') THEN 'a) Yes'
                WHEN bool_or(d.disability_code = 'NONE') THEN 'b) No' ELSE 'c) Unknown' END AS disabled
    FROM person p LEFT JOIN disability d USING (person_id)
    GROUP BY p.person_id, p.dob, p.expected_dob, p.sex, p.ethnicity;

CREATE TEMP TABLE holder AS
    SELECT person_id, last(team ORDER BY involvement_start_date) AS team,
           last(worker_id ORDER BY involvement_start_date) AS worker,
           last(team ORDER BY involvement_start_date) FILTER (is_open(involvement_end_date)) AS team_now,
           last(worker_id ORDER BY involvement_start_date) FILTER (is_open(involvement_end_date)) AS worker_now
    FROM involvements WHERE role = 'CW' GROUP BY person_id;

CREATE TEMP VIEW list_1 AS
    SELECT person_id AS "Child Unique ID", contact_date AS "Date of Contact",
           coded('referral_source', contact_source_code) AS "Contact Source"
    FROM contacts WHERE contact_date >= getvariable('since');

CREATE TEMP VIEW list_3 AS
    WITH latest AS (SELECT person_id, max(referral_date) AS day FROM cin_episodes GROUP BY person_id),
    earlier AS (
        SELECT l.person_id, count(DISTINCT e.referral_date) AS number
        FROM latest l JOIN cin_episodes e ON e.person_id = l.person_id
         AND e.referral_date < l.day AND e.referral_date >= (l.day - INTERVAL 12 MONTH)::DATE
        GROUP BY l.person_id
    )
    SELECT e.person_id AS "Child Unique ID", e.referral_date AS "Date of referral",
           coded('referral_source', e.referral_source_code) AS "Referral Source",
           yes_no(e.referral_nfa) AS "Referral NFA?",
           coalesce(b.number, 0) AS "Number of Referrals in Last 12 Months",
           e.team AS "Allocated Team", e.worker_id AS "Allocated Worker"
    FROM cin_episodes e LEFT JOIN earlier b USING (person_id)
    WHERE e.referral_date >= getvariable('since');

CREATE TEMP VIEW list_4 AS
    SELECT a.person_id AS "Child Unique ID", a.assessment_start_date AS "Continuous Assessment Start Date",
           yes_no(a.assessment_child_seen) AS "Child Seen During Continuous Assessment",
           a.assessment_auth_date AS "Continuous Assessment Date of Authorisation",
           yes_no(NOT a.assessment_outcome_nfa)
               AS "Was the child assessed as requiring LA children’s social care support",
           CASE WHEN a.assessment_auth_date IS NULL THEN h.team_now ELSE a.team END AS "Allocated Team",
           CASE WHEN a.assessment_auth_date IS NULL THEN h.worker_now ELSE a.worker_id END AS "Allocated Worker"
    FROM cin_assessments a LEFT JOIN holder h USING (person_id)
    WHERE a.assessment_start_date >= getvariable('since') OR listed(a.assessment_auth_date)
   ;

CREATE TEMP VIEW list_5 AS
    WITH latest AS (SELECT person_id, max(s47_start_date) AS day FROM s47_enquiry GROUP BY person_id),
    enquiries AS (
        SELECT l.person_id, count(DISTINCT s.s47_start_date) AS number
        FROM latest l JOIN s47_enquiry s ON s.person_id = l.person_id
         AND s.s47_start_date < l.day AND s.s47_start_date >= (l.day - INTERVAL 12 MONTH)::DATE
        GROUP BY l.person_id
    ), conferences AS (
        SELECT l.person_id, count(DISTINCT c.icpc_date) AS number
        FROM latest l JOIN initial_cp_conference c ON c.person_id = l.person_id
         AND c.icpc_date < l.day AND c.icpc_date >= (l.day - INTERVAL 12 MONTH)::DATE
        GROUP BY l.person_id
    )
    SELECT s.person_id AS "Child Unique ID",
           s.s47_start_date AS "Strategy discussion initiating Section 47 Enquiry Start Date",
           yes_no(s.icpc_not_required) AS "Was an Initial Child Protection Conference deemed unnecessary?",
           c.icpc_date AS "Date of Initial Child Protection Conference",
           yes_no(c.icpc_outcome_cp_flag)
               AS "Did the Initial Child Protection Conference Result in a Child Protection Plan",
           coalesce(e.number, 0) AS "Number of Section 47 Enquiries in the last 12 months",
           coalesce(n.number, 0) AS "Number of ICPCs in the last 12 months",
           coalesce(s.team, h.team_now) AS "Allocated Team",
           coalesce(s.worker_id, h.worker_now) AS "Allocated Worker"
    FROM s47_enquiry s
    LEFT JOIN initial_cp_conference c USING (s47_enquiry_id)
    LEFT JOIN enquiries e ON e.person_id = s.person_id
    LEFT JOIN conferences n ON n.person_id = s.person_id
    LEFT JOIN holder h ON h.person_id = s.person_id
    WHERE s.s47_start_date >= getvariable('since') OR c.icpc_date >= getvariable('since');

-- Periods of care: the episodes of each joined, with what held in the last of them.
CREATE TEMP TABLE period AS
    SELECT person_id, cla_id, min(cla_episode_start_date) AS started,
           CASE WHEN bool_or(cla_episode_ceased_date IS NULL) THEN NULL
                ELSE max(cla_episode_ceased_date) END AS ceased,
           last(cla_episode_ceased_reason ORDER BY cla_episode_start_date) AS reason,
           last(legal_status ORDER BY cla_episode_start_date) AS legal_status,
           last(primary_need_code ORDER BY cla_episode_start_date) AS need,
           last(cla_placement_id ORDER BY cla_episode_start_date) AS cla_placement_id,
           bool_or(legal_status IN ('V3', 'V4')) AS short_break
    FROM cla_episodes GROUP BY person_id, cla_id;

CREATE TEMP TABLE plan AS
    FROM cp_plans WHERE cp_plan_ola IS NOT TRUE
    QUALIFY row_number() OVER (
        PARTITION BY person_id ORDER BY cp_plan_start_date DESC, previous_plans DESC) = 1;

CREATE TEMP TABLE last_seen AS
    SELECT person_id, max(day) AS day FROM (
        SELECT person_id, cp_visit_date AS day FROM cp_visits WHERE cp_visit_seen
        UNION ALL SELECT person_id, cla_visit_date FROM cla_visits WHERE cla_visit_seen
        UNION ALL SELECT person_id, assessment_auth_date FROM cin_assessments WHERE assessment_child_seen
    ) GROUP BY person_id;

CREATE TEMP VIEW list_6 AS
    WITH latest AS (
        FROM cin_episodes WHERE referral_nfa IS NOT TRUE
        QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY referral_date DESC) = 1
    ), now_open AS (
        SELECT person_id, max(care) AS care, max(protection) AS protection, max(need) AS need FROM (
            SELECT person_id, 1 AS care, 0 AS protection, 0 AS need FROM period
            WHERE is_open(ceased) AND NOT short_break
            UNION ALL SELECT person_id, 0, 1, 0 FROM plan WHERE is_open(cp_plan_end_date)
            UNION ALL SELECT person_id, 0, 0, 1 FROM cin_plans WHERE is_open(cin_plan_end_date)
        ) GROUP BY person_id
    )
    SELECT e.person_id AS "Child Unique ID", e.referral_date AS "CIN Start Date",
           coded('primary_need', e.primary_need_code) AS "Primary Need Code",
           s.day AS "Date Child Was Last Seen", e.close_date AS "CIN Closure Date",
           coded('reason_for_closure', e.close_reason) AS "Reason for Closure",
           CASE WHEN e.close_date IS NOT NULL THEN 'e) Closed episode'
                WHEN o.care = 1 THEN 'a) Looked after child'
                WHEN o.protection = 1 THEN 'b) Child Protection plan'
                WHEN o.need = 1 THEN 'c) Child in need plan'
                ELSE 'd) Open assessment' END AS "Case status",
           CASE WHEN e.close_date IS NULL THEN coalesce(h.team_now, e.team) ELSE h.team END AS "Allocated Team",
           CASE WHEN e.close_date IS NULL THEN h.worker_now ELSE h.worker END AS "Allocated Worker"
    FROM latest e
    LEFT JOIN last_seen s USING (person_id)
    LEFT JOIN now_open o USING (person_id)
    LEFT JOIN holder h USING (person_id)
    WHERE listed(e.close_date);

CREATE TEMP VIEW list_7 AS
    WITH visit AS (
        SELECT person_id, max(cp_visit_date) AS day,
               last(cp_visit_seen_alone ORDER BY cp_visit_date) AS alone
        FROM cp_visits WHERE cp_visit_seen GROUP BY person_id
    ), review AS (SELECT person_id, max(cp_review_date) AS day FROM cp_reviews GROUP BY person_id
    ), emergency AS (
        SELECT DISTINCT person_id FROM legal_status
        WHERE legal_status IN ('L1', 'L2') AND listed(legal_status_end_date)
    )
    SELECT p.person_id AS "Child Unique ID", p.cp_plan_start_date AS "Child Protection Plan Start Date",
           coded('category_of_abuse', p.cp_plan_initial_category) AS "Initial Category of Abuse",
           coded('category_of_abuse', p.cp_plan_latest_category) AS "Latest Category of Abuse",
           CASE WHEN v.day >= p.cp_plan_start_date THEN v.day END AS "Date of the Last Statutory Visit",
           CASE WHEN v.day >= p.cp_plan_start_date THEN yes_no(v.alone) END AS "Was the Child Seen Alone?",
           CASE WHEN r.day >= p.cp_plan_start_date THEN r.day END AS "Date of latest review conference",
           p.cp_plan_end_date AS "Child Protection Plan End Date",
           yes_no(m.person_id IS NOT NULL)
               AS "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)",
           p.previous_plans AS "Number of Previous Child Protection Plans",
           CASE WHEN p.cp_plan_end_date IS NULL THEN h.team_now ELSE h.team END AS "Allocated Team",
           CASE WHEN p.cp_plan_end_date IS NULL THEN h.worker_now ELSE h.worker END AS "Allocated Worker"
    FROM plan p
    LEFT JOIN visit v USING (person_id)
    LEFT JOIN review r USING (person_id)
    LEFT JOIN emergency m USING (person_id)
    LEFT JOIN holder h USING (person_id)
    WHERE listed(p.cp_plan_end_date);

-- Placements in the last 12 months, the one open at their start included. Moves with the same carer go on with
-- the placement before; temporary placements and short breaks do not count.
CREATE TEMP TABLE moves AS
    WITH numbered AS (
        SELECT p.*, count(*) FILTER (
                   p.cla_placement_start_reason NOT IN ('T', 'U') AND p.cla_placement_type NOT IN ('A3', 'A5'))
                   OVER (PARTITION BY p.person_id ORDER BY p.cla_placement_start_date) AS carer
        FROM cla_placement p JOIN period d USING (person_id, cla_id) WHERE NOT d.short_break
    ), joined AS (
        SELECT person_id, carer, first(cla_placement_type ORDER BY cla_placement_start_date) AS kind,
               last(coalesce(cla_placement_end_date, DATE '9999-12-31') ORDER BY cla_placement_start_date) AS until
        FROM numbered GROUP BY person_id, carer
    )
    SELECT person_id, count(*) AS number FROM joined
    WHERE kind NOT LIKE 'T%' AND until > getvariable('year_ago') GROUP BY person_id;

CREATE TEMP VIEW list_8 AS
    WITH latest AS (
        SELECT *, lag(ceased) OVER (PARTITION BY person_id ORDER BY started) AS ceased_before
        FROM period
        QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY started DESC) = 1
    ), law AS (SELECT person_id, max(legal_status_start_date) AS since FROM legal_status GROUP BY person_id
    ), review AS (SELECT person_id, max(cla_review_date) AS day FROM cla_reviews GROUP BY person_id
    ), visit AS (SELECT person_id, max(cla_visit_date) AS day FROM cla_visits WHERE cla_visit_seen GROUP BY person_id
    ), health AS (
        SELECT person_id, max(health_check_date) FILTER (health_check_type = 'Health Assessment') AS assessed,
               max(health_check_date) FILTER (health_check_type = 'Dental Check') AS dental
        FROM cla_health WHERE health_check_status = 'Completed' GROUP BY person_id
    ), permanence AS (
        SELECT person_id, last(permanence_plan ORDER BY cla_care_plan_start_date) AS plan
        FROM cla_care_plan WHERE is_open(cla_care_plan_end_date) GROUP BY person_id
    ), asylum AS (
        SELECT DISTINCT person_id FROM immigration_status
        WHERE immigration_status = 'UASC' AND immigration_status_end_date >= getvariable('year_ago')
    )
    SELECT p.person_id AS "Child Unique ID",
           yes_no(a.person_id IS NOT NULL)
               AS "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
           p.started AS "Date Started to be Looked After",
           coded('primary_need', p.need) AS "Child's Category of Need",
           yes_no(coalesce(p.ceased_before >= getvariable('year_ago'), false))
               AS "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
           l.since AS "Start date of current legal status",
           coded('legal_status', p.legal_status) AS "Child's Legal Status",
           CASE WHEN r.day >= p.started THEN r.day END AS "Date of Latest Statutory Review",
           CASE WHEN v.day >= p.started THEN v.day END AS "Date of Last Social Work Visit",
           coded('permanence_plan', m.plan) AS "What is the permanence plan for this child?",
           CASE WHEN r.day >= p.started THEN r.day END AS "Date of Last IRO Visit / Contact to the Child",
           h.assessed AS "Date of Last Health Assessment", h.dental AS "Date of Last Dental Check",
           greatest(1, coalesce(n.number, 0)) AS "Number of Placements in the Last 12 months",
           p.ceased AS "Date Ceased to be Looked After",
           coded('reason_ceased', CASE WHEN p.ceased IS NOT NULL THEN p.reason END)
               AS "Reason Ceased to be Looked After",
           c.cla_placement_start_date AS "Start Date of Most Recent Placement",
           coded('placement_type', c.cla_placement_type) AS "Placement Type",
           coded('placement_provider', c.cla_placement_provider) AS "Placement Provider",
           'ZZ99 9ZZ' AS "Placement postcode", c.cla_placement_urn AS "URN of Placement",
           CASE WHEN c.cla_placement_provider = 'PR4' THEN 'b) Out' ELSE 'a) In' END AS "Placement Location",
           'Goldshire (made up)' AS "LA of Placement",
           0 AS "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
           0 AS "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
           CASE WHEN p.ceased IS NULL THEN w.team_now ELSE w.team END AS "Allocated Team",
           CASE WHEN p.ceased IS NULL THEN w.worker_now ELSE w.worker END AS "Allocated Worker"
    FROM latest p
    LEFT JOIN law l USING (person_id)
    LEFT JOIN review r USING (person_id)
    LEFT JOIN visit v USING (person_id)
    LEFT JOIN permanence m USING (person_id)
    LEFT JOIN health h USING (person_id)
    LEFT JOIN moves n USING (person_id)
    LEFT JOIN asylum a USING (person_id)
    LEFT JOIN holder w USING (person_id)
    LEFT JOIN cla_placement c USING (cla_placement_id)
    WHERE listed(p.ceased);

CREATE TEMP VIEW list_9 AS
    WITH asylum AS (SELECT DISTINCT person_id FROM immigration_status WHERE immigration_status = 'UASC'
    ), adviser AS (
        SELECT person_id, last(worker_id ORDER BY involvement_start_date) AS worker
        FROM involvements WHERE role = '16PLUS' AND is_open(involvement_end_date) GROUP BY person_id
    )
    SELECT l.person_id AS "Child Unique ID",
           yes_no(a.person_id IS NOT NULL)
               AS "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
           l.team AS "Allocated Team", h.worker_now AS "Allocated Worker",
           d.worker AS "Allocated Personal Advisor",
           coded('care_leaver_eligibility', l.care_leaver_eligibility) AS "Eligibility Category",
           l.pathway_plan_review_date AS "Latest Pathway Plan Review Date",
           coded('in_touch', l.care_leaver_in_touch) AS "LA In Touch",
           l.care_leaver_latest_contact AS "Latest Date of Contact",
           coded('care_leaver_accommodation', l.care_leaver_accommodation) AS "Type of Accommodation",
           CASE WHEN l.care_leaver_accom_suitable THEN 'a) Suitable'
                WHEN NOT l.care_leaver_accom_suitable THEN 'b) Unsuitable' END AS "Suitability of Accommodation",
           coded('activity', l.care_leaver_activity) AS "Activity Status"
    FROM care_leavers l
    LEFT JOIN asylum a USING (person_id)
    LEFT JOIN holder h USING (person_id)
    LEFT JOIN adviser d USING (person_id)
    WHERE getvariable('later') OR l.care_leaver_eligibility <> 'Eligible';

CREATE TEMP VIEW list_10 AS
    SELECT person_id AS "Child Unique ID", entered_care_date AS "Date the Child Entered Care",
           adm_decision_date AS "Date of Decision that Child Should be Placed for Adoption",
           placement_order_date AS "Date of Placement Order",
           matched_date AS "Date of Matching Child and Prospective Adopters",
           placed_date AS "Date Placed for Adoption", adoption_order_date AS "Date of Adoption Order"
    FROM permanence
    WHERE coalesce(adoption_order_date, placed_date) >= getvariable('year_ago');
