"""The checklist as JUnit XML, which build servers count: a suite a file, a case a rule."""

import os
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cureon_editor.checks.findings import Finding, State
from cureon_editor.cli.checking.checked import Checked, Judged
from cureon_editor.cli.report import Report, severity
from cureon_editor.cli.terminal import Style

#: Characters that no XML 1.0 document may hold, not even written as numbers (section 2.2).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SKIPPED = (State.NOT_APPLICABLE, State.WAIVED)
_COUNTED = ("tests", "failures", "errors", "skipped")


def _write(files: Iterable[Checked], _style: Style) -> Iterator[str]:
    """All files; what blocks approval is a failure, what could not be checked an error."""
    root = Element("testsuites", name="Cureon Editor")
    root.extend(_suite(checked) for checked in files)
    for count in _COUNTED:
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(checked: Checked) -> Element:
    path = _legal(os.fsencode(checked.path).decode("utf-8", "replace"))
    suite = Element("testsuite", name=path)
    if not checked.readable:
        trouble = checked.troubles[0]
        case = SubElement(suite, "testcase", classname=path, name="the file can be checked")
        place = f"{path}:{trouble.line}:{trouble.column}"
        SubElement(
            case, "error", message=_legal(trouble.message)
        ).text = f"{place}: {_legal(trouble.message)}"
    suite.extend(_case(judged, path) for judged in checked.judged)
    tags = [outcome.tag for case in suite for outcome in case]
    counts = (len(suite), tags.count("failure"), tags.count("error"), tags.count("skipped"))
    for name, count in zip(_COUNTED, counts, strict=True):
        suite.set(name, str(count))
    return suite


def _case(judged: Judged, path: str) -> Element:
    finding = judged.finding
    case = Element("testcase", classname=path, name=_legal(f"{finding.rule}: {finding.title}"))
    if finding.blocks:
        kind = f"{severity(required=finding.required)} {finding.state.value}"
        failure = SubElement(case, "failure", message=_legal(finding.message), type=kind)
        failure.text = _details(judged, path)
    elif finding.state in _SKIPPED:
        SubElement(case, "skipped", message=_legal(finding.message))
    else:
        SubElement(case, "system-out").text = f"{_word(finding)}\n{_details(judged, path)}"
    return case


def _word(finding: Finding) -> str:
    return f"{severity(required=finding.required)}, {finding.state.value}"


def _details(judged: Judged, path: str) -> str:
    """The message, then each passage at its place, then the wording offered."""
    lines = [judged.finding.message]
    for passage, place in judged.located:
        lacks = f" {passage.lacks}" if passage.lacks else ""
        lines.append(f"{path}:{place.line}:{place.column}: “{' '.join(passage.text.split())}”{lacks}")
    if judged.finding.wording:
        lines.append(f"Add: “{judged.finding.wording}”")
    return _legal("\n".join(lines))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


REPORT = Report("junit", "JUnit XML, for what counts tests", _write)
