"""A comparison: several things side by side, feature by feature."""
