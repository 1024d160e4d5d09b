"""Findings are the same for a text that is known and a new one, looked at in stretches and whole."""

from datetime import date
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.phrases import query
from cureon_editor.checks.searchable import Searchable
from cureon_editor.prose.cutting import stretches
from cureon_editor.prose.prose import Reader
from cureon_editor.prose.sentences import sentences
from tests.core.bundled import JOURNAL, PACKS
from tests.core.texts import made_of, thorough

TODAY = date(2026, 6, 20)
HEADS = (
    "",
    "---\ntherapies:\n  - {name: CAR-T, use: lupus, stage: experimental, offered: no}\n---\n",
    "---\ntherapies:\n  - {name: T cells, use: lupus, stage: approved}\nreferences: [{id: a}]\n---\n",
    (
        "---\ntitle: Trials\nreferences: [{id: a, title: A}, {id: b, title: B}]\n"
        "waivers:\n  - {rule: claims-cited, reason: r, by: J, quote: Of 15 people}\n---\n"
    ),
)
PIECES = (
    *(
        "\n\n## Risks\n\n",
        "\n\n## CAR-T\n\n",
        "\n\n### T\n\n",
        "\n\n",
        "\n",
        "\n\nCAR\n\n",
        "T cell therapy. ",
    ),
    *(
        "It is a miracle",
        "The cure",
        "\n\nis not here. ",
        " is not a cure. ",
        "No ",
        "but ",
        ". ",
        "? ",
        "{date} ",
    ),
    *("Of 15 people in a trial, 3 died [@a]. ", "CRS ", "cytokine release syndrome (CRS) ", "neurological "),
    *(
        "In 2024 the FDA approved CAR-T",
        " for lupus [@b]. ",
        "Cureon does not offer ",
        "Cureon offers ",
        "CAR-T. ",
    ),
    *(
        "not a risk",
        "\n\nof death ",
        "- one in 100\n",
        "- $50\n",
        "The following [@a]:\n\n",
        "“a cure” ",
        "‘so ",
    ),
    *(
        "::: {.disclaimer}\n",
        "This is general information. It is not medical advice.",
        "\n:::\n",
        "```\n",
        "<!--",
    ),
    *(
        "\u0130\u03a3 ",
        "\u039f\u03a3\n\n",
        "We do not yet know ",
        "Ask your doctor about a registered trial. ",
    ),
)
#: Cuts every section at every tenth of its paragraphs or so, which only long ones are otherwise.
cut_short = partial(stretches, long=1)


def whole(body: str) -> list[str]:
    """A cut that cuts nothing."""
    return [body]


articles = st.builds(
    lambda head, body: Article.parse(head + body), st.sampled_from(HEADS), made_of(PIECES, 12)
)


def checker(cut=stretches):
    return Checker(PACKS, JOURNAL, Reader(cut))


@thorough
@given(articles)
def test_in_stretches_and_whole(article):
    found = checker(cut_short).check(article, TODAY)
    assert found == checker(whole).check(article, TODAY)


@given(st.lists(articles, min_size=2, max_size=4))
def test_known_and_new(versions):
    knowing = checker(cut_short)
    for article in versions:
        assert knowing.check(article, TODAY) == checker(cut_short).check(article, TODAY)


def test_what_a_brace_stands_for_may_change_while_the_text_stays():
    knowing = checker()
    body = "Cureon does not offer T cells. Cureon does not offer CAR-T.\n"
    for name in ("CAR-T", "T cells", "Statins"):
        head = f"---\ntherapies:\n  - {{name: {name}, use: lupus, stage: experimental}}\n---\n"
        article = Article.parse(head + body)
        assert knowing.check(article, TODAY) == checker().check(article, TODAY)


def test_a_phrase_that_may_end_early_does_so_at_the_end_of_its_sentence():
    text = "The risk\n\nof death is small"
    (found,) = Searchable(text, sentences(text)).find(query(("risk [of death]",), ()))
    assert text[found.start : found.end] == "risk"
