"""The commands of the web application. The command line finds them by their entry points in pyproject.toml."""
