"""No test of the command line keeps results in the person's own folders, or finds any there."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.delenv("NO_COLOR", raising=False)
    # Whoever edits the program while its tests run does not make kept results void.
    monkeypatch.setattr("cureon_editor.cli.checking.keys._program_digest", lambda: b"the same")
    return folder
