"""A form that is thought through a section at a time, and whose versions can be compared."""
