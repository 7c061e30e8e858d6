"""A case to be played: people, agencies, decisions and their consequences, all of it data."""
