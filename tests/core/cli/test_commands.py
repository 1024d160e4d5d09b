"""The command line: what it prints, what it writes, its exit codes; bad input is one sentence."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cureon_editor.cli import main
from cureon_editor.cli.registry import subcommands

ARTICLE = """\
---
id: 11111111-2222-3333-4444-555555555555
title: Rest
# a comment that stays
citation_order: mention
references:
  - id: able2020
    author: [{family: Able, given: A.}]
    title: On rest
    container-title: Journal of Rest
    issued: "2020"
    DOI: 10.1000/rest
  - id: baker2021
    author: [{family: Baker, given: B.}]
    title: On sleep
    container-title: Journal of Sleep
    issued: "2021"
    DOI: 10.1000/sleep
---

Sleep helps [@baker2021], rest too [@able2020; @baker2021].
"""
PAGE = "Health\n\nA title\n\nWhat.\n\n1 May 2026\n\nIt helps people 1.\n\nSources\n\n1. Body — First\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "rest.md"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def feed(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return feed


def test_every_command_is_found() -> None:
    assert {"check", "export", "import", "new", "render", "renumber", "sources"} <= set(subcommands())


def test_check_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article), "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["files"]
    assert set(found) == {"path", "words", "reading_minutes", "rules", "problems"}
    assert (found["path"], found["words"], found["reading_minutes"]) == (str(article), 4, 1)
    rules = {rule["id"]: rule for rule in found["rules"]}
    assert rules["author-named"]["state"] == "not-met"
    assert rules["author-named"]["severity"] == "required"
    assert set(rules["author-named"]) == {"id", "state", "severity", "passages", "message"}
    assert rules["citations-resolve"]["state"] == "met"
    for rule in found["rules"]:
        for passage in rule["passages"]:
            assert set(passage) == {"line", "column", "text"}


def test_check_names_places_in_the_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = ARTICLE.replace("Sleep helps [@baker2021]", "\U0001f642 helps [@nobody]").replace("\n", "\r\n")
    article.write_bytes(b"\xef\xbb\xbf" + text.encode())
    main(["check", str(article), "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["files"]
    assert [(p["line"], p["column"], p["severity"]) for p in found["problems"]] == [(21, 10, "warning")]
    assert "nobody" in found["problems"][0]["message"]


def test_check_as_text_says_what_is_missing(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(article)]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith(f"{article}\n  4 words, 1 min.")
    assert "required statements are missing" in shown
    assert shown.index("Required") < shown.index("author-named")
    assert "\x1b" not in shown


def test_check_of_a_folder_takes_articles_only(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    below = article.parent / "below"
    below.mkdir()
    (below / "b.md").write_text(ARTICLE)
    (below / "readme.md").write_text("No front matter.")
    (article.parent / ".hidden").mkdir()
    (article.parent / ".hidden" / "c.md").write_text(ARTICLE)
    main(["check", str(article.parent), "--format", "json"])
    found = [file["path"] for file in json.loads(capsys.readouterr().out)["files"]]
    assert found == [str(below / "b.md"), str(article)]


def test_check_of_an_empty_folder_is_not_a_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "holds no articles" in capsys.readouterr().err


def test_unreadable_wins_over_incomplete(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = article.parent / "none.md"
    assert main(["check", str(article), str(missing), "--format", "json"]) == 2
    captured = capsys.readouterr()
    good, bad = json.loads(captured.out)["files"]
    assert good["rules"]
    assert bad["problems"][0]["severity"] == "error"
    assert "does not exist" in captured.err


@pytest.mark.parametrize(
    ("command", "data", "place"),
    [
        (["check"], b'---\ntitle: "x\nfoo: [\n---\nText', ":4:1:"),
        (["check"], "---\ntitle: é\n---\né".encode() + b"\xff", ":4:2:"),
        (["render"], b"---\ntitle: a\n\tb: c\n---\n", ":3:1:"),
        (["render"], "---\ntitle: é\n---\né".encode() + b"\xff", ":4:2:"),
        (["sources"], b"---\na: *b\n---\n", ":2:4:"),
        (["renumber", "--order", "list"], b'---\ntitle: "x\nfoo: [\n---\nText', ":4:1:"),
    ],
)
def test_a_broken_file_is_one_sentence_with_its_place(
    article: Path, capsys: pytest.CaptureFixture[str], data: bytes, place: str, command: list[str]
) -> None:
    article.write_bytes(data)
    assert main([command[0], str(article), *command[1:]]) == 2
    shown = capsys.readouterr().err
    assert shown.count("\n") == 1
    assert place in shown or "line 4, column 2" in shown
    assert article.read_bytes() == data


@pytest.mark.parametrize("command", ["check", "render", "sources", "import"])
def test_folders_and_missing_files_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("none.txt", "folder.txt"):
        assert main([command, str(tmp_path / name)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_an_empty_file_is_an_article(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_bytes(b"")
    assert main(["check", str(article)]) == 1
    assert main(["render", str(article)]) == 0
    assert main(["sources", str(article)]) == 0
    assert "no sources" in capsys.readouterr().out


def test_render_writes_the_page(article: Path, tmp_path: Path) -> None:
    out = tmp_path / "rest.html"
    assert main(["render", str(article), "-o", str(out)]) == 0
    page = out.read_text(encoding="utf-8")
    assert '<article id="article"' in page
    assert main(["export", str(article), "--to", "html", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == page


def test_render_never_overwrites_the_article(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(article), "-o", str(article)]) == 2
    assert "is the article itself" in capsys.readouterr().err
    assert article.read_text() == ARTICLE


def test_sources_are_numbered(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", str(article)]) == 0
    shown = capsys.readouterr().out
    assert shown.index("1  Baker B.") < shown.index("@baker2021, cited twice") < shown.index("2  Able A.")


def test_renumber_tells_and_changes_one_value(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["renumber", str(article), "--order", "list", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "2 -> 1   @able2020" in told
    assert "1 -> 2   @baker2021" in told
    assert "21:13  1 -> 2" in told
    assert article.read_text() == ARTICLE
    assert main(["renumber", str(article), "--order", "list"]) == 0
    assert article.read_text() == ARTICLE.replace("citation_order: mention", "citation_order: list")
    assert main(["renumber", str(article), "--order", "list"]) == 0
    assert capsys.readouterr().out.endswith("No number changes.\n")


def test_renumber_as_a_filter_keeps_the_bytes(stdin: Any, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    data = b"\xef\xbb\xbf" + ARTICLE.replace("\n", "\r\n").encode()
    stdin(data)
    assert main(["renumber", "-", "--order", "list"]) == 0
    assert capfdbinary.readouterr().out == data.replace(b"mention", b"list")


def test_import_writes_an_article_and_notes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert main(["import", str(page), "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").endswith("\n\nIt helps people [@body].\n")
    assert main(["import", str(page), "-o", str(out)]) == 2
    assert "stays as it is" in capsys.readouterr().err
    assert main(["import", str(page), "-o", str(out), "--force"]) == 0


def test_import_reads_standard_input(stdin: Any, capsys: pytest.CaptureFixture[str]) -> None:
    stdin(PAGE.replace("helps people 1", "was given to 1").encode())
    assert main(["import", "-"]) == 0
    captured = capsys.readouterr()
    assert "title: A title\n" in captured.out
    assert "-:9: Left as a number: 1 could be a citation." in captured.err


def test_import_names_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path / "page.docx")]) == 2
    assert ".txt" in capsys.readouterr().err


def test_new_makes_an_article_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new.md"
    assert main(["new", "-o", str(out), "--title", "Sleep: why"]) == 0
    assert 'title: "Sleep: why"\n' in out.read_text(encoding="utf-8")
    assert main(["new", "-o", str(out)]) == 2
    assert main(["new", "-o", str(tmp_path / "none" / "new.md")]) == 2
    assert "does not exist" in capsys.readouterr().err


def test_wrong_arguments_end_with_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 2
    assert main(["--unknown"]) == 2
    assert main(["chekc"]) == 2
    assert "neither a command" in capsys.readouterr().err
    assert main(["--help"]) == 0


def test_without_a_screen_the_window_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["some article.md"]) == 2
    assert "no screen" in capsys.readouterr().err


def test_a_fault_of_ours_is_a_sentence_too(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("cureon_editor.rendering.source_rows.source_rows", fail)
    assert main(["sources", str(article)]) == 2
    assert (
        capsys.readouterr().err == "This is a fault in Cureon Editor, not in your file: RuntimeError: a bug\n"
    )


def test_commands_start_without_qt_and_markdown() -> None:
    code = (
        "import sys; from cureon_editor.cli import main; main(['new']); "
        "sys.exit(bool({'PySide6', 'markdown', 'jinja2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
