"""The checklist as JSON, in the shape that docs/gui-tests.md promises to other programs."""

import json
import os
from collections.abc import Iterable, Iterator

from cureon_editor.cli.checking.checked import Checked, Judged
from cureon_editor.cli.report import Report, severity
from cureon_editor.cli.terminal import Style


def _write(files: Iterable[Checked], _style: Style) -> Iterator[str]:
    """All files as one JSON object; lines and columns are 1-based in the file, columns in code points."""
    yield json.dumps({"files": [_file(checked) for checked in files]}, ensure_ascii=False, indent=2) + "\n"


def _file(checked: Checked) -> dict[str, object]:
    return {
        # A name that is not UTF-8 would make the whole output unreadable.
        "path": os.fsencode(checked.path).decode("utf-8", "replace"),
        "words": checked.words,
        "reading_minutes": checked.minutes,
        "rules": [_rule(judged) for judged in checked.judged],
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


def _rule(judged: Judged) -> dict[str, object]:
    finding = judged.finding
    return {
        "id": finding.rule,
        "state": finding.state.value,
        "severity": severity(required=finding.required),
        "passages": [
            {"line": place.line, "column": place.column, "text": passage.text}
            for passage, place in judged.located
        ],
        "message": finding.message,
    }


REPORT = Report("json", "one object for other programs", _write)
