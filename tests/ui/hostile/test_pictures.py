"""The page shows the pictures that stand in the article's folder, and no others."""

from base64 import b64decode
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cureon_editor.ui.window import MainWindow
from tests.ui.conftest import ARTICLE
from tests.ui.seeing import evaluate, settle

#: A picture of one pixel.
PNG = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
#: It would be red if its script ran, and another picture if it could fetch one.
SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8" onload="parent.document.title='ran'">
<script>parent.document.title = 'ran'</script><rect width="8" height="8" fill="green"/></svg>"""
PATHS = (
    *("chart.png", "figures/chart%201.png", "drawing.svg", "../secret.png", "%2e%2e/secret.png", "link.png"),
    *("notes.png", "missing.png"),
)


@pytest.fixture
def article_with_pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "article"
    (folder / "figures").mkdir(parents=True)
    (folder / "chart.png").write_bytes(PNG)
    (folder / "figures" / "chart 1.png").write_bytes(PNG)
    (folder / "drawing.svg").write_bytes(SVG)
    (folder / "notes.png").write_text("not a picture", encoding="utf-8")
    (tmp_path / "secret.png").write_bytes(PNG)
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    path = folder / "walking.md"
    path.write_text(ARTICLE + "".join(f"\n![{path}]({path})\n" for path in PATHS), encoding="utf-8")
    return path


def visible(window: MainWindow, qtbot: QtBot) -> set[str]:
    """The pictures that have a width, once all have been loaded or refused."""
    pictures = "[...document.querySelectorAll('#article img')]"
    # Below the window a picture may wait to be seen.
    evaluate(window, qtbot, f"{pictures}.map(each => {{ each.loading = 'eager'; each.scrollIntoView(); }})")
    qtbot.waitUntil(
        lambda: evaluate(window, qtbot, f"{pictures}.every(each => each.complete)"), timeout=5_000
    )
    return set(evaluate(window, qtbot, f"{pictures}.filter(each => each.naturalWidth).map(each => each.alt)"))


def test_pictures_beside_the_article_appear_and_others_do_not(
    desk: MainWindow, qtbot: QtBot, article_with_pictures: Path
) -> None:
    assert desk.run("file.open", path=article_with_pictures)
    settle(desk, qtbot)
    assert visible(desk, qtbot) == {"chart.png", "figures/chart%201.png", "drawing.svg"}
    assert evaluate(desk, qtbot, "document.title") == "Preview"
    paths = "[...document.querySelectorAll('#article img')].map(each => each.getAttribute('src'))"
    assert all(src.startswith("cureon:/image/") for src in evaluate(desk, qtbot, paths))


def test_a_copy_elsewhere_has_the_pictures_of_its_own_folder(
    desk: MainWindow, qtbot: QtBot, article_with_pictures: Path, tmp_path: Path
) -> None:
    assert desk.run("file.open", path=article_with_pictures)
    settle(desk, qtbot)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "missing.png").write_bytes(PNG)
    assert desk.page.view is not None
    with qtbot.waitSignal(desk.page.view.loadFinished, timeout=10_000):
        assert desk.run("file.save_as", path=tmp_path / "elsewhere" / "copy.md")
    settle(desk, qtbot)
    qtbot.waitUntil(lambda: visible(desk, qtbot) == {"missing.png"}, timeout=5_000)
