"""Lists of students and marks as files: read from spreadsheets, written for them and for a VLE."""
