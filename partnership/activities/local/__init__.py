"""A partnership's own story beside the nation's, and its own words beside the course's."""
