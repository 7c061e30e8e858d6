"""What all tools share: instruments that a partnership uses on itself (docs/decisions/0023)."""
