"""The timeline: what happened, what it changed, and practice with its order."""
