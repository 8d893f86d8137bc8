"""Looks a deployment over, one thing after another, and says of each whether it is in order and what mends it."""

from goldenthread_web.upkeep.doctor.finding import Finding, Standing

__all__ = ["Finding", "Standing"]
