"""The history: who did what, when and with which outcome. It only grows, and each line is bound to the one before."""
