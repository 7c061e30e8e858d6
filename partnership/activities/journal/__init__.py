"""The journal: everything a learner wrote and did, on one page and in one file."""
