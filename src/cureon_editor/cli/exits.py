"""Exit codes of the command line."""

#: Everything in order; required statements are missing; something could not be read or written.
OK, INCOMPLETE, FAILED = 0, 1, 2
