-- The files of a year's SSDA903, one view each. Variables: first, last (the year), and sexes as 1 and 2.
CREATE TEMP MACRO born(child) AS (SELECT p.dob FROM person p WHERE p.person_id = child);
CREATE TEMP MACRO flag(fact) AS CASE WHEN fact THEN '1' ELSE '0' END;

CREATE TEMP VIEW Episodes AS
    SELECT e.person_id AS CHILD, e.cla_episode_start_date AS DECOM, e.cla_episode_start_reason AS RNE,
           e.legal_status AS LS, e.primary_need_code AS CIN, p.cla_placement_type AS PLACE,
           p.cla_placement_provider AS PLACE_PROVIDER, e.cla_episode_ceased_date AS DEC,
           e.cla_episode_ceased_reason AS REC,
           CASE WHEN e.cla_episode_ceased_reason = 'X1' AND p.cla_placement_end_date = e.cla_episode_ceased_date
                THEN p.why_moved END AS REASON_PLACE_CHANGE,
           NULL AS HOME_POST, NULL AS PL_POST, coalesce(p.cla_placement_urn, 'XXXXXXX') AS URN
    FROM cla_episodes e JOIN cla_placement p USING (cla_placement_id)
    WHERE e.cla_episode_ceased_date IS NULL OR e.cla_episode_ceased_date >= getvariable('first');

CREATE TEMP TABLE cared AS SELECT DISTINCT CHILD FROM Episodes;

CREATE TEMP TABLE OC3 AS
    WITH birthdays AS (
        SELECT p.person_id, p.dob, (p.dob + to_years(age.age::INT))::DATE AS day
        FROM person p, range(17, 22) age(age)
        WHERE (p.dob + to_years(age.age::INT))::DATE BETWEEN getvariable('first') AND getvariable('last')
    )
    SELECT b.person_id AS CHILD, b.dob AS DOB, n.care_leaver_in_touch AS IN_TOUCH,
           coalesce(n.care_leaver_activity, '0') AS ACTIV,
           coalesce(n.care_leaver_accommodation || CASE WHEN n.care_leaver_accom_suitable THEN '1' ELSE '2' END, '0')
               AS ACCOM
    FROM birthdays b JOIN leaver_notes n USING (person_id)
    WHERE n.as_at BETWEEN b.day - 92 AND b.day + 31
      AND n.care_leaver_eligibility IN ('Relevant', 'Former relevant')
    QUALIFY row_number() OVER (PARTITION BY b.person_id ORDER BY n.as_at DESC) = 1;

CREATE TEMP VIEW Header AS
    SELECT p.person_id AS CHILD, CASE p.sex WHEN 'M' THEN '1' WHEN 'F' THEN '2' END AS SEX, p.dob AS DOB,
           p.ethnicity AS ETHNIC, coalesce(p.upn, p.upn_unknown, 'UN5') AS UPN, '0' AS MOTHER, NULL AS MC_DOB
    FROM person p
    WHERE p.person_id IN (SELECT CHILD FROM cared UNION SELECT CHILD FROM OC3);

CREATE TEMP VIEW Reviews AS
    SELECT r.person_id AS CHILD, born(r.person_id) AS DOB, r.cla_review_date AS REVIEW,
           CASE WHEN date_diff('day', born(r.person_id), r.cla_review_date) < 1461 THEN 'PN0' ELSE 'PN1' END
               AS REVIEW_CODE
    FROM cla_reviews r
    WHERE r.cla_review_date >= getvariable('first') AND r.person_id IN (FROM cared);

CREATE TEMP VIEW UASC AS
    SELECT i.person_id AS CHILD, h.SEX, h.DOB, i.immigration_status_end_date AS DUC
    FROM immigration_status i JOIN Header h ON h.CHILD = i.person_id
    WHERE i.immigration_status = 'UASC' AND i.person_id IN (FROM cared);

CREATE TEMP VIEW OC2 AS
    WITH year_in_care AS (
        SELECT e.person_id, born(e.person_id) AS dob
        FROM cla_episodes e GROUP BY e.person_id, e.cla_id
        HAVING bool_or(e.cla_episode_ceased_date IS NULL) AND NOT bool_or(e.legal_status IN ('V3', 'V4'))
           AND min(e.cla_episode_start_date) <= getvariable('first')
    ), checks AS (
        SELECT person_id, count(*) FILTER (health_check_type = 'Health Assessment') AS assessed,
               count(*) FILTER (health_check_type = 'Dental Check') AS dental
        FROM cla_health WHERE health_check_status = 'Completed' AND health_check_date >= getvariable('first')
        GROUP BY person_id
    ), aged AS (
        SELECT y.*, date_diff('day', y.dob, getvariable('last')) / 365.25 AS age, coalesce(c.assessed, 0) AS assessed,
               coalesce(c.dental, 0) AS dental
        FROM year_in_care y LEFT JOIN checks c USING (person_id)
    )
    SELECT person_id AS CHILD, dob AS DOB,
           CASE WHEN age BETWEEN 4 AND 16 THEN (hash(person_id) % 29)::VARCHAR END AS SDQ_SCORE,
           CASE WHEN NOT age BETWEEN 4 AND 16 THEN 'SDQ1' END AS SDQ_REASON, '0' AS CONVICTED,
           CASE WHEN age < 5 THEN flag(assessed > 0) END AS HEALTH_CHECK, '1' AS IMMUNISATIONS,
           flag(dental > 0) AS TEETH_CHECK,
           flag(assessed >= CASE WHEN age < 5 THEN 2 ELSE 1 END) AS HEALTH_ASSESSMENT,
           '0' AS SUBSTANCE_MISUSE, NULL AS INTERVENTION_RECEIVED, NULL AS INTERVENTION_OFFERED
    FROM aged;

CREATE TEMP VIEW AD1 AS
    SELECT person_id AS CHILD, born(person_id) AS DOB, adm_decision_date AS DATE_INT, matched_date AS DATE_MATCH,
           '0' AS FOSTER_CARE, '2' AS NB_ADOPTR, 'MF' AS SEX_ADOPTR, 'L11' AS LS_ADOPTR
    FROM permanence WHERE adoption_order_date BETWEEN getvariable('first') AND getvariable('last');

CREATE TEMP VIEW PlacedAdoption AS
    SELECT person_id AS CHILD, born(person_id) AS DOB, adm_decision_date AS DATE_PLACED,
           NULL AS DATE_PLACED_CEASED, NULL AS REASON_PLACED_CEASED
    FROM permanence
    WHERE adm_decision_date <= getvariable('last') AND person_id IN (FROM cared);

CREATE TEMP VIEW PrevPerm AS
    SELECT DISTINCT CHILD, born(CHILD) AS DOB, 'Z1' AS PREV_PERM, NULL AS LA_PERM, NULL AS DATE_PERM
    FROM Episodes WHERE RNE = 'S' AND DECOM >= getvariable('first');

CREATE TEMP VIEW Missing AS
    SELECT CHILD, born(CHILD) AS DOB, 'M' AS MISSING, DECOM AS MIS_START, DECOM AS MIS_END FROM Episodes WHERE false;
