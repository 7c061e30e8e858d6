"""Who is at the table? Seats, power and interest, groups of families, decisions, invitations."""
