"""A journal's house settings: read from journal.yaml, and rules given another weight in it."""

from cureon_editor.journal.reading import FILE_NAME, find_journal
from cureon_editor.journal.settings import Journal, RuleSetting

__all__ = ["FILE_NAME", "Journal", "RuleSetting", "find_journal"]
