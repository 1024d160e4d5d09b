"""Stretches join to the body, and what is worked out for each joins to what is worked out for the whole."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.prose.words import count_words
from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.markdown.converter import Converter
from cureon_editor.rendering.markdown.cutting import recut, stretches
from cureon_editor.rendering.markdown.environment import Environment
from cureon_editor.rendering.slots import restore
from tests.core.rendering.bodies import bodies
from tests.core.texts import texts, thorough

HEADINGS = ["common questions"]


@given(bodies())
@example("\n\n\ntext")
def test_stretches_join_to_the_body(body: str) -> None:
    assert "".join(stretches(body)) == body
    assert all(stretches(body))


@given(texts(60))
def test_any_text_is_cut(body: str) -> None:
    assert "".join(stretches(body)) == body


def test_paragraphs_headings_and_fences_are_stretches_of_their_own() -> None:
    body = "One.\n\n## Two\n\nThree\nfour.\n\n```\ncode\n\n\n```\n\n::: note\nfive\n\nsix\n:::\nSeven.\n"
    assert stretches(body) == [
        "One.\n\n",
        "## Two\n\n",
        "Three\nfour.\n\n",
        "```\ncode\n\n\n```\n\n",
        "::: note\nfive\n\nsix\n:::\n",
        "Seven.\n",
    ]


def test_a_list_after_a_paragraph_is_a_stretch_of_its_own() -> None:
    assert stretches("Para\ngraph.\n\n- a\n\n- b\n\n> q\n\n1. c") == [
        "Para\ngraph.\n\n",
        "- a\n\n- b\n\n> q\n\n1. c",
    ]


def test_what_may_go_on_is_kept_together() -> None:
    for body in (
        "- a\n\n- b",
        "> a\n\n> b",
        "a\n\n: b",
        "a\n\n    b",
        "T\n: a\n\nU\n: b",
        "[^1]: a\n\n    b",
    ):
        assert stretches(body) == [body]


@thorough
@given(bodies(), st.integers(0, 100), st.sampled_from([0, 0, 1, 9]), bodies(3))
@example("a\n\nb\n\nc", 40, 0, ": d")
@example("<div>\n\na\n\nb\n\nc", 90, 0, "</div>")
@example("a\n\na\n\na", 50, 9, "")
@example("a\n    b\n\nc\n\n- d", 54, 1, "")
def test_cut_again_around_a_change_a_body_is_what_it_is_cut_anew(
    body: str, place: int, removed: int, added: str
) -> None:
    start = len(body) * place // 100
    after = body[:start] + added + body[start + removed :]
    before = stretches(body)
    first, last, middle = recut(before, after)
    assert before[:first] + middle + before[last:] == stretches(after)


def test_a_change_in_plain_text_is_cut_with_its_neighbours_only() -> None:
    before = [f"Paragraph {number}.\n\n" for number in range(9)]
    changed = "".join([*before[:4], "Another.\n\nOne ", *before[4:]])
    assert recut(before, changed) == (3, 6, [before[3], "Another.\n\n", "One " + before[4], before[5]])


def moved(cluster: Cluster, offset: int) -> tuple[int, int, list[tuple[str, int, int, str, str]]]:
    items = [
        (item.key, item.start + offset, item.end + offset, item.prefix, item.locator)
        for item in cluster.items
    ]
    return cluster.start + offset, cluster.end + offset, items


@thorough
@given(bodies())
@example("[see\n<div> @a]\n")
@example("text ` \n```\n[@a]\n```\nmore `")
@example("a <b\n\n[@a]\n\nc >")
@example("<p>raw</p> [see\n@a]\n")
def test_citations_are_those_of_the_whole_body(body: str) -> None:
    found = []
    offset = 0
    for text in stretches(body):
        found += [moved(cluster, offset) for cluster in find_clusters(text)]
        offset += len(text)
    assert found == [moved(cluster, 0) for cluster in find_clusters(body)]


@thorough
@given(bodies())
@example("![alt\n\nmore](x)")
def test_words_are_those_of_the_whole_body(body: str) -> None:
    assert sum(map(count_words, stretches(body))) == count_words(body)


def laid_out(converter: Converter, texts: list[str]) -> list[tuple[str, int]]:
    """All blocks with their lines, slots replaced by what they stand for."""
    whole = [Stretch(text) for text in texts]
    found = [converter.definitions(each.hidden, each.restore) for each in whole]
    notes = [Stretch(text) for text in Environment.of(found).footnotes.values()]
    found += [converter.definitions(each.hidden, each.restore) for each in notes]
    environment = Environment.of(found)
    blocks: list[tuple[str, int]] = []
    asking, line = False, 0
    for each in whole:
        laid = converter.lay_out(each.hidden, environment, asking=asking, restore=each.restore)
        asking = asking if laid.asks is None else laid.asks
        for html, start in laid.blocks:
            marks = restore(html, lambda s, m=laid.marks, e=each: m[s.number] if s.note else e.written(s))
            blocks.append((re.sub(r"\s*\n\s*", "\n", marks), line + each.line(start)))
        line += each.newlines
    return blocks


@thorough
@given(bodies())
@example("a\n\n<div>\n\nb\n\n</div>\n\nc")
@example("text\n\n```\na\n\nb\n```\n: no definition")
@example("[a]: b\n> q\n\n[c]: d\n> q")
@example("T\n: a\n\nU\n: b")
@example("T\n: a\n\nU\n\n\n: b")
@example("- a\n\ntext\n- b\n\n- c")
@example("> a\n\n[b]: c\n\n> d")
@example("::: a\n::: b\n\nx\n\n:::\n\n- y\n\n::: c\n:::")
def test_laid_out_in_stretches_a_body_is_what_it_is_laid_out_whole(body: str) -> None:
    converter = Converter(HEADINGS)
    assert laid_out(converter, stretches(body)) == laid_out(converter, [body])
