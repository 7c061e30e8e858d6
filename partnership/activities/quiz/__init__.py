"""The quiz: questions of several kinds, each with its reasons."""
