"""All tables of records, by name."""

from goldenthread.records import care, child_protection, front_door, local, people, workforce
from goldenthread.records.table import Table

_MODULES = (people, front_door, child_protection, care, workforce, local)

TABLES: dict[str, Table] = {
    table.name: table for module in _MODULES for table in vars(module).values() if isinstance(table, Table)
}
