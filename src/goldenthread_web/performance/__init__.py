"""The figures on pages: this month, the dashboard, one indicator, the rows behind a figure."""
