"""The rows of the source list, as the page worker tells them."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.rendering.protocol import SourceRow
from cureon_editor.rendering.source_rows import source_rows
from tests.core.rendering.pages import composer, unheard

TEXT = """\
---
references:
  - {id: a, title: First}
  - {id: b, title: Second}
  - {id: c, title: Third}
---
Opening [@c; @nobody].

Three words here [@a], [@c].
"""


def test_sources_stand_in_the_order_shown_and_unknown_keys_last() -> None:
    assert source_rows(Article.parse(TEXT), "journal") == (
        SourceRow("c", 1, "Third", 2),
        SourceRow("a", 2, "First", 1),
        SourceRow("b", None, "Second", 0),
        SourceRow("nobody", None, "No source has the key nobody", 1, known=False),
    )


def test_rows_come_with_the_first_patch_and_again_only_when_they_differ() -> None:
    kept = composer(TEXT)
    (first,) = kept.patches(1, unheard)
    assert first.sources == source_rows(Article.parse(TEXT), "journal")
    place = Article.parse(TEXT).body.index("Three")
    kept.change((Splice(Part.BODY, place, place, "Just "),))
    (typed,) = kept.patches(2, unheard)
    assert typed.sources is None
    kept.change((Splice(Part.BODY, 0, 0, "[@b] "),))
    (cited,) = kept.patches(3, unheard)
    assert cited.sources is not None
    assert [(row.key, row.number) for row in cited.sources] == [
        ("b", 1),
        ("c", 2),
        ("a", 3),
        ("nobody", None),
    ]
