"""Bodies written with the selection in them: `a «word» b`, and `a «»b` for a caret."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from tests.core.texts import made_of

Run = Callable[..., Edit | None]

#: Pieces of Markdown, well-formed and broken, of which random bodies are made.
_PIECES = [
    *(
        "a",
        "word",
        "Ab c",
        " ",
        "    ",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "é",
        "中",
        "👍🏽",
        "\u0301",
        "\\",
        "|",
        "||",
    ),
    *("- ", "* ", "1. ", "7. ", "> ", "## ", "[ ] ", "---\n", "***\n", "::: {.note}\n", ":::\n", "```\n"),
    *("*", "**", "***", "_", "__", "`", "``", "[", "]", "(", ")", "![", "[x](y)", "[@k; @l]", "<b>"),
    *("| a | b |\n|---|:-:|\n| c | d |\n", "a | b\n-|-\n", "http://a_b.org/*c*"),
]
bodies = made_of(_PIECES, 16)
prose = st.lists(
    st.sampled_from(["a", "word", "Émile", "it's", "5", "re-set", "x."]), min_size=1, max_size=6
).map(" ".join)


@st.composite
def selected_bodies(draw: st.DrawFn, texts: st.SearchStrategy[str] = bodies) -> tuple[str, Selection]:
    """A body and a selection in it, either way round."""
    body = draw(texts)
    ends = st.integers(0, len(body))
    anchor = draw(ends)
    return body, Selection(anchor, draw(st.one_of(st.just(anchor), ends)))


def read(marked: str) -> tuple[Article, Selection]:
    """The article and selection that a marked text shows."""
    start = marked.index("«")
    end = marked.index("»") - 1
    return Article(None, marked.replace("«", "").replace("»", "")), Selection(start, end)


def after(run: Run, marked: str, **arguments: Any) -> str | None:
    """What a command makes of a marked text; None when it changes nothing."""
    article, selection = read(marked)
    edit = run(article, selection, **arguments)
    return None if edit is None else shown(article, edit)


def shown(article: Article, edit: Edit) -> str:
    """The body after an edit, with its selection marked."""
    body = article.spliced(edit.splices).body
    if edit.selection is None:
        return body
    start, end = edit.selection.start, edit.selection.end
    return f"{body[:start]}«{body[start:end]}»{body[end:]}"


def check_edit(body: str, edit: Edit) -> str:
    """The body after an edit whose splices are disjoint, in bounds and no no-ops, its selection in bounds."""
    end = -1
    for splice in sorted(edit.splices, key=lambda s: (s.start, s.end)):
        assert splice.start > end or (splice.start == end and splice.end > end)
        assert splice.text != body[splice.start : splice.end]
        end = splice.end
    assert end <= len(body)
    result = Article(None, body).spliced(edit.splices).body
    if edit.selection is not None:
        assert 0 <= edit.selection.start <= edit.selection.end <= len(result)
    return result


def attempt(run: Run, body: str, selection: Selection, **arguments: Any) -> str | None:
    """The body after a command on any text, checked; None when it changes nothing or refuses."""
    try:
        edit = run(Article(None, body), selection, **arguments)
    except RefusedError:
        return None
    return None if edit is None else check_edit(body, edit)
