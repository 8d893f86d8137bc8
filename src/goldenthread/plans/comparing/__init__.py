"""An improvement plan beside the document that is to become its next version: which line is which, and what differs."""
