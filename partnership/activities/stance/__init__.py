"""A stance: a place between two ends, with reasons, before reading and after."""
