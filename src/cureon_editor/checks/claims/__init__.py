"""What an article claims: every block that states facts, beside its sources, and where the two disagree."""
