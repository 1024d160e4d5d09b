"""Citations pass through Markdown and the sanitiser unseen, and land where they were."""

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.citations.find import find_clusters
from cureon_editor.rendering.markdown.converter import convert
from cureon_editor.rendering.slots import fill, hide, printable, restore

BODIES = st.text("ab @[];-{}`\n\\:#*|(). \ue000\ue001", max_size=60)


def shown(html: str, body: str) -> str:
    return fill(html, body, find_clusters(body), lambda cluster: f"<sup>{cluster.items[0].key}</sup>")


@given(BODIES)
def test_hiding_keeps_lines_and_restoring_gives_the_text_back(body: str) -> None:
    clusters = find_clusters(body)
    hidden = hide(body, clusters)
    assert hidden.count("\n") == body.count("\n")
    joined = "".join(body[cluster.start : cluster.end] for cluster in clusters)
    assert restore(hidden, body, clusters).replace("\n", "") == body.replace("\n", "") or "\n" in joined


@given(BODIES)
def test_no_slot_is_left_on_a_page(body: str) -> None:
    page = "".join(shown(block.html, body) for block in convert(hide(body, find_clusters(body))))
    assert "\x02" not in page


def test_the_space_before_a_citation_is_not_shown() -> None:
    body = "word [@a]. Word\n[@b; @c] end"
    hidden = hide(body, find_clusters(body))
    assert shown(f"<p>{hidden}</p>", body) == "<p>word<sup>a</sup>. Word<sup>b</sup> end</p>"


def test_in_an_attribute_or_in_code_a_citation_is_what_was_written() -> None:
    body = 'x [@{a"b}]'
    hidden = hide(body, find_clusters(body))
    assert shown(f'<i title="{hidden}">y</i>', body) == '<i title="x [@{a&quot;b}]">y</i>'
    assert shown(f"<code>{hidden}</code>", body) == "<code>x [@{a&quot;b}]</code>"


def test_an_imitated_slot_shows_nothing() -> None:
    assert fill("<p>\x02\ue005\x03</p>", "", (), lambda cluster: "x") == "<p></p>"


def test_what_cannot_be_shown_is_replaced_at_its_place() -> None:
    assert printable("a\x02b\ud800c\0\rd") == "a\ufffdb\ufffdc\ufffd d"
