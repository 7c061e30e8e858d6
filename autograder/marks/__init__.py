"""Every mark is an event that is only ever added; what an answer has earned follows from them."""
