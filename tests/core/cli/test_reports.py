"""Every form of the results: as kept in tests/golden/reports, and what its standard asks.

UPDATE_GOLDEN=1 writes the files anew; read the difference before keeping it.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.checks.findings import State
from cureon_editor.cli.checking.checked import Checked, Judged, Place
from cureon_editor.cli.forms import reports
from cureon_editor.cli.terminal import Style
from tests.core.cli.examples import ALL, FULL, GOOD, UNREAD

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "reports"
PLAIN = Style()


def written(form: str, files: Iterable[Checked], style: Style = PLAIN) -> str:
    return "".join(reports()[form].write(files, style))


def sarif(*files: Checked) -> Any:
    (run,) = json.loads(written("sarif", files))["runs"]
    return run


def test_every_form_is_found() -> None:
    assert set(reports()) == {"text", "json", "sarif", "junit"}


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit"])
def test_a_report_is_as_kept(form: str) -> None:
    found = written(form, ALL).encode("utf-8", "replace")
    # The version changes with each release, and the report with it.
    found = found.replace(_version(), b"VERSION")
    kept = FOLDER / f"report.{form}"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_bytes(found)
    assert found == kept.read_bytes()


def _version() -> bytes:
    return str(sarif()["tool"]["driver"]["version"]).encode()


def test_a_report_of_nothing_is_whole() -> None:
    assert written("text", ()) == ""
    assert json.loads(written("json", ())) == {"files": []}
    assert sarif()["results"] == []
    assert ET.fromstring(written("junit", ())).get("tests") == "0"  # noqa: S314 - our own words


def test_text_is_coloured_only_when_asked() -> None:
    coloured = written("text", (FULL,), Style(colour=True, symbols=True))
    assert "\x1b[31m" in coloured
    assert "○" in coloured
    assert "○" not in written("text", (FULL,))


def test_text_holds_nothing_that_a_terminal_acts_on() -> None:
    hostile = replace(FULL, path="a\x1b]0;title\x07\u202e.md")
    assert not {"\x1b", "\x07", "\u202e"} & set(written("text", (hostile,)))


def test_text_puts_what_blocks_first() -> None:
    text = written("text", (FULL,))
    order = [text.index(word) for word in ("author-named", "evidence-ladder", "hype-words", "access-route")]
    assert order == sorted(order)
    assert "Add: “By {name}, {credentials}.”" in text
    assert "12:3  “miracle”" in text


def test_sarif_says_how_much_each_result_matters() -> None:
    levels = {(result["ruleId"], result["level"]) for result in sarif(FULL)["results"]}
    assert levels == {
        ("author-named", "error"),
        ("evidence-ladder", "error"),
        ("hype-words", "warning"),
        ("access-route", "note"),
        ("risk-numbers", "warning"),
        ("file-problem", "warning"),
    }


def test_sarif_has_a_result_for_each_passage_that_lacks_something() -> None:
    hype = [result for result in sarif(FULL)["results"] if result["ruleId"] == "hype-words"]
    lines = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in hype]
    assert lines == [12, 14]
    assert len({json.dumps(result["partialFingerprints"]) for result in hype}) == 2


def test_sarif_suppresses_what_is_waived_with_its_reason() -> None:
    (waived,) = (result for result in sarif(FULL)["results"] if "suppressions" in result)
    assert waived["suppressions"] == [
        {"kind": "inSource", "justification": "Set aside by A. Rao: no trial counted."}
    ]


@pytest.mark.parametrize("files", [(), (GOOD,), ALL, (UNREAD,)])
def test_sarif_keeps_the_rules_of_its_standard(files: tuple[Checked, ...]) -> None:
    run = sarif(*files)
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules))
    assert all(
        rule["help"]["text"] and rule["fullDescription"]["text"] for rule in run["tool"]["driver"]["rules"]
    )
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"][0]["executionSuccessful"] is all(file.readable for file in files)
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["message"]["text"]
        for location in result["locations"]:
            physical = location["physicalLocation"]
            assert physical["artifactLocation"]["uri"].isascii()
            assert physical["region"]["startLine"] >= 1
            assert physical["region"].get("startColumn", 1) >= 1


def test_sarif_names_files_as_relative_references() -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for file in ALL
        for result in sarif(file)["results"]
    }
    assert uris == {"articles/%C3%A9t%C3%A9%20%26%201.md", "odd%0Aname%FF.md"}
    below = replace(FULL, path=str(Path.cwd() / "a:b" / "c.md"))
    (uri,) = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif(below)["results"]
    }
    assert unquote(uri) == "a:b/c.md"
    assert ":" not in uri


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = replace(FULL, judged=tuple(_moved(judged) for judged in FULL.judged))

    def prints(checked: Checked) -> list[Any]:
        return [result["partialFingerprints"] for result in sarif(checked)["results"]]

    assert prints(moved) == prints(FULL)
    assert len({json.dumps(each) for each in prints(FULL)}) == len(prints(FULL))


def _moved(judged: Judged) -> Judged:
    places = (Place(p.line + 5, p.column, p.end_line + 5, p.end_column) for p in judged.places)
    return Judged(judged.finding, tuple(places))


def test_junit_counts_what_it_holds() -> None:
    root = ET.fromstring(written("junit", ALL))  # noqa: S314 - our own words
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == (
        *("9", "2", "1", "2"),
    )
    assert [suite.get("tests") for suite in root] == ["7", "1", "1"]
    failed = [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None]
    assert failed == ["author-named: Author", "evidence-ladder: Evidence ladder"]


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), st.sampled_from(State))
def test_any_text_gives_legal_reports(text: str, state: State) -> None:
    judged = FULL.judged[3]
    passage = replace(judged.finding.passages[0], text=text, lacks=text)
    finding = replace(
        judged.finding, title=text, message=text, wording=text, state=state, passages=(passage,)
    )
    checked = replace(FULL, path=f"{text}.md", judged=(replace(judged, finding=finding),))
    ET.fromstring(written("junit", (checked,)).encode("utf-8"))  # noqa: S314 - that is the test
    json.loads(written("json", (checked,)))
    json.loads(written("sarif", (checked,)))
    written("text", (checked,)).encode("utf-8")
