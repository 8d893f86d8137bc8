"""From cells as they came to typed columns: the conversions that every source reader shares.

Each takes a column of cells (the gate's cells, or any plain Arrow array), works every distinct cell
out once, and reports what it could not read. A blank is never a finding; a filled cell that cannot
be read always is, and so is an error value or a formula without a result.
"""

from goldenthread.intake.values.codes import as_code, as_yes_no
from goldenthread.intake.values.dates import EVENTS_FROM, LATEST, PEOPLE_FROM, as_date, as_month
from goldenthread.intake.values.ids import as_id
from goldenthread.intake.values.numbers import as_integer, as_number
from goldenthread.intake.values.text import as_text

__all__ = [
    "EVENTS_FROM",
    "LATEST",
    "PEOPLE_FROM",
    "as_code",
    "as_date",
    "as_id",
    "as_integer",
    "as_month",
    "as_number",
    "as_text",
    "as_yes_no",
]
