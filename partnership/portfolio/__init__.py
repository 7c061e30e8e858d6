"""What a learner takes away: the journal, read from the file that its page saves."""
