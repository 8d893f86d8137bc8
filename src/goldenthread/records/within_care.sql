-- The parts of `spells` that lie within care, short breaks aside. Where they overlap the later one stands, for as
-- long as any of them reaches: of a child whose visit is up to date the ledger shows the latest visit.
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
), laid AS (
    SELECT *, max(until) OVER (parts ROWS UNBOUNDED PRECEDING) AS reached,
           lead(start_date, 1, DATE '9999-12-31') OVER parts AS next_start
    FROM inside
    WINDOW parts AS (
        PARTITION BY authority, person_id, care_start_date ORDER BY start_date, until, load, file, sheet, row)
)
SELECT authority, person_id, team, care_start_date, start_date,
       nullif(least(reached, next_start), DATE '9999-12-31') AS end_date, load, file, sheet, row
FROM laid WHERE start_date < least(reached, next_start)
