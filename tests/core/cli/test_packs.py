"""`packs`: what is in force, who set it, what is wrong; the documented example is without fault."""

import re
from pathlib import Path

import pytest

from cureon_editor.cli import main
from cureon_editor.cli.exits import FAILED, INCOMPLETE, OK

DOCS = Path(__file__).resolve().parents[3] / "docs" / "rule-packs.md"
PACK = """\
format: 1
pack: house
version: 7
rules:
  - id: greeting
    number: 101
    title: Greeting
    required: no
    needs: [{name: a greeting, phrases: [hello]}]
"""


@pytest.fixture
def house(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "journal.yaml").write_text("publisher: House\n")
    return tmp_path


def packs(folder, capfd, examples="", settings=""):
    (folder / "rules" / "house.yaml").write_text(PACK + examples)
    (folder / "journal.yaml").write_text(f"publisher: House\n{settings}")
    code = main(["packs", str(folder)])
    return code, capfd.readouterr().out


def test_bundled_packs_have_nothing_to_put_right(tmp_path, capfd):
    assert main(["packs", str(tmp_path)]) == OK
    out = capfd.readouterr().out
    assert "the settings that come with the program" in out
    assert re.search(r"^ +1  evidence-stage +required +therapy ", out, re.MULTILINE)
    assert "bowel-cancer-screening     test" in out
    assert out.endswith("rules in force, 0 of them your own; 0 problems.\n")


def test_rules_of_ones_own_are_listed_with_weight_category_and_note(house, capfd):
    settings = (
        "rules: [{rule: hype-words, set: off, by: Jo, role: editor in chief, reason: Agreed}]\n"
        "packs: {Heart Health: [house, statins]}\n"
    )
    code, out = packs(house, capfd, "    good: [hello]\n    bad: [bye]\n", settings)
    assert code == OK
    assert re.search(r"^ +101  greeting +advised +house 7 Only for Heart Health\.$", out, re.MULTILINE)
    assert "off       language" in out
    assert "       Set to off by Jo, editor in chief: Agreed.\n" in out
    assert "1 of them your own; 0 problems." in out


@pytest.mark.parametrize(
    ("examples", "says"),
    [
        ("", "rules/house.yaml, line 5: The rule “greeting” has no good and bad example"),
        ("    good: [hello]\n", "has no bad example"),
        ("    good: [bye]\n    bad: [bye]\n", "The good example 1 of “greeting” is not met."),
        ("    good: [hello]\n    bad: [bye, hello]\n", "The bad example 2 of “greeting” is met."),
        ("    good: hello\n", "line 10, column 11: “good” should be a list."),
    ],
)
def test_what_is_wrong_is_told(house, capfd, examples, says):
    code, out = packs(house, capfd, examples)
    assert code == INCOMPLETE
    assert says in out
    assert "1 problem.\n" in out


def test_examples_are_tried_though_the_rule_is_off_or_kept_for_a_category(house, capfd):
    settings = (
        "rules: [{rule: greeting, set: off, by: Jo, role: editor in chief, reason: Agreed}]\n"
        "packs: {Heart Health: [house]}\n"
    )
    _, out = packs(house, capfd, "    good: [bye]\n    bad: [bye]\n", settings)
    assert "The good example 1 of “greeting” is not met." in out


def test_no_folder_is_said_in_a_sentence(tmp_path, capfd):
    assert main(["packs", str(tmp_path / "none")]) == FAILED
    assert "is no folder" in capfd.readouterr().err


def test_the_documented_pack_has_no_fault(house, capfd):
    text = DOCS.read_text(encoding="utf-8")
    example = text[text.index("    # What our newsroom") : text.index("An article that does not say it")]
    (house / "rules" / "house.yaml").write_text(re.sub("^    ", "", example, flags=re.MULTILINE))
    assert main(["packs", str(house)]) == OK, capfd.readouterr().out
    assert "2 of them your own" in capfd.readouterr().out
