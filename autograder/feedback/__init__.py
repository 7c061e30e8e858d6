"""Feedback that a student wants to read: what was reached, what comes next, and where to look."""
