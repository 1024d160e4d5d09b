"""Small articles with study cards, and what the claims view says of them."""

from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.checks.claims.listing import claims
from cureon_editor.checks.facts import Facts
from tests.core.bundled import JOURNAL, PACKS

TODAY = date(2026, 6, 20)
SOURCES = """\
references:
  - id: small
    author: [{family: Small, given: A.}, {family: Other, given: B.}, {family: Third, given: C.}]
    title: A small series
    issued: "2022"
    DOI: 10.1000/small
    status_checked: 2026-06-01
    study: {design: case series, people: 5 people, follow_up: median 8 months}
  - id: larger
    author: [{family: Larger, given: B.}]
    title: A larger series
    issued: "2024"
    PMID: "123"
    status_checked: 2026-06-01
    study:
      people: "15 people: 8 with lupus, 3 with myositis, 4 with sclerosis"
      follow_up: median 15 months (range 4 to 29)
      comparison: none
  - id: bare
    title: A page without a card
    URL: https://example.org/page
  - id: other
    title: Another page without a card
    URL: https://example.org/other
"""


def listed(body, front_matter=SOURCES):
    article = Article.parse(f"---\n{front_matter}---\n{body}")
    return claims(Facts(article, JOURNAL, PACKS, TODAY), PACKS)


def disagreements(body, front_matter=SOURCES):
    """What disagrees: the words of the text and the sentence about them."""
    return [
        (body[each.start : each.end], each.message)
        for claim in listed(body, front_matter)
        for each in claim.disagreements
    ]
