"""The assignments as files: what they ask, what is locked, and whether work is ready."""
