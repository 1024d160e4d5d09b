"""Whatever is done to the list of sources, every citation goes on pointing at its source."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name, Source
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.editing import source_merging, source_order, sources
from cureon_editor.editing.command import editing_commands

FRONT = """\
title: T
references:
  # about a
  - id: a
    title: Source a  # kept

  - {id: b, title: Source b}
  - id: c
    title: Source c
    custom: "007"
  - id: d
    title: Source d
other: x
"""
BODY = "One [@c; @b]. Two [see @a, p. 2; @b] and @d [p. 3; @a].\n\n`[@a]` code, [@x] unknown.\n"
ARTICLE = Article.parse(f"---\n{FRONT}---\n{BODY}")


def _done(article: Article, command: Callable[..., Edit | None], **arguments: object) -> Article:
    edit = command(article, Selection(), **arguments)
    return article.spliced(edit.splices) if edit else article


def _rows(article: Article) -> tuple[str, ...]:
    metadata = read_metadata(article.front_matter)
    return number(find_clusters(article.body), metadata.sources, metadata.citation_order).order


def _listed(article: Article) -> list[str]:
    return [source.key for source in read_metadata(article.front_matter).sources]


def _titles_cited(article: Article) -> list[list[str]]:
    """For each citation, the titles of the sources it points at."""
    titles = {source.key: source.title for source in read_metadata(article.front_matter).sources}
    return [[titles.get(item.key, "?") for item in cluster.items] for cluster in find_clusters(article.body)]


def test_add_puts_a_source_at_the_end_with_a_key_of_its_own() -> None:
    item = {"title": "New", "author": [{"family": "Müller"}], "issued": "2024"}
    article = _done(ARTICLE, sources.add, item=item)
    assert _listed(article) == ["a", "b", "c", "d", "muller2024"]
    assert _listed(_done(article, sources.add, item=item))[-1] == "muller2024b"
    assert article.body == BODY


def test_add_at_a_place_and_into_an_article_without_front_matter() -> None:
    source = Source("new", title="N", authors=(Name("Ada"),))
    assert _listed(_done(ARTICLE, sources.add, item=source, at=1)) == ["a", "new", "b", "c", "d"]
    bare = _done(Article.parse("Text [@new].\n"), sources.add, item=source)
    assert _listed(bare) == ["new"]
    assert bare.body == "Text [@new].\n"


def test_add_keeps_fields_outside_the_schema() -> None:
    item = {"id": "new", "title": "N", "ISSN": "1234-5678", "editor": [{"family": "Lee"}], "volume": 3}
    front = _done(ARTICLE, sources.add, item=item, at=0).front_matter or ""
    assert 'ISSN: "1234-5678"' in front or "ISSN: '1234-5678'" in front
    assert front.index("family: Lee") < front.index("id: a")


def test_edit_changes_only_the_fields_given() -> None:
    article = _done(ARTICLE, sources.edit, key="c", item={"title": "Better"})
    assert article.text == ARTICLE.text.replace("Source c", "Better")


def test_edit_with_a_new_id_follows_the_citations() -> None:
    article = _done(ARTICLE, sources.edit, key="c", item={"id": "cc"})
    assert article.text == ARTICLE.text.replace("id: c\n", "id: cc\n").replace("@c", "@cc")


def test_edit_that_changes_nothing_is_none() -> None:
    assert sources.edit(ARTICLE, Selection(), key="a", item={"title": "Source a"}) is None


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("a", "One [@c; @b]. Two [@b] and @d [p. 3].\n\n`[@a]` code, [@x] unknown.\n"),
        ("b", "One [@c]. Two [see @a, p. 2] and @d [p. 3; @a].\n\n`[@a]` code, [@x] unknown.\n"),
        ("d", "One [@c; @b]. Two [see @a, p. 2; @b] and [@a].\n\n`[@a]` code, [@x] unknown.\n"),
    ],
)
def test_remove_takes_the_key_out_of_the_text(key: str, body: str) -> None:
    article = _done(ARTICLE, sources.remove, key=key)
    assert article.body == body
    assert _listed(article) == [other for other in "abcd" if other != key]


def test_an_emptied_citation_goes_with_the_space_before_it() -> None:
    article = Article.parse("---\nreferences: [{id: a}]\n---\nx [@a]. [@a] y\n@a z\n")
    assert _done(article, sources.remove, key="a").body == "x. y\n z\n"


def test_remove_never_lets_a_neighbour_be_lost() -> None:
    article = Article.parse("---\nreferences: [{id: a}, {id: b}]\n---\nx [@a]@b\n")
    assert _done(article, sources.remove, key="a").body == "x @b\n"


def test_move_under_list_order_touches_only_the_list() -> None:
    listed = Article.parse(f"---\n{FRONT}citation_order: list\n---\n{BODY}")
    edit = source_order.move(listed, Selection(), key="d", to=0)
    assert edit
    assert all(splice.part is Part.FRONT_MATTER for splice in edit.splices)
    moved = listed.spliced(edit.splices)
    assert _rows(moved) == ("d", "a", "b", "c")
    assert moved.body == BODY


def test_move_under_mention_keeps_the_rows_as_seen() -> None:
    assert _rows(ARTICLE) == ("c", "b", "a", "d")
    edit = source_order.move(ARTICLE, Selection(), key="d", to=1)
    assert edit
    assert edit.name == "move source"
    article = ARTICLE.spliced(edit.splices)
    assert _rows(article) == ("c", "d", "b", "a")
    assert "  # about a\n  - id: a\n    title: Source a  # kept\n" in (article.front_matter or "")


def test_move_to_the_same_row_is_none() -> None:
    assert source_order.move(ARTICLE, Selection(), key="c", to=0) is None


def test_a_repeated_key_never_takes_the_place_of_the_first() -> None:
    text = "---\ncitation_order: list\nreferences: [{id: a, title: 1}, {id: a, title: 2}, {id: b}]\n---\n"
    article = _done(Article.parse(text), source_order.move, key="a", to=1)
    assert _rows(article) == ("b", "a")
    assert [source.title for source in read_metadata(article.front_matter).sources] == ["", "1", "2"]


def test_rename_follows_every_citation() -> None:
    article = _done(ARTICLE, sources.rename, key="a", new_key="ada2020")
    assert article.body == BODY.replace("see @a", "see @ada2020").replace("; @a]", "; @ada2020]")
    assert _listed(article) == ["ada2020", "b", "c", "d"]


def test_rename_keeps_minus_sign_and_braces() -> None:
    article = Article.parse("---\nreferences: [{id: a}]\n---\n[-@a] @{a}b\n")
    assert _done(article, sources.rename, key="a", new_key="z").body == "[-@z] @{z}b\n"


def test_merge_cites_the_kept_source_once_a_cluster() -> None:
    article = _done(ARTICLE, source_merging.merge, keep="b", drop="c")
    assert article.body.startswith("One [@b]. Two [see @a, p. 2; @b]")
    assert _listed(article) == ["a", "b", "d"]
    with_words = _done(ARTICLE, source_merging.merge, keep="b", drop="a")
    assert "[see @b, p. 2; @b] and @d [p. 3; @b]" in with_words.body


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (sources.add, {"item": {"id": "a"}}),
        (sources.add, {"item": {"id": "two words"}}),
        (sources.add, {"item": {"title": ["x"]}}),
        (sources.edit, {"key": "nobody", "item": {"title": "x"}}),
        (sources.edit, {"key": "a", "item": {"id": "b"}}),
        (sources.edit, {"key": "a", "item": {"ISSN": "x"}}),
        (sources.remove, {"key": "x"}),
        (source_order.move, {"key": "a", "to": 4}),
        (source_order.move, {"key": "a", "to": -1}),
        (sources.rename, {"key": "a", "new_key": "b"}),
        (sources.rename, {"key": "a", "new_key": "a]"}),
        (source_merging.merge, {"keep": "a", "drop": "a"}),
        (source_merging.merge, {"keep": "a", "drop": "x"}),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence(
    command: Callable[..., Edit | None], arguments: dict[str, object]
) -> None:
    with pytest.raises(RefusedError, match=r"^[^\n]+\.$"):
        command(ARTICLE, Selection(), **arguments)


def test_details_that_cannot_be_read_are_never_changed() -> None:
    broken = Article.parse("---\nreferences: [\n---\nx [@a]\n")
    with pytest.raises(RefusedError, match="cannot be read"):
        sources.remove(broken, Selection(), key="a")


KEYS = "abcd"
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(KEYS), st.integers(0, 3)),
        st.tuples(st.just("rename"), st.sampled_from(KEYS), st.sampled_from(["e", "f2", "g.h"])),
        st.tuples(st.just("merge"), st.sampled_from(KEYS), st.sampled_from(KEYS)),
    ),
    max_size=4,
)
BODIES = st.lists(
    st.sampled_from(
        ["[@a]", "[@b; @a]", "[see @c, p. 2; @d]", "@d", "@b [p. 1; @c]", "word", "\n\n", "[-@a]"]
    )
).map(" ".join)


@given(BODIES, STEPS)
def test_every_citation_goes_on_pointing_at_its_source(
    body: str, steps: list[tuple[str, str, object]]
) -> None:
    article = Article.parse(f"---\n{FRONT}---\n{body}")
    same = {f"Source {key}": f"Source {key}" for key in KEYS}
    for name, key, argument in steps:
        names = {"move": ("key", "to"), "rename": ("key", "new_key"), "merge": ("keep", "drop")}[name]
        before, shown = _titles_cited(article), article.body
        try:
            article = _done(
                article,
                editing_commands()[f"source.{name}"].run,
                **dict(zip(names, (key, argument), strict=True)),
            )
        except RefusedError:
            continue
        if name == "merge":
            same["Source " + str(argument)] = "Source " + key
            before = [list(dict.fromkeys(same.get(title, title) for title in titles)) for titles in before]
            assert [list(dict.fromkeys(titles)) for titles in _titles_cited(article)] == before
        else:
            assert _titles_cited(article) == before
        assert name != "move" or article.body == shown
    assert len(find_clusters(article.body)) == len(find_clusters(body))


@given(BODIES, st.sampled_from(KEYS))
def test_remove_leaves_no_citation_of_it_and_all_others(body: str, key: str) -> None:
    article = Article.parse(f"---\n{FRONT}---\n{body}")
    removed = _done(article, sources.remove, key=key)
    before = [item.key for cluster in find_clusters(body) for item in cluster.items]
    after = [item.key for cluster in find_clusters(removed.body) for item in cluster.items]
    assert after == [other for other in before if other != key]


@given(BODIES, st.sampled_from(KEYS), st.integers(0, 3), st.sampled_from(CitationOrder))
def test_a_moved_source_stands_in_its_row_and_the_others_keep_their_order(
    body: str, key: str, to: int, order: CitationOrder
) -> None:
    article = Article.parse(f"---\n{FRONT}citation_order: {order}\n---\n{body}")
    before = _rows(article)
    moved = _done(article, source_order.move, key=key, to=to)
    assert _rows(moved).index(key) == to
    assert [row for row in _rows(moved) if row != key] == [row for row in before if row != key]
    assert moved.body == article.body
    lines = sorted((article.front_matter or "").replace("mention", "list").split("\n"))
    if before != _rows(moved):
        assert sorted((moved.front_matter or "").split("\n")) == lines


def test_undo_gives_the_file_back() -> None:
    from cureon_editor.article.edits import inverse

    for command, arguments in ((sources.remove, {"key": "a"}), (source_order.move, {"key": "d", "to": 0})):
        edit = command(ARTICLE, Selection(), **arguments)
        assert edit
        back = inverse(edit.splices, {part: ARTICLE.part(part) for part in Part})
        assert ARTICLE.spliced(edit.splices).restored(back, ARTICLE.form) == ARTICLE
