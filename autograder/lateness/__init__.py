"""What handing in late costs, by a rule that is written down, and how long marking took."""
