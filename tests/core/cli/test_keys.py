"""The key of a result: another for other rules, and for house files that cannot be read."""

import os
from pathlib import Path

import pytest

from cureon_editor.cli.checking.keys import Keys
from cureon_editor.cli.files import open_article


@pytest.mark.parametrize("place", ["journal.yaml", "rules", "therapies/own.yaml"])
def test_a_house_file_that_is_no_file_hangs_nothing_and_makes_another_key(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\nText.\n", encoding="utf-8")
    if place != "journal.yaml":
        (tmp_path / "journal.yaml").touch()
    opened = open_article(str(tmp_path / "a.md"))
    before = Keys().key(opened)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / place)
    assert Keys().key(opened) != before
