"""Typed numbers become keys: all at once, only where asked, and nothing else in the file changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.metadata import CitationOrder
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.labels import cluster_label
from cureon_editor.citations.numbering import number
from cureon_editor.editing.linking import Accept, Order, candidates, link_numbers, listed_order
from cureon_editor.exchange.numbered_markdown import write_numbered
from cureon_editor.journal import Journal
from tests.core.texts import made_of, texts

KEYS = ["ana2001", "bob2002", "cy2003", "dee2004"]
FRONT = "title: T\nreferences:  # kept\n" + "".join(
    f"- id: {key}\n  title: Title of {key}\n  author: [{{family: {key[:-4].title()}}}]\n"
    f"  issued: '{key[-4:]}'\n"
    for key in KEYS
)


def article_of(body: str, order: CitationOrder = CitationOrder.LIST) -> Article:
    return Article.parse(f"---\n{FRONT}citation_order: {order}\n---\n{body}")


def linked(body: str, accept: Accept | None = None, order: Order | None = None) -> str:
    article = article_of(body)
    edit = link_numbers(article, Selection(), accept, order)
    after = article.spliced(edit.splices) if edit else article
    assert after.front_matter == article.front_matter
    return after.body


def printed(article: Article) -> list[str]:
    metadata = read_metadata(article.front_matter)
    clusters = find_clusters(article.body)
    numbers = number(clusters, metadata.sources, metadata.citation_order).numbers
    return [cluster_label(numbers[item.key] for item in cluster.items) for cluster in clusters]


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("Lupus [1].", "Lupus [@ana2001]."),
        ("Lupus[1].", "Lupus [@ana2001]."),
        ("Lupus.[2] Then", "Lupus. [@bob2002] Then"),
        ("Lupus\xa0[1].", "Lupus [@ana2001]."),
        ("Lupus [2, 3] and", "Lupus [@bob2002; @cy2003] and"),
        ("Lupus[1-4].", "Lupus [@ana2001; @bob2002; @cy2003; @dee2004]."),
        ("Lupus¹,³.", "Lupus [@ana2001; @cy2003]."),
        ("Lupus^2^.", "Lupus [@bob2002]."),
        ("Lupus<sup>2</sup>.", "Lupus [@bob2002]."),
        ("Lupus 4.", "Lupus [@dee2004]."),
        ("Lupus 23, too", "Lupus [@bob2002; @cy2003], too"),
        ("(in mice [1])", "(in mice [@ana2001])"),
        ("Lupus¹(mice)", "Lupus [@ana2001] (mice)"),
        ("Lupus¹: more", "Lupus [@ana2001]: more"),
        ("Lupus [@cy2003] and joints [1].", "Lupus [@cy2003] and joints [@ana2001]."),
        ("## Lupus [1]\n\n| a | b |\n|---|---|\n| c [2] | 3 |\n", None),
    ],
)
def test_certain_numbers_become_keys(body: str, after: str | None) -> None:
    if after is None:
        after = body.replace("[1]", "[@ana2001]").replace("[2]", "[@bob2002]")
    assert linked(body) == after


def test_all_are_replaced_against_the_text_as_it_was() -> None:
    body = "One [1]. Two [2]. Three [3]. Four [4]. All [1, 2, 3, 4]."
    order = {1: KEYS[0], 4: KEYS[1], 2: KEYS[2], 3: KEYS[3]}
    assert linked(body, order=order) == (
        "One [@ana2001]. Two [@cy2003]. Three [@dee2004]. Four [@bob2002]. "
        "All [@ana2001; @cy2003; @dee2004; @bob2002]."
    )


def test_keys_that_look_like_numbers_are_not_read_again() -> None:
    front = "references:\n- {id: '2', title: A}\n- {id: '1', title: B}\n"
    article = Article.parse(f"---\n{front}---\nOne [1]. Two [2].")
    edit = link_numbers(article, Selection())
    assert edit
    assert article.spliced(edit.splices).body == "One [@2]. Two [@1]."


def test_only_the_places_asked_for_are_linked() -> None:
    body = "Lupus [1]. Joints [2]. At stage 4."
    starts = [candidate.start for candidate in candidates(article_of(body))]
    assert linked(body, starts[1:]) == "Lupus [1]. Joints [@bob2002]. At stage [@dee2004]."
    assert linked(body, []) == body


def test_digits_that_read_in_two_ways_come_twice_and_the_reading_is_chosen() -> None:
    article = article_of("It calms lupus 12.")
    order = {number: KEYS[number % 4] for number in range(1, 13)}
    found = candidates(article, order)
    assert [candidate.numbers for candidate in found] == [(1, 2), (12,)]
    assert linked(article.body, {found[0].start: (12,)}, order) == "It calms lupus [@ana2001]."
    assert linked(article.body, None, order) == article.body


def test_a_candidate_tells_place_source_and_doubt() -> None:
    certain, doubtful, missing = candidates(
        article_of("- It calms **lupus** [1].\n- At stage 4.\n- See [9].")
    )
    assert (certain.typed, certain.keys, certain.sources) == ("[1]", ("ana2001",), "Ana 2001")
    assert (certain.before, certain.after, certain.doubt) == ("- It calms **lupus**", ".", "")
    assert certain.is_certain
    assert not doubtful.is_certain
    assert doubtful.doubt == "4 could be a citation."
    assert (missing.keys, missing.doubt) == ((), "No source fits 9, if this is a citation.")


def test_context_is_the_line_s_whole_words() -> None:
    (candidate,) = candidates(
        article_of("Above.\n\n" + "before " * 30 + "[1] " + "behind " * 30 + "\n\nBelow.")
    )
    assert candidate.before == "… " + "before " * 11 + "before"
    assert candidate.after == " behind" * 12 + " …"


def test_numbers_follow_the_list_when_asked_in_the_same_step() -> None:
    article = article_of("Lupus [2]. Joints [1].", CitationOrder.MENTION)
    edit = link_numbers(article, Selection(), as_listed=True)
    assert edit
    after = article.spliced(edit.splices)
    assert printed(after) == ["2", "1"]
    assert "references:  # kept\n" in (after.front_matter or "")


@pytest.mark.parametrize(
    ("body", "accept", "order", "words"),
    [
        ("Lupus [1].", [0], None, "no typed number"),
        ("Lupus [9].", [5], None, "cannot become a citation"),
        ("Lupus [1].", None, {1: "nobody"}, "no source with the key"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    body: str, accept: list[int] | None, order: Order | None, words: str
) -> None:
    with pytest.raises(RefusedError, match=words):
        linked(body, accept, order)


def test_a_place_that_would_change_what_is_cited_is_left_and_says_so() -> None:
    body = "Lupus¹@cy2003 and joints [2]."
    article = article_of(body)
    refused, certain = candidates(article)
    assert (refused.keys, refused.doubt) == ((), "A citation is not read here, so this stays as it is.")
    assert certain.keys == ("bob2002",)
    assert linked(body) == "Lupus¹@cy2003 and joints [@bob2002]."
    with pytest.raises(RefusedError, match="“¹” cannot become a citation"):
        linked(body, [refused.start, certain.start])


def test_unreadable_front_matter_is_refused() -> None:
    with pytest.raises(RefusedError):
        candidates(Article.parse("---\na: [\n---\nLupus [1]."))


def test_without_sources_nothing_is_linked() -> None:
    assert link_numbers(Article.parse("Lupus [1]."), Selection()) is None


PIECES = [
    *(
        "word",
        " ",
        " [1]",
        "[2, 3]",
        "(1)",
        "¹",
        "²",
        "^2^",
        "<sup>3</sup>",
        " 4",
        ".",
        "\n",
        "\n\n",
        "| ",
        "- ",
        "# ",
    ),
    *(
        "`",
        "```\n",
        " [@bob2002]",
        "@cy2003",
        "](x)",
        "[",
        "]",
        "(",
        "\\",
        ":",
        "{",
        ";",
        "<!--",
        "-->",
        "10",
        "\xa0",
    ),
]


@given(made_of(PIECES, 24))
def test_former_citations_stay_and_new_ones_are_read(body: str) -> None:
    article = article_of(body)
    found = candidates(article)
    accept = {c.start: c.numbers for c in reversed(found) if c.keys}
    try:
        edit = link_numbers(article, Selection(), accept)
    except RefusedError:
        return
    after = article.spliced(edit.splices) if edit else article
    old = [item.key for cluster in find_clusters(body) for item in cluster.items]
    new = [item.key for cluster in find_clusters(after.body) for item in cluster.items]
    added = [key for c in found if accept.get(c.start) == c.numbers for key in c.keys]
    assert sorted(new) == sorted(old + added)
    assert _outside(body, [(c.start, c.end) for c in found if c.start in accept]) == _without_new(
        article, edit
    )


def _outside(body: str, spans: list[tuple[int, int]]) -> str:
    kept, done = "", 0
    for start, end in dict.fromkeys(spans):
        kept, done = kept + body[done:start], end
    return kept + body[done:]


def _without_new(article: Article, edit: object) -> str:
    splices = getattr(edit, "splices", ())
    return _outside(article.body, [(splice.start, splice.end) for splice in splices])


WORDS = [
    "Lupus",
    "calms joints",
    "in 2022",
    "65",
    "5 m",
    "m²",
    "10",
    "H2O",
    "vitamin C",
    "CD19",
    "(mice)",
    "**most**",
]
ENDS = [".", ", too.", " and more.", ":", ")", " – then", ""]
BLOCKS = ["{}", "- {}", "> {}", "## {}", "| {} | b |\n|---|---|\n| c | d |"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(BLOCKS),
            st.sampled_from(WORDS),
            st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True),
            st.sampled_from(ENDS),
        ),
        max_size=6,
    ),
    st.sampled_from(list(CitationOrder)),
)
def test_numbers_written_out_and_linked_again_are_the_same_citations(
    parts: list[tuple[str, str, list[str], str]], policy: CitationOrder
) -> None:
    body = "\n\n".join(
        block.format(f"{word} [{'; '.join('@' + key for key in keys)}]{end}")
        for block, word, keys, end in parts
    )
    article = article_of(body, policy)
    metadata = read_metadata(article.front_matter)
    numbering = number(find_clusters(body), metadata.sources, policy)
    order = {number: key for key, number in numbering.numbers.items()}
    written = write_numbered(article, Journal(), date(2026, 6, 17)).partition("---\ntitle: T\n---\n")[2]
    bare = Article(article.front_matter, written.partition("\n\n## Sources\n")[0], article.form)
    accept = {candidate.start: candidate.numbers for candidate in candidates(bare, order) if candidate.keys}
    edit = link_numbers(bare, Selection(), accept, order)
    after = bare.spliced(edit.splices) if edit else bare
    cited = [{item.key for item in cluster.items} for cluster in find_clusters(after.body)]
    assert cited == [set(keys) for _, _, keys, _ in parts]
    assert printed(after) == printed(article)


def test_the_order_of_the_list_counts_each_key_once() -> None:
    front = (
        "references:\n- {id: a, title: A}\n- {title: No key}\n- {id: a, title: Again}\n- {id: b, title: B}\n"
    )
    assert listed_order(Article.parse(f"---\n{front}---\n")) == {1: "a", 2: "b"}


@given(texts(30))
def test_any_text_gives_candidates_or_a_refusal(body: str) -> None:
    for candidate in candidates(article_of(body)):
        assert candidate.typed
        assert candidate.keys or candidate.doubt
