"""`check` as people and build servers use it: what is checked, in what order, what is kept, how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from cureon_editor.cli import main
from cureon_editor.cli.checking import pool
from cureon_editor.cli.checking.pool import Process
from cureon_editor.rendering.worker.process import launch

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "findings" / "experimental.md"
SHORT = "---\nid: {}\ntitle: Rest\n---\n\nSleep helps.\n"
Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small articles, one of them in a folder below."""
    (tmp_path / "below").mkdir()
    for name in ("b.md", "a.md", "below/c.md"):
        (tmp_path / name).write_text(SHORT.format(name))
    return tmp_path


@pytest.fixture
def as_json(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `check` and gives the files of its JSON."""

    def run(*arguments: object) -> Any:
        main(["check", *map(str, arguments), "--format", "json"])
        return json.loads(capsys.readouterr().out)["files"]

    return run


@pytest.fixture
def no_processes(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, whatever starts a process to check with fails."""

    def forbid() -> None:
        def refuse(*_: object) -> Process:
            raise OSError(1, "forbidden here")

        monkeypatch.setattr(pool, "launch", refuse)

    return forbid


def names(files: Any) -> list[str]:
    return [Path(file["path"]).name for file in files]


def test_results_stand_in_the_order_of_the_paths(folder: Path, as_json: Run) -> None:
    files = as_json(folder / "b.md", folder, "--jobs", 3)
    assert names(files) == ["b.md", "a.md", "c.md"]
    assert names(as_json(folder)) == ["a.md", "b.md", "c.md"]


def test_a_file_named_twice_stands_once(folder: Path, as_json: Run) -> None:
    (folder / "link.md").symlink_to(folder / "a.md")
    files = as_json(folder / "a.md", folder / "below" / ".." / "a.md", folder / "link.md", folder / "below")
    assert names(files) == ["a.md", "c.md"]


def test_an_article_that_did_not_change_is_not_checked_again(
    folder: Path, as_json: Run, no_processes: Callable[[], None]
) -> None:
    first = as_json(folder)
    no_processes()
    assert as_json(folder) == first


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.md").write_text(SHORT.format("a.md") + "More.\n"),
        lambda folder: (folder / "a.review.yaml").write_text("format: 1\n"),
        lambda folder: (folder / "journal.yaml").write_text("publisher: Another\n"),
        lambda folder: (folder / "rules" / "own.yaml").write_text(
            "format: 1\npack: p\nversion: 2\nrules: []\n"
        ),
    ],
)
def test_whatever_a_result_rests_on_makes_it_anew(
    folder: Path, as_json: Run, no_processes: Callable[[], None], change: Callable[[Path], object]
) -> None:
    (folder / "rules").mkdir()
    (folder / "journal.yaml").write_text("")
    as_json(folder / "a.md")
    change(folder)
    no_processes()
    assert main(["check", str(folder / "a.md")]) == 2


def test_the_day_makes_it_anew(
    folder: Path, as_json: Run, no_processes: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    as_json(folder / "a.md")
    monkeypatch.setattr("cureon_editor.cli.commands.check.local_today", lambda: date(2040, 1, 1))
    no_processes()
    assert main(["check", str(folder / "a.md")]) == 2


def test_nothing_is_kept_where_nobody_wants_it(
    folder: Path, as_json: Run, own_cache: Path, no_processes: Callable[[], None]
) -> None:
    as_json(folder / "a.md", "--no-cache")
    as_json(folder / "a.md", "--cache", folder / "kept")
    assert list(own_cache.iterdir()) == []
    no_processes()
    assert as_json(folder / "a.md", "--cache", folder / "kept")[0]["rules"]


def test_what_kept_a_rule_from_running_is_not_kept(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies costs its article, the others are checked, and the next run tries again."""
    monkeypatch.setattr(pool, "launch", lambda *_: launch("tests.core.cli.stub_child", "--unused"))
    (folder / "a.md").write_text("---\n\n---\ndie one\n")
    assert main(["check", str(folder / "a.md")]) == 2
    assert "ended at the rule “one”" in capsys.readouterr().err
    monkeypatch.undo()
    assert main(["check", str(folder / "a.md"), "--no-cache"]) == 1


def test_a_confirmed_passage_is_met(tmp_path: Path, as_json: Run) -> None:
    article = tmp_path / "a.md"
    article.write_bytes(GOLDEN.read_bytes())

    def route() -> Any:
        (file,) = as_json(article)
        return next(rule for rule in file["rules"] if rule["id"] == "access-route")

    found = route()
    assert found["state"] == "needs-person"
    quotes = [" ".join(passage["text"].split()) for passage in found["passages"]]
    entries = "".join(
        f"  - id: c{number}\n    rule: access-route\n    quote: {json.dumps(quote)}\n    by: A. Rao\n"
        "    made: 2026-10-03T10:00:00Z\n"
        for number, quote in enumerate(quotes)
    )
    (tmp_path / "a.review.yaml").write_text(f"format: 1\nattestations:\n{entries}")
    assert route()["state"] == "met"
    assert "A. Rao" in route()["message"]


def test_a_review_file_that_cannot_be_read_is_a_problem(folder: Path, as_json: Run) -> None:
    (folder / "a.review.yaml").write_text("format: [")
    (file,) = as_json(folder / "a.md")
    assert "review file" in file["problems"][-1]["message"]


def test_one_rule_only(folder: Path, as_json: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = as_json(folder / "a.md", "--rule", "hype-words", "--rule", "author-named")
    assert [rule["id"] for rule in file["rules"]] == ["author-named", "hype-words"]
    assert main(["check", str(folder / "a.md"), "--rule", "hype-words"]) == 0
    assert main(["check", str(folder / "a.md"), "--rule", "author-named"]) == 1
    capsys.readouterr()
    assert main(["check", str(folder / "a.md"), "--rule", "hype-word"]) == 2
    assert "Did you mean “hype-words”?" in capsys.readouterr().err


def test_faults_of_house_rules_are_never_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "journal.yaml").write_text("publisher: [")
    assert main(["check", str(folder / "a.md"), "--rule", "hype-words"]) == 1
    assert "house-rules" in capsys.readouterr().out


def test_the_rules_in_force_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--rules"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split()[:3] == ["1", "evidence-stage", "required"]
    (folder / "rules").mkdir()
    (folder / "journal.yaml").write_text("")
    (folder / "rules" / "own.yaml").write_text(
        "format: 1\npack: own\nversion: 1\nrules:\n  - id: own-rule\n    number: 101\n    title: Our own\n"
        "    required: no\n    wording: Say so.\n    confirm: yes\n"
        "    needs:\n      - name: so\n        phrases: [so]\n    good: [so]\n    bad: ['no']\n"
    )
    assert main(["check", "--rules", str(folder)]) == 0
    found = capsys.readouterr().out.splitlines()
    assert found[-1].split(maxsplit=2)[:2] == ["101", "own-rule"]
    assert "then a person" in found[-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Say which articles"),
        (["x.md", "--jobs", "0"], "whole number"),
        (["x.md", "--jobs", "9" * 5000], "whole number"),
        (["x.md", "--time-limit", "soon"], "whole number"),
        (["x.md", "--format", "yaml"], "invalid choice"),
        (["x.md", "--cache", "f", "--no-cache"], "not allowed"),
    ],
)
def test_wrong_options_are_said(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_every_form_says_the_same_of_an_article(tmp_path: Path, as_json: Run) -> None:
    (file,) = as_json(GOLDEN)
    states = {rule["id"]: rule["state"] for rule in file["rules"]}
    for form in ("sarif", "junit", "text"):
        main(["check", str(GOLDEN), "--format", form, "-o", str(tmp_path / form)])
    run = json.loads((tmp_path / "sarif").read_bytes())["runs"][0]
    shown = {"not-met", "partly", "needs-person", "waived"}
    results = {
        result["ruleId"]: result["properties"]["state"] for result in run["results"] if "properties" in result
    }
    assert results == {rule: state for rule, state in states.items() if state in shown}
    cases = ET.parse(tmp_path / "junit").getroot()[0]  # noqa: S314 - our own words
    assert [case.get("name", "").split(":")[0] for case in cases] == list(states)
    text = (tmp_path / "text").read_text(encoding="utf-8")
    assert [rule for rule, state in states.items() if state in shown and f", {rule})" not in text] == []


def test_the_result_can_go_to_a_file_but_never_over_an_article(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder / "out.json"
    assert main(["check", str(folder), "--format", "json", "-o", str(out)]) == 1
    assert len(json.loads(out.read_bytes())["files"]) == 3
    assert capsys.readouterr().out == ""
    assert main(["check", str(folder), "-o", str(folder / "below" / ".." / "a.md")]) == 2
    assert "is one of the articles" in capsys.readouterr().err
    assert (folder / "a.md").read_text() == SHORT.format("a.md")


def test_places_count_code_points_after_a_bom_and_with_crlf(tmp_path: Path, as_json: Run) -> None:
    article = tmp_path / "a.md"
    text = "---\ntitle: T\n---\n\n\U0001f642\U0001f642 a miracle cure\n\nA miracle\n"
    places = []
    for data in (text.encode(), b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()):
        article.write_bytes(data)
        (file,) = as_json(article)
        hype = next(rule for rule in file["rules"] if rule["id"] == "hype-words")
        places.append([(passage["line"], passage["column"]) for passage in hype["passages"]])
    assert places[0] == places[1]
    assert {(5, 6), (7, 3)} <= set(places[0])


def test_names_that_no_terminal_should_see(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    odd = [tmp_path / "a\nb\x1b[31m.md", Path(os.fsdecode(bytes(tmp_path) + b"/\xff.md"))]
    for path in odd:
        path.write_text(SHORT.format("x"))
    for form in ("text", "json", "sarif", "junit"):
        assert main(["check", *map(str, odd), "--format", form]) == 1
        shown = capsysbinary.readouterr().out
        shown.decode("utf-8")
        assert b"\x1b" not in shown
        if form == "json":
            paths = [file["path"] for file in json.loads(shown)["files"]]
            assert paths[0] == str(odd[0])
            assert paths[1].endswith("\N{REPLACEMENT CHARACTER}.md")


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch, as_json: Run) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SHORT.encode())))
    (file,) = as_json("-", "-")
    assert (file["path"], file["words"]) == ("-", 2)


class Terminal(io.TextIOWrapper):
    """Standard output or error of somebody who looks at it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8", write_through=True)

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_a_terminal_sees_colour_unless_it_does_not_want_it(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in {"TERM": "xterm", **environment}.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["check", str(folder / "a.md"), *arguments]) == 1
    assert ("\x1b[" in terminal.shown) is coloured
    assert "○" in terminal.shown


def test_colour_can_be_asked_for_where_nobody_looks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(folder / "a.md"), "--color", "always"])
    assert "\x1b[31m" in capsys.readouterr().out


PROGRAM = [sys.executable, "-m", "cureon_editor"]


def test_ctrl_c_ends_a_run_at_once_and_without_a_word(folder: Path) -> None:
    for number in range(300):
        (folder / f"{number}.md").write_text(SHORT.format(number) + "Sleep helps people.\n\n" * 500)
    program = [*PROGRAM, "check", str(folder), "--no-cache", "--jobs", "2"]
    with subprocess.Popen(
        program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as run:
        assert run.stdout
        run.stdout.readline()
        os.killpg(run.pid, signal.SIGINT)
        _, complaint = run.communicate(timeout=60)
    assert (run.returncode, complaint) == (130, b"")


def test_a_reader_that_has_seen_enough_hears_no_complaint(folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.md").write_text(SHORT.format(number))
    with subprocess.Popen(
        [*PROGRAM, "check", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(30) == 0


def test_output_that_finds_no_room_is_no_fault_of_the_program(folder: Path) -> None:
    command = [sys.executable, "-m", "cureon_editor", "check", str(folder), "--no-cache"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() == "The output could not be written: No space left on device."
