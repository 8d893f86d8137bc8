-- What the facts of children in care share, once periods of care are known.

-- Placements. Same-carer moves (903 reasons T and U, adoption by the present carers) continue the placement
-- before; a missing end is taken from the period of care. `counts`: it counts towards the number of
-- placements (not a short break, and not temporary unless the setting says so). A stay of less than a day is
-- no placement.
CREATE OR REPLACE TABLE placement AS
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
        SELECT *, count(*) FILTER (
                    coalesce(cla_placement_start_reason NOT IN ('T', 'U'), true)
                    AND coalesce(cla_placement_type NOT IN ('A3', 'A5'), true)
                  ) OVER (PARTITION BY authority, person_id ORDER BY cla_placement_start_date) AS carer
        FROM once
    ), joined AS (
        SELECT authority, person_id, carer, min(cla_placement_start_date) AS start_date,
               last(least(coalesce(cla_placement_end_date, DATE '9999-12-31'),
                          coalesce(care_end_date, DATE '9999-12-31')) ORDER BY cla_placement_start_date) AS until,
               last(cla_placement_type ORDER BY cla_placement_start_date) AS placement_type,
               first(cla_placement_type ORDER BY cla_placement_start_date) AS first_type,
               first(coalesce(short_break, false) ORDER BY cla_placement_start_date) AS short_break,
               first(struct_pack(load, file, sheet, row) ORDER BY cla_placement_start_date) AS source
        FROM numbered GROUP BY authority, person_id, carer
    )
    SELECT authority, person_id, start_date, nullif(until, DATE '9999-12-31') AS end_date, placement_type,
           NOT short_break AND (first_type IS NULL OR first_type NOT LIKE 'T%'
                                OR getvariable('temporary_placements_count')) AS counts,
           source.load AS load, source.file AS file, source.sheet AS sheet, source.row AS row
    FROM joined;
