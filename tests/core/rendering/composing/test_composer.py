"""A page kept in step by patches is the page that is composed anew, whatever was done to the text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.citations.rewriting import with_key_renamed
from cureon_editor.rendering.composing import composer as composing
from cureon_editor.rendering.composing.composer import Composer, Page
from cureon_editor.rendering.protocol import Working
from cureon_editor.rendering.source_rows import source_rows
from tests.core.rendering.bodies import LINES, bodies
from tests.core.rendering.pages import JOURNAL, TODAY, Shown, composer, unheard
from tests.core.texts import made_of, thorough

FRONT = "---\ntitle: T\nreferences:\n  - {id: a, title: First}\n  - {id: b, title: Second}\n---\n"

#: What is done to a text: where (in thousandths), how many characters go, what comes; or a step back, the
#: same in three places at once, a source renamed with all that cites it.
EDITS = st.lists(
    st.tuples(
        st.integers(0, 1000),
        st.sampled_from([0, 0, 0, 1, 1, 5, 40]),
        made_of(("\n", "\n\n", "x", " ", *LINES), 4, between=""),
        st.sampled_from(("edit", "edit", "undo", "leave", "list", "far", "rename")),
    ),
    min_size=1,
    max_size=6,
)


def anew(article: Article) -> Page:
    shown = Shown()
    shown.settle(Composer(article, JOURNAL, TODAY), 1)
    return shown.page


def splices_of(article: Article, edit: tuple[int, int, str, str], past: list[str]) -> tuple[Splice, ...]:
    place, removed, text, kind = edit
    if kind == "undo":
        return (Splice(Part.BODY, 0, len(article.body), past[-1]),)
    if kind == "list":
        order = "mention" if "order: list" in (article.front_matter or "") else "list"
        return (Splice(Part.FRONT_MATTER, 0, 0, f"citation_order: {order}\nx{len(past)}: "),)
    if kind == "rename":
        old, new = ("a", "c") if "id: a" in (article.front_matter or "") else ("c", "a")
        key = (article.front_matter or "").index(f"id: {old}") + 4
        return (Splice(Part.FRONT_MATTER, key, key + 1, new), *with_key_renamed(article.body, old, new))
    places = (place, (place + 333) % 1000, (place + 666) % 1000) if kind == "far" else (place,)
    starts = sorted({len(article.body) * place // 1000 for place in places})
    ends = [
        min(start + removed, end) for start, end in zip(starts, [*starts[1:], len(article.body)], strict=True)
    ]
    return tuple(Splice(Part.BODY, start, end, text) for start, end in zip(starts, ends, strict=True))


@thorough
@given(bodies(), EDITS, st.booleans())
@example("a\n\nb", [(1000, 0, "\n\nc", "leave"), (0, 1, "", "edit"), (0, 0, "", "undo")], True)
@example("a\n\n::: {.disclaimer}\nd\n:::", [(1000, 0, "\n\nlater", "edit"), (0, 0, "x", "undo")], False)
@example("y\n[^1]: n\n</div>\n\n", [(400, 0, "\n", "edit")], False)
@example("x[^1] y\n\n[^1]: note[^b]\n\n[^b]: other", [(0, 0, "z[^b]\n\n", "edit")], False)
def test_after_any_edits_the_page_is_the_one_composed_anew(
    body: str, edits: list[tuple[int, int, str, str]], in_small_patches: bool
) -> None:
    article = Article.parse(FRONT + body)
    kept, shown, past = Composer(article, JOURNAL, TODAY), Shown(), [""]
    with pytest.MonkeyPatch.context() as patched:
        if in_small_patches:
            patched.setattr(composing, "ENOUGH", 20)
            patched.setattr(composing, "MORE", 20)
        shown.settle(kept, 0)
        for revision, edit in enumerate(edits, start=1):
            splices = splices_of(article, edit, past)
            past.append(article.body)
            article = article.spliced(splices)
            kept.change(splices)
            if edit[3] == "leave":
                shown.take(next(kept.patches(revision, unheard)))
            else:
                shown.settle(kept, revision)
        shown.settle(kept, 99)
    assert shown.page == anew(article)
    assert shown.rows == source_rows(article, JOURNAL.source_style)


def test_what_is_typed_is_all_that_is_sent() -> None:
    article = Article.parse(FRONT + "One.\n\nTwo [@a].\n\n" + "Three.\n\n" * 50)
    kept, shown = Composer(article, JOURNAL, TODAY), Shown()
    shown.settle(kept, 1)
    kept.change([Splice(Part.BODY, article.body.index("Two"), article.body.index("Two"), "x")])
    (patch,) = kept.patches(2, unheard)
    (splice,) = patch.splices
    assert (splice.start, splice.removed, splice.shift) == (1, 1, 0)
    assert [block.html.startswith("<p>xTwo") for block in splice.blocks] == [True]
    assert (patch.header, patch.footer, patch.images, patch.whole) == (None, None, None, False)


def test_a_line_more_moves_the_lines_below_without_sending_them() -> None:
    kept, shown = composer("One.\n\nTwo.\n\nThree."), Shown()
    shown.settle(kept, 1)
    kept.change([Splice(Part.BODY, 0, 0, "Zero.\n\n")])
    (patch,) = kept.patches(2, unheard)
    assert sum(len(splice.blocks) for splice in patch.splices) == 1
    shown.take(patch)
    assert [block.line for block in shown.blocks] == [0, 2, 4, 6]


def test_numbers_change_everywhere_without_laying_anything_out() -> None:
    article = Article.parse(FRONT + "First.\n\n" + "Cites [@a] and [@b].\n\n" * 3)
    kept, shown = Composer(article, JOURNAL, TODAY), Shown()
    shown.settle(kept, 1)
    said: list[Working] = []
    kept.change([Splice(Part.BODY, 5, 5, " [@b]")])
    (patch,) = kept.patches(2, said.append)
    shown.take(patch)
    assert [re.findall(r">(\d)</a>", block.html) for block in shown.blocks] == [["1"], *[["2", "1"]] * 3]
    # The page as a whole, and the one paragraph that was typed in.
    assert [len(working.labels) for working in said] == [1, 1]


def test_a_definition_reaches_only_those_who_use_it() -> None:
    body = "See [x].\n\nPlain.\n\nAlso [x][].\n\nEnd."
    kept, shown = composer(body), Shown()
    shown.settle(kept, 1)
    kept.change([Splice(Part.BODY, len(body), len(body), "\n\n[x]: there.md")])
    (patch,) = kept.patches(2, unheard)
    shown.take(patch)
    assert {splice.start for splice in patch.splices} == {0, 2}
    assert '<a href="there.md"' in shown.blocks[0].html


def test_a_long_page_comes_with_its_top_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "ENOUGH", 1_000)
    monkeypatch.setattr(composing, "MORE", 3_000)
    kept, shown = composer(FRONT + "Paragraph.\n\n" * 500), Shown()
    patches = list(kept.patches(1, unheard))
    assert len(patches) > 2
    assert [patch.complete for patch in patches].index(True) == len(patches) - 1
    assert 50 < len(patches[0].splices[0].blocks) < 100
    assert patches[0].header
    for patch in patches:
        shown.take(patch)
    assert len(shown.blocks) == 500
    assert "min read" in shown.header


def test_what_is_to_be_avoided_is_shown_as_it_was_written() -> None:
    said: list[Working] = []
    text = "Before.\n\n**Bad** <b>\n\nAfter."
    for _ in composer(text).patches(1, said.append):
        pass
    bad = said[1].labels[1]
    shown = Shown()
    shown.settle(composer(text, avoid=[bad]), 1)
    assert [block.line for block in shown.blocks] == [0, 2, 4]
    assert "took too long" in shown.blocks[1].html
    assert "**Bad** &lt;b&gt;" in shown.blocks[1].html
    assert shown.blocks[2].html == "<p>After.</p>"


def test_a_page_to_be_avoided_is_the_body_as_it_was_written() -> None:
    shown = Shown()
    shown.settle(composer("# Not a heading", avoid=["page"]), 1)
    assert "# Not a heading" in shown.blocks[0].html


def test_large_stretches_and_suspects_are_announced_alone() -> None:
    said: list[Working] = []
    large = "word " * 300
    article = Article.parse(f"One.\n\nTwo.\n\n{large}\n\nThree.\n\nFour.\n\nFive.")
    for _ in Composer(article, JOURNAL, TODAY).patches(1, said.append):
        pass
    assert [len(working.labels) for working in said] == [1, 2, 1, 3]
    suspect = said[3].labels[1]
    said.clear()
    for _ in Composer(article, JOURNAL, TODAY, suspects=frozenset([suspect])).patches(1, said.append):
        pass
    assert [len(working.labels) for working in said] == [1, 2, 1, 1, 1, 1]


def test_images_are_asked_for_by_id() -> None:
    shown = Shown()
    (patch,) = composer("![a](figures/a%20b.png)").patches(1, unheard)
    shown.take(patch)
    assert patch.images is not None
    ((name, path),) = patch.images
    assert path == "figures/a%20b.png"
    assert f'src="cureon:/image/{name}"' in shown.blocks[0].html
    assert 'src="figures/a%20b.png"' in composer("![a](figures/a%20b.png)", live=False).page().blocks[0].html


def test_a_splice_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        composer("text").change([Splice(Part.BODY, 90, 99, "")])
