"""Moderation: which scripts are looked at again, how markers agree, and what follows from it."""
