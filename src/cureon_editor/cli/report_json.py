"""The checklist as JSON, in the shape that docs/gui-tests.md promises to other programs."""

import json
from collections.abc import Sequence

from cureon_editor.article.article import Article
from cureon_editor.checks.findings import Finding, Passage
from cureon_editor.cli.checking import Checked


def report_json(files: Sequence[Checked]) -> str:
    """All files as one JSON object; lines and columns are 1-based in the file, columns in code points."""
    return json.dumps({"files": [_file(checked) for checked in files]}, ensure_ascii=False, indent=2) + "\n"


def _file(checked: Checked) -> dict[str, object]:
    return {
        "path": checked.path,
        "words": checked.words,
        "reading_minutes": checked.minutes,
        "rules": [_rule(finding, checked.article) for finding in checked.findings],
        "problems": [
            {
                "line": trouble.line,
                "column": trouble.column,
                "message": trouble.message,
                "severity": trouble.severity.value,
            }
            for trouble in checked.troubles
        ],
    }


def _rule(finding: Finding, article: Article) -> dict[str, object]:
    return {
        "id": finding.rule,
        "state": finding.state.value,
        "severity": "required" if finding.required else "advised",
        "passages": [_passage(passage, article) for passage in finding.passages],
        "message": finding.message,
    }


def _passage(passage: Passage, article: Article) -> dict[str, object]:
    line, column = article.line_and_column(passage.part, passage.start)
    return {"line": line, "column": column, "text": passage.text}
