"""Take out of a citation what looks the same in every style: identifiers, addresses, days of access."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from cureon_editor.article.sources import PartialDate
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of, web_address, without_end_marks
from cureon_editor.citations.isbn import isbn_of
from cureon_editor.citations.trials import trial_number_of
from cureon_editor.exchange.sources.citation.dates import DATE, read_date

_DOI = re.compile(
    r"(?:\bdoi:?\s*)?(?:\b(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(?<![\w/.])10\.[0-9]{4,9}[0-9.]*/[^\s\"<>]+"
    r"|\b(?:https?://)?(?:dx\.|www\.)?doi\.org/10\.[0-9]{4,9}[0-9.]*/[^\s\"<>]+",
    re.IGNORECASE,
)
_PMID = re.compile(r"\bPMID:?\s*[0-9]{1,9}\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(?:PMCID:?\s*)?PMC[0-9]{1,9}\b", re.IGNORECASE)
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s*[0-9][0-9\s\-‐–]{8,16}[0-9Xx]\b", re.IGNORECASE)
_TRIAL_NUMBER = r"(?:NCT[0-9]{8}|ISRCTN[0-9]{8}|20[0-9]{2}-[0-9]{6}-[0-9]{2}(?:-[0-9]{2})?)\b"
#: With a label, or as a statement of its own: in a title it stays where it is.
_TRIAL = re.compile(
    r"[(\[]?\b(?:ClinicalTrials\.gov|ISRCTN registry|EudraCT|identifier|registration)"
    rf"(?:\s(?:identifier|registration|number))?:?\s{_TRIAL_NUMBER}[)\]]?"
    rf"|(?:(?<=[.;]\s)|(?<=[(\[])){_TRIAL_NUMBER}(?=[.;)\]]|$)",
    re.IGNORECASE,
)
_BARE_TRIAL = re.compile(_TRIAL_NUMBER, re.IGNORECASE)
_ACCESSED = re.compile(
    rf"[(\[]?\b(?:cited|accessed(?:\son)?|retrieved(?:\son)?|last\saccessed)[:\s]\s?({DATE})[)\]]?(?:,?\sfrom:?)?",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:\b(?:Available\s(?:at|from)|Retrieved\sfrom|URL|From):?\s*)?[<(]?(https?://[^\s\"<>]+)>?",
    re.IGNORECASE,
)
_ONLINE = re.compile(r"\s*\[(?:Internet|Online|Web ?page|Website|serial online|e-?book)\]", re.IGNORECASE)
_PREPRINT = re.compile(r"\s*(?:\[Preprint\]|\(Preprint\))|(?<=[.?!]\s)Preprint\b(?=[.;,:]|$)", re.IGNORECASE)
_AHEAD = re.compile(
    rf"\s*\b(?:Epub(?:\sahead\sof\sprint)?|\[Epub\sahead\sof\sprint\])\s?(?:{DATE})?[.;]?", re.IGNORECASE
)
_EMPTY_LABEL = re.compile(
    r"\b(?:Available\s(?:at|from)|Retrieved\sfrom|doi|Accessed):?\s*(?=[.;]|$)", re.IGNORECASE
)


@dataclass(slots=True)
class Marks:
    """The rest of a citation and what was taken out of it; texts are empty when there was none."""

    text: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    number: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    online: bool = False
    preprint: bool = False
    doubts: list[str] = field(default_factory=list)


def take_marks(text: str) -> Marks:
    """What can be taken out of a citation; the text that stays is closed up again."""
    marks = Marks(text)
    marks.doi = _take(marks, _DOI, doi_of)
    marks.pmid = _take(marks, _PMID, pmid_of)
    marks.pmcid = _take(marks, _PMCID, pmcid_of)
    _take_isbn(marks)
    _take_day_of_access(marks)
    _take_url(marks)
    marks.number = _take(marks, _TRIAL, _trial_number) or marks.number
    marks.online = _strike(marks, _ONLINE)
    marks.preprint = _strike(marks, _PREPRINT)
    _strike(marks, _AHEAD)
    _strike(marks, _EMPTY_LABEL)
    marks.text = _closed_up(marks.text)
    return marks


def _trial_number(text: str) -> str:
    found = _BARE_TRIAL.search(text)
    return trial_number_of(found[0]) if found else ""


def _take(marks: Marks, pattern: re.Pattern[str], read: Callable[[str], str]) -> str:
    """The first thing of its kind that is well formed; it and any like it go from the text."""
    found = ""

    def taken(match: re.Match[str]) -> str:
        nonlocal found
        value = read(match[0])
        found = found or value
        return " " if value else match[0]

    marks.text = pattern.sub(taken, marks.text)
    return found


def _strike(marks: Marks, pattern: re.Pattern[str]) -> bool:
    marks.text, times = pattern.subn("", marks.text)
    return times > 0


def _take_isbn(marks: Marks) -> None:
    if (found := _ISBN.search(marks.text)) and not (isbn := isbn_of(found[0])):
        marks.doubts.append(f"The check digit of “{found[0]}” is wrong: one of its digits is mistyped.")
    elif found:
        marks.isbn = isbn
        marks.text = marks.text.replace(found[0], " ")


def _take_day_of_access(marks: Marks) -> None:
    if found := _ACCESSED.search(marks.text):
        marks.accessed = read_date(found[1])
        marks.text = f"{marks.text[: found.start()].rstrip()}{marks.text[found.end() :]}"


def _take_url(marks: Marks) -> None:
    """The first address; when it is that of a trial's or an article's number, its number too."""
    if not (found := _URL.search(marks.text)):
        return
    address = without_end_marks(found[1])
    if not (url := web_address(address)):
        return
    marks.text = marks.text[: found.start()].rstrip() + " " + marks.text[found.start(1) + len(address) :]
    marks.number = trial_number_of(address)
    marks.pmid = marks.pmid or pmid_of(address)
    marks.pmcid = marks.pmcid or pmcid_of(address)
    if not pmid_of(address) and not pmcid_of(address):
        marks.url = url


def _closed_up(text: str) -> str:
    """The text without the gaps and doubled stops that taking something out has left."""
    text = re.sub(r"\(\s*\)|\[\s*\]|[<>](?=\s|$)", "", text)
    text = re.sub(r"\s+(?=[.,;:)\]](?:\s|$))", "", re.sub(r"\s+", " ", text))
    return re.sub(r"([.,;:])(?:\s+[.,;:]|\1|(?<=[,;:])\.)+(?=\s|$)", r"\1", text).strip(" ,;:")
