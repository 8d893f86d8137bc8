from goldenthread.records.fact import END, START, Fact
from goldenthread.records.table import text

team_area = Fact(
    "team_area",
    "A team's time in one service and one locality, from the table of teams. The team stands as the person.",
    columns=(
        START,
        END,
        text("area_service", "The service it was part of."),
        text("area_locality", "The locality it worked in."),
    ),
    dated_by="start_date",
    needs=(),
    sql="""
    SELECT authority, team AS person_id, team, from_date AS start_date,
           nullif(to_date, DATE '9999-12-31') + 1 AS end_date,
           service AS area_service, locality AS area_locality, load, file, sheet, row
    FROM team_period
    """,
)
