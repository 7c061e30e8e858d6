"""The tutor's side: hand out work, collect it, mark it, give feedback, send marks on."""
