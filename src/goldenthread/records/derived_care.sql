-- What the facts of children in care share, once periods of care are known.

-- Recorded stays, each with the number of the carer: same-carer moves (903 reasons T and U, adoption by the
-- present carers) and changes of legal status alone (L) go on with the carer before. A missing end is taken
-- from the period of care. A stay of less than a day is no placement.
CREATE OR REPLACE TABLE placement_stay AS
    WITH once AS (
        SELECT p.*, c.short_break, c.end_date AS care_end_date
        FROM cla_placement p
        LEFT JOIN care c
          ON c.authority = p.authority AND c.person_id = p.person_id
         AND c.start_date <= p.cla_placement_start_date
         AND coalesce(c.end_date, DATE '9999-12-31') > p.cla_placement_start_date
        WHERE p.cla_placement_start_date < coalesce(p.cla_placement_end_date, DATE '9999-12-31')
        QUALIFY row_number() OVER (
            PARTITION BY p.authority, p.person_id, p.cla_placement_start_date
            ORDER BY c.short_break, p.load, p.file, p.sheet, p.row) = 1
    ), numbered AS (
        SELECT *, least(coalesce(cla_placement_end_date, DATE '9999-12-31'),
                        coalesce(care_end_date, DATE '9999-12-31')) AS ends,
               count(*) FILTER (
                    coalesce(cla_placement_start_reason NOT IN ('T', 'U', 'L'), true)
                    AND coalesce(cla_placement_type NOT IN ('A3', 'A5'), true)
                  ) OVER (PARTITION BY authority, person_id ORDER BY cla_placement_start_date) AS carer
        FROM once
    )
    SELECT *, first_value(cla_placement_start_date) OVER with_carer AS with_carer_since,
           coalesce(lead(cla_placement_start_date) OVER with_carer, ends) AS until
    FROM numbered
    WINDOW with_carer AS (PARTITION BY authority, person_id, carer ORDER BY cla_placement_start_date);

-- Placements: the stays with one carer, joined. `counts`: it counts towards the number of placements (not a
-- short break, and not temporary unless the setting says so).
CREATE OR REPLACE TABLE placement AS
    WITH joined AS (
        SELECT authority, person_id, carer, min(cla_placement_start_date) AS start_date,
               last(ends ORDER BY cla_placement_start_date) AS until,
               first(cla_placement_type ORDER BY cla_placement_start_date) AS first_type,
               first(coalesce(short_break, false) ORDER BY cla_placement_start_date) AS short_break,
               first(struct_pack(load, file, sheet, row) ORDER BY cla_placement_start_date) AS source
        FROM placement_stay GROUP BY authority, person_id, carer
    )
    SELECT authority, person_id, start_date, nullif(until, DATE '9999-12-31') AS end_date,
           NOT short_break AND (first_type IS NULL OR first_type NOT LIKE 'T%'
                                OR getvariable('temporary_placements_count')) AS counts,
           source.load AS load, source.file AS file, source.sheet AS sheet, source.row AS row
    FROM joined;
