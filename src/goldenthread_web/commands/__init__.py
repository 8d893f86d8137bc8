"""Commands of the web application. `goldenthread` finds them by their entry points."""
