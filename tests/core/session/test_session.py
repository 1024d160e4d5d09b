"""The one door and the one history: whatever is done can be undone, exactly."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.session.session import ArticleSession, Change
from tests.core.texts import made_of, thorough

TEXT = st.text("ab \n😀é", max_size=5)
FILES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "\ufeff"]),
        st.sampled_from(["", "---\na: 1\n---\n", "---\r\na: 1\nb: 2\r\n...\n", "---\n---"]),
        made_of(["word", "\n", "\r\n", "\r", "😀", " "], 8),
    ),
)
#: (which part, start and length in tenths of its own, text, tenths of a second since the edit before, joins
#: or not, steps taken back first)
Move = tuple[Part, int, int, str, int, bool, int]
MOVES = st.lists(
    st.tuples(
        st.sampled_from(Part),
        st.integers(0, 10),
        st.integers(0, 3),
        TEXT,
        st.integers(0, 14),
        st.booleans(),
        st.sampled_from([0, 0, 0, 1, 2]),
    ),
    max_size=6,
)


class Ticks:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def session_of(text: str) -> tuple[ArticleSession, Ticks]:
    clock = Ticks()
    return ArticleSession(Article.parse(text), clock), clock


def body(start: int, end: int, text: str, joins: str = "") -> Edit:
    return Edit("typing", (Splice(Part.BODY, start, end, text),), joins=joins)


@thorough
@given(FILES, MOVES)
@example("one\r\ntwo\n", [(Part.BODY, 0, 6, "", 0, False, 0)])
@example("one", [(Part.BODY, 0, 0, "a", 0, False, 0), (Part.BODY, 3, 0, "b", 0, False, 1)])
def test_every_sequence_of_edits_undoes_and_redoes_exactly(text: str, moves: list[Move]) -> None:
    session, clock = session_of(text)
    first = session.article
    for part, at, length, insert, pause, joins, back in moves:
        for _ in range(back):
            session.undo()
        clock.seconds += pause / 10
        size = len(session.article.part(part))
        start = at * size // 10
        end = min(size, start + length * size // 10)
        edit = Edit("edit", (Splice(part, start, end, insert),), joins=part.value if joins else "")
        changed = session.apply(edit)
        assert not (changed and session.redo())
    while session.redo():
        pass
    last = session.article
    while session.undo():
        pass
    assert session.article == first
    assert session.article.text == text
    assert not session.is_modified
    while session.redo():
        pass
    assert session.article == last


@given(FILES, MOVES)
def test_listeners_can_follow_by_the_splices_alone(text: str, moves: list[Move]) -> None:
    """A copy that applies what is published keeps both texts; only the file form needs the article itself."""
    session, clock = session_of(text)
    copy = {part: session.article.part(part) for part in Part}

    def follow(change: Change) -> None:
        assert change.edit is not None
        spliced = change.before.spliced(change.edit.splices)
        for part in Part:
            copy[part] = spliced.part(part)

    session.listen(follow)
    for part, at, _length, insert, pause, joins, back in moves:
        for _ in range(back):
            session.undo()
        clock.seconds += pause / 10
        start = at * len(session.article.part(part)) // 10
        session.apply(Edit("edit", (Splice(part, start, start, insert),), joins="x" if joins else ""))
    while session.undo():
        assert copy == {part: session.article.part(part) for part in Part}


def test_typing_joins_into_one_step_until_a_pause() -> None:
    session, clock = session_of("")
    for place, letter in enumerate("abcd"):
        clock.seconds += 0.2 if place != 2 else 0.8
        session.apply(body(place, place, letter, "typing"))
    session.undo()
    assert session.article.body == "ab"
    session.undo()
    assert session.article.body == ""


def test_backspace_over_what_was_there_joins_and_undoes() -> None:
    session, _ = session_of("word")
    session.apply(body(4, 4, "s", "typing"))
    for end in (5, 4, 3):
        session.apply(body(end - 1, end, "", "typing"))
    assert session.article.body == "wo"
    session.undo()
    assert session.article.body == "word"


def test_typing_elsewhere_or_of_another_kind_does_not_join() -> None:
    session, _ = session_of("one two")
    session.apply(body(0, 0, "a", "typing"))
    session.apply(body(5, 5, "b", "typing"))
    session.apply(body(6, 6, "c"))
    names = []
    while session.undo():
        names.append(session.article.body)
    assert names == ["aone btwo", "aone two", "one two"]


def test_a_saved_text_ends_the_step_and_is_not_modified() -> None:
    session, _ = session_of("")
    session.apply(body(0, 0, "a", "typing"))
    session.mark_saved(session.article)
    session.apply(body(1, 1, "b", "typing"))
    assert session.is_modified
    session.undo()
    assert session.article.body == "a"
    assert not session.is_modified


def test_an_edit_that_changes_nothing_is_no_step_and_is_not_told() -> None:
    session, _ = session_of("same")
    told: list[Change] = []
    session.listen(told.append)
    assert not session.apply(body(0, 4, "same"))
    assert told == []
    assert session.undo_name is None


def test_front_matter_that_did_not_change_is_the_same_object() -> None:
    session, _ = session_of("---\na: 1\n---\ntext")
    told: list[Change] = []
    session.listen(told.append)
    session.apply(body(0, 0, "x"))
    session.undo()
    assert all(change.before.front_matter is change.after.front_matter for change in told)
    assert all(first.after is second.before for first, second in pairwise(told))


def test_opening_another_article_forgets_the_history() -> None:
    session, _ = session_of("one")
    session.apply(body(0, 0, "x"))
    session.selection = Selection(2, 2)
    session.open(Article.parse("two"))
    assert session.undo_name is None
    assert not session.undo()
    assert not session.is_modified
    assert session.selection == Selection()


def test_an_edit_may_bring_a_form_which_undo_takes_back() -> None:
    session, _ticks = session_of("One.\n")
    theirs = Article.parse("\ufeffOne.\r\n")
    assert session.apply(Edit("reload", ()), theirs.form)
    assert session.article == theirs
    assert session.undo()
    assert session.article.text == "One.\n"
    assert session.redo()
    assert session.article == theirs
    assert not session.apply(Edit("reload", ()), theirs.form)
