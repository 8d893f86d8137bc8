"""Engines count what indicators define: DuckDB by default, Spark for a region or the nation, and a slow
plain-Python one as the second opinion."""
