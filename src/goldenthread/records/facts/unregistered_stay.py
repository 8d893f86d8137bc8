from goldenthread.records.fact import END, START, Fact, Need

unregistered_stay = Fact(
    "unregistered_stay",
    "A child's stay in accommodation that should be registered with Ofsted and is not, from the council's own list.",
    columns=(START, END),
    dated_by="start_date",
    needs=(Need.of("unregistered"),),
    sql="""
    SELECT authority, person_id, NULL::VARCHAR AS team, start_date, end_date, load, file, sheet, row
    FROM unregistered WHERE start_date IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY authority, person_id, start_date ORDER BY load, file, sheet, row) = 1
    """,
)
