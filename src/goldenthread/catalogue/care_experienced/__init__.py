"""Care experienced young people."""
