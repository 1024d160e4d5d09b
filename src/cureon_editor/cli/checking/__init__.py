"""The checklist over many files: processes that check, a cache of what they said, results in order."""
