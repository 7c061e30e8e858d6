"""The bank: everything the course knows, as checked records from ``datasets/``."""
