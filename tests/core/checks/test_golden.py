"""The whole checklist on one article of the usual shape, compared with what was looked at and kept.

UPDATE_GOLDEN=1 writes the findings anew; read the difference before keeping it.
"""

import os
from datetime import date
from pathlib import Path

from cureon_editor.article.article import Article
from tests.core.bundled import CHECKER

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "findings"


def listing(article):
    lines = []
    for finding in CHECKER.check(article, date(2026, 6, 20)):
        lines += [f"{finding.number} {finding.rule}: {finding.state}", f"  {finding.message}"]
        for passage in finding.passages:
            line, column = article.line_and_column(passage.part, passage.start)
            lines.append(f"  {line}:{column} {' '.join(passage.text.split())[:60]}")
        lines += [f"  missing: {name}" for name in finding.missing]
        lines += [f"  wording: {finding.wording}"] if finding.wording else []
    return "\n".join(lines) + "\n"


def test_findings_are_as_kept():
    found = listing(Article.parse((FOLDER / "experimental.md").read_text(encoding="utf-8")))
    kept = FOLDER / "experimental.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_the_states_of_an_article_of_the_usual_shape():
    article = Article.parse((FOLDER / "experimental.md").read_text(encoding="utf-8"))
    states = {}
    for finding in CHECKER.check(article, date(2026, 6, 20)):
        states.setdefault(str(finding.state), []).append(finding.number)
    assert states == {
        "met": [1, 2, 3, 8, 15, 22, 25, 27],
        "needs-person": [11, 12, 18, 19],
        "partly": [6, 7, 13, 14, 16, 20, 21, 26, 28],
        "not-met": [4, 5, 9, 10, 17, 23, 24],
    }
