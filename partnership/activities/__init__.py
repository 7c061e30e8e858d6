"""Interactive things a learner does: one folder an activity, from data in the bank."""
