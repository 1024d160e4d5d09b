"""The commands for fields, identity and raw front matter are pure, named, and refuse with a sentence."""

from uuid import UUID

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.editing.metadata import COMMANDS

RUN = {command.id: command.run for command in COMMANDS}
ARTICLE = Article.parse("---\ntitle: One # c\nmedical_reviewer: {name: A}\n---\nBody\n")


def run(name, article=ARTICLE, **arguments):
    edit = RUN[name](article, Selection(), **arguments)
    return edit, article.spliced(edit.splices) if edit else article


def test_setting_a_field_is_one_named_edit_that_joins_with_its_like():
    edit, after = run("article.set", field="title", value="Two")
    assert (edit.name, edit.joins) == ("change title", "field:title")
    assert after.text == ARTICLE.text.replace("One", "Two")


def test_a_part_of_a_field_is_named_in_words():
    edit, after = run("article.set", field="medical_reviewer.registration", value="12")
    assert edit.name == "change medical reviewer registration"
    assert read_metadata(after.front_matter).medical_reviewer.registration == "12"


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "One"), ("slug", ""), ("slug", None), ("a.b", ""), ("medical_reviewer.x", "")],
)
def test_nothing_to_change_is_no_edit(field, value):
    assert run("article.set", field=field, value=value)[0] is None


def test_an_emptied_field_keeps_its_key():
    assert read_metadata(run("article.set", field="title", value="")[1].front_matter).spans["title"]


def test_an_id_is_made_once():
    _, after = run("article.add_id")
    assert UUID(read_metadata(after.front_matter).id).version == 4
    assert run("article.add_id", article=after)[0] is None
    assert read_metadata(run("article.add_id", id="x")[1].front_matter).id == "x"


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("title: Three\n", "title: Three\n"),
        ("\n\ntitle: Three", "title: Three\n"),
        ("", ""),
        ("# c\r\ntitle: x\n", "# c\ntitle: x\n"),
    ],
)
def test_raw_front_matter_replaces_the_old(text, front):
    _, after = run("article.set_front_matter", text=text)
    assert after.front_matter == front
    assert Article.parse(after.text) == after


def test_raw_front_matter_that_is_the_same_is_no_edit():
    assert run("article.set_front_matter", text=ARTICLE.front_matter)[0] is None
    assert run("article.set_front_matter", article=Article.parse("Body"), text="")[0] is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: x\nslug: [\n", "Line 4, column 1"),
        ("title: x\n---\nslug: y\n", "Line 3, column 1: A line of three dashes"),
        ("  \ntitle: x\n", "blank line"),
        ("title: \ud800\n", "U\\+D800"),
        ("only text", "key: value"),
    ],
)
def test_raw_front_matter_that_cannot_be_read_is_refused_with_the_place(text, words):
    with pytest.raises(RefusedError, match=words):
        run("article.set_front_matter", text=text)


def test_unreadable_front_matter_can_be_set_right():
    broken = Article.parse("---\ntitle: 'x\n---\n")
    with pytest.raises(RefusedError, match="line 3, column 1"):
        run("article.set", article=broken, field="slug", value="y")
    assert run("article.set_front_matter", article=broken, text="title: x\n")[1].front_matter == "title: x\n"
