"""The checklist as SARIF 2.1.0 (OASIS standard), which code hosts show beside the lines it speaks of."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cureon_editor import __version__
from cureon_editor.article.problems import Severity
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking.checked import Checked, Judged, Place, Trouble
from cureon_editor.cli.report import Report, severity
from cureon_editor.cli.terminal import Style

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_OPEN = (State.NOT_MET, State.PARTLY, State.NEEDS_PERSON)
#: The rule under which stands what is wrong with a file rather than with what it says.
_FILE = "file-problem"
_FILE_RULE = {
    "id": _FILE,
    "shortDescription": {"text": "Problems of the file"},
    "fullDescription": {"text": "What is wrong with a file itself, its details or its citations."},
    "help": {"text": "The message says what to do."},
    "defaultConfiguration": {"level": "warning"},
}
#: Names what the fingerprint is made of; another recipe needs another name (SARIF 2.1.0, 3.27.17).
_FINGERPRINT = "ruleAndQuote/v1"


def _write(files: Iterable[Checked], _style: Style) -> Iterator[str]:
    """One run with all files; a result for each passage that lacks something, else for each open rule."""
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    failures: list[dict[str, Any]] = []
    for checked in files:
        rules.update({f.rule: _rule(f) for f in checked.findings if f.rule not in rules})
        results += _results(checked)
        failures += [] if checked.readable else [_notification(checked)]
    run = {
        "tool": {"driver": _driver([*rules.values(), _FILE_RULE])},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
        "results": results,
    }
    sarif = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    return {"name": "Cureon Editor", "version": __version__, "rules": rules}


def _rule(finding: Finding) -> dict[str, Any]:
    help_text = finding.help or finding.title
    return {
        "id": finding.rule,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": help_text},
        "help": {"text": f"{help_text} Basis: {finding.basis}" if finding.basis else help_text},
        "defaultConfiguration": {"level": "error" if finding.required else "warning"},
        "properties": {"severity": severity(required=finding.required), "number": finding.number},
    }


def _results(checked: Checked) -> Iterator[dict[str, Any]]:
    uri = _uri(checked.path)
    for trouble in checked.troubles:
        yield _trouble(trouble, uri)
    for judged in checked.judged:
        if judged.finding.state is State.WAIVED:
            waived = {"kind": "inSource", "justification": judged.finding.message}
            yield {**_result(judged.finding, uri, judged.located), "suppressions": [waived]}
        elif judged.finding.state in _OPEN:
            yield from _open(judged, uri)


def _open(judged: Judged, uri: str) -> Iterator[dict[str, Any]]:
    """A result for each passage that lacks something; without one, a single result with all passages."""
    lacking = [(passage, place) for passage, place in judged.located if passage.lacks]
    if not lacking:
        yield _result(judged.finding, uri, judged.located)
    seen: Counter[str] = Counter()
    for passage, place in lacking:
        quoted = " ".join(passage.text.split())
        seen[quoted] += 1
        yield {
            **_result(judged.finding, uri, ((passage, place),), f"{quoted}\0{seen[quoted]}"),
            "message": {"text": f"{judged.finding.title}: {passage.lacks}"},
        }


def _result(
    finding: Finding, uri: str, located: tuple[tuple[Passage, Place], ...], quoted: str = ""
) -> dict[str, Any]:
    """A result at the first passage, the others related; at the first line without any."""
    physical = [_physical(uri, passage.text, place) for passage, place in located]
    related = [{"id": number, "physicalLocation": each} for number, each in enumerate(physical[1:], 1)]
    return {
        "ruleId": finding.rule,
        "level": _level(finding),
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": physical[0] if physical else _whole(uri)}],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {_FINGERPRINT: _digest(finding.rule, quoted)},
        "properties": {"state": finding.state.value},
    }


def _trouble(trouble: Trouble, uri: str) -> dict[str, Any]:
    region = {"startLine": trouble.line, "startColumn": trouble.column}
    return {
        "ruleId": _FILE,
        "level": "error" if trouble.severity is Severity.ERROR else "warning",
        "message": {"text": trouble.message},
        "locations": [{"physicalLocation": {**_artifact(uri), "region": region}}],
        "partialFingerprints": {_FINGERPRINT: _digest(_FILE, trouble.message)},
    }


def _level(finding: Finding) -> str:
    if finding.state is State.NEEDS_PERSON:
        return "note"
    return "error" if finding.required else "warning"


def _physical(uri: str, text: str, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "snippet": {"text": text},
    }
    return {**_artifact(uri), "region": region}


def _whole(uri: str) -> dict[str, Any]:
    """A file as a whole, by its first line: hosts do not show a result without a line."""
    return {**_artifact(uri), "region": {"startLine": 1}}


def _artifact(uri: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri}}


def _notification(checked: Checked) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": checked.troubles[0].message},
        "locations": [{"physicalLocation": _artifact(_uri(checked.path))}],
    }


def _uri(path: str) -> str:
    """A path as a relative reference, from the current folder where the system has a way (RFC 3986)."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return Path(path).absolute().as_uri()
    return quote(os.fsencode(relative.replace(os.sep, "/")))


def _digest(rule: str, quoted: str) -> str:
    """What stays when lines move: the rule and the words it speaks of."""
    return hashlib.sha256(f"{rule}\0{quoted}".encode("utf-8", "replace")).hexdigest()[:32]


REPORT = Report("sarif", "SARIF 2.1.0, for notes beside the lines on a code host", _write)
