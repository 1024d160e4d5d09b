"""A journal's settings: the nearest file counts, and what cannot be read never stops anyone."""

import os

import pytest

from cureon_editor.journal import Journal, find_journal


def test_the_bundled_settings_are_whole():
    journal = find_journal(None)
    assert journal.publisher == "Cureon"
    assert {"Immune Health", "Heart Health", "Screening and Tests"} <= set(journal.categories)
    assert "Common questions" in journal.question_headings
    assert journal.words_per_minute == 200
    assert journal.site
    assert journal.disclaimer_url
    assert journal.folder is None
    assert journal.problems == ()


def test_the_nearest_file_above_applies_and_keeps_the_other_settings(tmp_path):
    (tmp_path / "journal.yaml").write_text("publisher: Acme\nwords_per_minute: 180\nbrands: Acme Cure\n")
    below = tmp_path / "2026" / "june"
    below.mkdir(parents=True)
    journal = find_journal(below)
    assert (journal.publisher, journal.words_per_minute, journal.brands) == ("Acme", 180, ("Acme Cure",))
    assert journal.categories == find_journal(None).categories
    assert journal.folder == tmp_path


def test_without_a_file_the_bundled_settings_apply(tmp_path):
    assert find_journal(tmp_path / "nowhere").publisher == "Cureon"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"publisher: [\n", "line"),
        (b"- a list\n", "key: value"),
        (b"name: Good\nwords_per_minute: fast\n", "line 2: “words_per_minute”"),
        (b"words_per_minute: 0\n", "from 1 to 1000"),
        (b"publisher:\n", "should hold text"),
        (b"categories: [[nested]]\n", "should hold text"),
        (b"colour: blue\n", "“colour” is not known"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"publisher: &a x\n", "anchors"),
        (b"[" * 50_000, "deep"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_and_the_standard_stands(tmp_path, text, says):
    (tmp_path / "journal.yaml").write_bytes(text)
    journal = find_journal(tmp_path)
    assert len(journal.problems) == 1
    assert "journal.yaml" in journal.problems[0]
    assert says in journal.problems[0]
    assert (journal.publisher, journal.words_per_minute) == ("Cureon", 200)


def test_an_empty_file_changes_nothing(tmp_path):
    (tmp_path / "journal.yaml").write_text("# nothing yet\n")
    assert find_journal(tmp_path) == Journal(**{**_fields(find_journal(None)), "folder": tmp_path})


def _fields(journal):
    return {name: getattr(journal, name) for name in Journal.__dataclass_fields__}


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_journal_file_that_is_no_file_marks_its_folder_and_is_named(tmp_path, make):
    make(tmp_path / "journal.yaml")
    journal = find_journal(tmp_path)
    assert journal.folder == tmp_path
    (problem,) = journal.problems
    assert problem.startswith(f"{tmp_path / 'journal.yaml'}: is no file that can be read")
