"""The web application: what people decide is kept here; everything else is read from the core."""
