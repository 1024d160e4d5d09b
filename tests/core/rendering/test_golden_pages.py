"""Pages are what they were when somebody last looked at them."""

from pathlib import Path
from runpy import run_path

import pytest

FOLDER = Path(__file__).parents[2] / "golden" / "pages"


@pytest.mark.parametrize("source", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_golden_pages_are_as_they_were(source: Path) -> None:
    described = run_path(str(FOLDER / "renew.py"))["described"]
    assert described(source) == source.with_suffix(".html").read_text(encoding="utf-8")
