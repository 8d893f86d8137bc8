"""The measurements, one module each: equal answers first, then the times."""
