"""A partnership health check: answers read from forms and spreadsheets, compared and reported."""
