"""The rules of play, in Python and, file by file beside it, in JavaScript.

A file and its twin do the same in the same order; a test plays both and they must agree.
"""
