"""What the tests of this part share."""

import pytest

from cureon_editor.storage.files import Files


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody pulls the plug in a test, so nobody waits for the disk itself."""
    monkeypatch.setattr(Files, "sync", lambda *_: None)
    monkeypatch.setattr(Files, "sync_folder", lambda *_: None)
