"""See where a cohort struggles: in the marks, and in the answers to each question."""
