"""The journal, rule packs and checklist that come with the editor, read once for all tests."""

from cureon_editor.checks.engine import Checker
from cureon_editor.checks.packs import load_packs
from cureon_editor.journal import find_journal

JOURNAL = find_journal(None)
PACKS = load_packs(JOURNAL)
CHECKER = Checker(PACKS, JOURNAL)
