"""What a list of sources should point out quietly: withdrawn, incomplete, hard to find, checked long ago."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cureon_editor.article.sources import Correction, Source
from cureon_editor.checks.days import read_date
from cureon_editor.checks.rules.source_complete import lacks


class Kind(StrEnum):
    """What a mark is about, the gravest first."""

    RETRACTED = "retracted"
    CONCERN = "concern"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"
    UNIDENTIFIED = "unidentified"
    OLD_CHECK = "old check"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to point out, as a sentence for the person."""

    kind: Kind
    sentence: str


def source_marks(source: Source, twins: Collection[str], today: date, days: int) -> tuple[Mark, ...]:
    """The marks of a source, the gravest first.

    `twins` are the keys of sources that may be the same one. A look for corrections counts for `days` days;
    that none was made yet is for the checklist to say.
    """
    found = {
        Kind.RETRACTED: "Retracted." if source.correction is Correction.RETRACTED else "",
        Kind.CONCERN: _concern(source),
        Kind.DUPLICATE: f"May be the same source as {' and '.join(sorted(twins))}." if twins else "",
        Kind.INCOMPLETE: _incomplete(source),
        Kind.UNIDENTIFIED: "" if _is_identified(source) else "No identifier or address to find it by.",
        Kind.OLD_CHECK: _old_check(source, today, days),
    }
    return tuple(Mark(kind, sentence) for kind, sentence in found.items() if sentence)


def _concern(source: Source) -> str:
    return "Its publisher has voiced concern about it." if source.correction is Correction.CONCERN else ""


def _incomplete(source: Source) -> str:
    missing = [part for part in lacks(source) if not part.startswith("DOI")]
    return f"Incomplete: no {', no '.join(missing)}." if missing else ""


def _is_identified(source: Source) -> bool:
    return any((source.doi, source.pmid, source.pmcid, source.isbn, source.number, source.url))


def _old_check(source: Source, today: date, days: int) -> str:
    checked = read_date(source.status_checked)
    if checked is None or (today - checked).days <= days:
        return ""
    return f"Last looked up for corrections {(today - checked).days} days ago."
