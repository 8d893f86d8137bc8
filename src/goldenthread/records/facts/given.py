from goldenthread.records.aspects import series_of
from goldenthread.records.fact import END, START, Fact, Need
from goldenthread.records.table import number, text

given = Fact(
    "given",
    "A figure of one month that comes from no record: a numerator and a denominator, as given in series.csv. "
    "The indicator stands as the person.",
    columns=(
        START,
        END,
        text("given_for", "The code of the indicator that the figure is given for."),
        number("numerator", "What was counted."),
        number("denominator", "What it was counted over."),
    ),
    dated_by="start_date",
    needs=(),
    sql="""
    SELECT authority, indicator AS person_id, team, month_end AS start_date, month_end + 1 AS end_date,
           indicator AS given_for, numerator, denominator, load, file, sheet, row
    FROM series WHERE month_end IS NOT NULL AND indicator IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY authority, indicator, team, month_end ORDER BY load, file, sheet, row) = 1
    """,
)


def given_for(indicator: str) -> Need:
    """That figures of an indicator are given for the month."""
    return Need.of(series_of(indicator))
