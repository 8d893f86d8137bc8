"""The formats a report is written in, one module each with `write(report, path)`."""
