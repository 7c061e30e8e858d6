"""More for less, or less for more: whose hours joint work saves, and whose it spends."""
