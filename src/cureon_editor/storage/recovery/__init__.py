"""The recovery journal: what was typed and not yet saved, found again after a crash."""
