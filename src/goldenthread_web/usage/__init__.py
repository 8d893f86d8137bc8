"""How much the dashboards are used: counted by role and day, never by person."""
