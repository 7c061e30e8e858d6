"""A prompt to reflect on, and a private place to write."""
