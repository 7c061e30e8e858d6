"""What many answers show: how hard each question is, and which wrong answers tempt."""
