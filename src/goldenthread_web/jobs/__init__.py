"""Long work: asked for on a page, done by the process beside the web server, watched on a page."""
