"""The checklist as JSON, in the shape that docs/gui-tests.md promises to other programs."""

import json
import os
from collections.abc import Iterable, Iterator

from cureon_editor.cli.checking.checked import Checked, Judged, Trouble
from cureon_editor.cli.report import Report, severity
from cureon_editor.cli.terminal import Style


def _write(files: Iterable[Checked], _style: Style) -> Iterator[str]:
    """All files as one JSON object; lines and columns are 1-based in the file, columns in code points.

    A rule a line and a file as soon as it is there: `json` itself indents in Python, three times as slowly.
    """
    between = ""
    yield '{"files": ['
    for checked in files:
        yield f"{between}\n{_file(checked)}"
        between = ","
    yield "\n]}\n"


def _file(checked: Checked) -> str:
    # A name that is not UTF-8 would make the whole output unreadable.
    path = os.fsencode(checked.path).decode("utf-8", "replace")
    return (
        f'  {{"path": {_json(path)}, "words": {checked.words}, "reading_minutes": {checked.minutes},\n'
        f'   "rules": {_list(_rule(judged) for judged in checked.judged)},\n'
        f'   "problems": {_list(_problem(trouble) for trouble in checked.troubles)}}}'
    )


def _list(values: Iterable[dict[str, object]]) -> str:
    """A JSON list with an item a line."""
    lines = ",".join(f"\n     {_json(value)}" for value in values)
    return f"[{lines}]"


#: `json.dumps` would make another encoder for each rule.
_json = json.JSONEncoder(ensure_ascii=False).encode


def _problem(trouble: Trouble) -> dict[str, object]:
    return {
        "line": trouble.line,
        "column": trouble.column,
        "message": trouble.message,
        "severity": trouble.severity.value,
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
