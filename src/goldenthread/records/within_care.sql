-- The parts of `spells` that lie within care, short breaks aside, joined where they touch or overlap.
WITH inside AS (
    SELECT c.authority, c.person_id, c.team, c.start_date AS care_start_date,
           greatest(c.start_date, s.start_date) AS start_date,
           least(coalesce(c.end_date, DATE '9999-12-31'), coalesce(s.end_date, DATE '9999-12-31')) AS until,
           s.load, s.file, s.sheet, s.row
    FROM spells s JOIN care c
      ON c.authority = s.authority AND c.person_id = s.person_id AND NOT c.short_break
     AND s.start_date < coalesce(s.end_date, DATE '9999-12-31')
     AND s.start_date < coalesce(c.end_date, DATE '9999-12-31')
     AND coalesce(s.end_date, DATE '9999-12-31') > c.start_date
), marked AS (
    SELECT *, max(until) OVER (earlier ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
    FROM inside
    WINDOW earlier AS (
        PARTITION BY authority, person_id, care_start_date ORDER BY start_date, until, load, file, sheet, row)
), numbered AS (
    SELECT *, count(*) FILTER (reached IS NULL OR start_date > reached) OVER (
                PARTITION BY authority, person_id, care_start_date
                ORDER BY start_date, until, load, file, sheet, row ROWS UNBOUNDED PRECEDING) AS spell
    FROM marked
)
SELECT authority, person_id, team, care_start_date,
       min(start_date) AS start_date, nullif(max(until), DATE '9999-12-31') AS end_date,
       first(struct_pack(load, file, sheet, row) ORDER BY start_date, until, load, file, sheet, row) AS source
FROM numbered GROUP BY authority, person_id, team, care_start_date, spell
