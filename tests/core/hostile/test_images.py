"""Only pictures in the article's folder are shown, and only what their bytes say they are."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.ui.preview import images
from cureon_editor.ui.preview.images import ImageShelf, jailed, media_type

PNG = b"\x89PNG\r\n\x1a\nrest"
SVG = b'<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article's folder with pictures in it, and others beside it."""
    inside = tmp_path / "article"
    (inside / "figures").mkdir(parents=True)
    for place in (
        "chart.png",
        "figures/chart 1.png",
        "100%.png",
        "a%2e.png",
        "naïve.png",
        "CON.png",
        "con",
    ):
        (inside / place).write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "article-secret").mkdir()
    (tmp_path / "article-secret" / "x.png").write_bytes(PNG)
    return inside


def shown(folder: Path | None, path: str) -> tuple[bytes, bytes] | None:
    shelf = ImageShelf()
    shelf.folder = folder
    shelf.put((("1", path),))
    return shelf.get("1")


@pytest.mark.parametrize(
    "path",
    [
        "chart.png",
        "./chart.png",
        "figures/chart 1.png",
        "figures/chart%201.png",
        "figures//chart 1.png",
        "100%.png",
        "100%25.png",
        "a%252e.png",
        "na%C3%AFve.png",
    ],
)
def test_a_picture_in_the_folder_is_shown(folder: Path, path: str) -> None:
    assert shown(folder, path) == (b"image/png", PNG)


ESCAPES = [
    "../secret.png",
    "figures/../../secret.png",
    "figures/../chart.png",
    "%2e%2e/secret.png",
    "%2E%2E%2Fsecret.png",
    "..%2fsecret.png",
    ".%2e/secret.png",
    "..\\secret.png",
    "..%5csecret.png",
    "figures\\..\\..\\secret.png",
    "../article-secret/x.png",
    "..",
    ".",
    "",
    "figures",
    "/etc/hostname",
    "//host/share/x.png",
    "%2fetc%2fhostname",
    "\\\\host\\share\\x.png",
    "\\\\?\\C:\\x.png",
    "C:\\x.png",
    "C:/x.png",
    "C:x.png",
    "file:///etc/hostname",
    "chart.png\x00.txt",
    "chart.png%00",
    "chart.png\n",
    "chart.png::$DATA",
    "chart.png:stream",
    "chart.png.",
    "chart.png ",
    "chart.png%20",
    "figures./chart 1.png",
    "... /chart.png",
    "CON",
    "con",
    "CON.png",
    "nul.tar.gz",
    "figures/COM1",
    "COM¹.png",
    "lpt9.png",
    "AUX .png",
    "CONOUT$",
    "%ff.png",
    "\udcff.png",
    "chart.png/..",
    "chart*.png",
    "chart?.png",
    "x" * 5_000,
    "a/" * 3_000 + "x",
    "missing.png",
]


@pytest.mark.parametrize("path", ESCAPES)
def test_no_path_leads_out_of_the_folder(folder: Path, path: str) -> None:
    assert shown(folder, path) is None


@given(st.lists(st.sampled_from(["..", ".", "/", "\\", "%2e", "%2f", "secret.png", "article", "x", ":"])))
def test_no_soup_of_path_leads_out(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    inside = tmp_path_factory.getbasetemp() / "soup" / "article"
    inside.mkdir(parents=True, exist_ok=True)
    (inside.parent / "secret.png").write_bytes(PNG)
    found = jailed(inside, "".join(parts))
    assert found is None or found.is_relative_to(inside.resolve())


def test_links_are_followed_inside_the_folder_only(folder: Path) -> None:
    (folder / "in.png").symlink_to("figures/chart 1.png")
    (folder / "out.png").symlink_to(folder.parent / "secret.png")
    (folder / "outside").symlink_to(folder.parent)
    (folder / "round.png").symlink_to("round.png")
    assert shown(folder, "in.png") == (b"image/png", PNG)
    for path in ("out.png", "outside/secret.png", "outside/article/../secret.png", "round.png"):
        assert shown(folder, path) is None


def test_a_folder_that_is_a_link_itself_is_the_articles_folder(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    assert shown(folder.parent / "link", "chart.png") is not None


def test_what_is_no_regular_file_is_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    (folder / "device.png").symlink_to("/dev/zero")
    assert shown(folder, "pipe.png") is None
    assert shown(folder, "device.png") is None


def test_a_file_too_large_is_not_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGEST", 20)
    (folder / "large.png").write_bytes(PNG.ljust(21))
    (folder / "just.png").write_bytes(PNG.ljust(20))
    assert shown(folder, "large.png") is None
    assert shown(folder, "just.png") is not None


def test_only_what_the_page_has_is_known_and_only_by_its_id(folder: Path) -> None:
    shelf = ImageShelf()
    shelf.folder = folder
    shelf.put([("1", "chart.png"), ("2", "100%.png")])
    assert len(shelf) == 2
    assert shelf.get("2") == (b"image/png", PNG)
    assert shelf.get("chart.png") is None
    shelf.put([("3", "chart.png")])
    assert shelf.get("1") is None
    shelf.folder = None
    assert shelf.get("3") is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, b"image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", b"image/jpeg"),
        (b"GIF89a....", b"image/gif"),
        (b"GIF87a....", b"image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", b"image/webp"),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1", b"image/avif"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0miafavif", b"image/avif"),
        (SVG, b"image/svg+xml"),
        (b"\xef\xbb\xbf<svg>", b"image/svg+xml"),
        (b'<!DOCTYPE svg [<!ENTITY x "y">]>\n<svg>', b"image/svg+xml"),
        (b"", None),
        (b"text", None),
        (b"<html><svg></svg></html>", None),
        (b"<svgx>", None),
        (b"<?xml version='1.0'?><html/>", None),
        (b"%PDF-1.7", None),
        (b"RIFF\x10\0\0\0WAVEfmt ", None),
        (b"\0\0\0\x1cftypisom\0\0\0\0mp42", None),
        (b"\xffftyp", None),
    ],
)
def test_the_type_is_what_the_bytes_say(data: bytes, kind: bytes | None) -> None:
    assert media_type(data) == kind


@pytest.mark.parametrize("start", [b"<!--", b"<!-- -", b"<!DOCTYPE svg [", b" ", b"<?x>", b"<!---->", b"<?"])
def test_a_long_beginning_is_looked_at_for_a_while_only(start: bytes) -> None:
    assert media_type(start * 100_000 + b"<svg>") is None
