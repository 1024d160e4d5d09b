"""One CSL item as a source: https://docs.citationstyles.org/en/stable/specification.html, appendix IV."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cureon_editor.article.emitting import Value
from cureon_editor.article.source_reading import STUDY_FIELDS, TEXT_FIELDS
from cureon_editor.article.sources import Correction, Name, Study
from cureon_editor.exchange.sources.csl_json.cutting import Item
from cureon_editor.exchange.sources.dates import dated
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.people import person
from cureon_editor.exchange.sources.wording import LONGEST_TEXT, plain

#: The types of CSL 1.0.2, appendix III.
KINDS = frozenset(
    (
        "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
        "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
        "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
        "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
        "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
        "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
        "standard", "thesis", "treaty", "webpage",
    )
)  # fmt: skip
#: Other programs' names of fields we have.
_ALIASES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
_TEXTS = {csl: name for name, csl in TEXT_FIELDS.items()}
_OURS = ("status_checked", "correction", "study")
_HANDLED = {
    *_TEXTS,
    *_OURS,
    "id",
    "citation-key",
    "type",
    "author",
    "editor",
    "issued",
    "accessed",
    "note",
    "custom",
}
#: Not ours to publish, or about the program that wrote the file.
_NOT_ABOUT = frozenset({"abstract", "annote", "source", "categories", "system_id"})
_LONGEST_LIST = 200
_DEEPEST = 6
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def read_item(item: Item) -> Draft:
    """What an item says, as far as its fields have the type they should have."""
    fields: Mapping[str, Any] = {_ALIASES.get(name, name): value for name, value in item.value.items()}
    draft = Draft(item.line, item.text, _text(fields.get("citation-key")) or _text(fields.get("id")))
    draft.kind = _text(fields.get("type"))
    if draft.kind not in KINDS:
        draft.unknown_kind(draft.kind)
    for csl, name in _TEXTS.items():
        draft.put(name, _checked(fields, csl, draft))
    draft.authors.extend(_names(fields.get("author"), "author", draft))
    draft.editors.extend(_names(fields.get("editor"), "editor", draft))
    for name in ("issued", "accessed"):
        _date(draft, name, fields.get(name))
    draft.note(_text(fields.get("note")))
    _ours(draft, fields)
    for name, value in fields.items():
        if name not in _HANDLED and name not in _NOT_ABOUT:
            _keep(draft, name, value)
    return draft


def _text(value: Any) -> str:
    """A text, or a number as it was written (numbers are read as texts)."""
    return value if isinstance(value, str) else ""


def _checked(fields: Mapping[str, Any], name: str, draft: Draft) -> str:
    """The text of a field; of a list of texts, as Crossref writes titles, the first."""
    value = fields.get(name)
    if isinstance(value, list) and value and isinstance(value[0], str):
        value = value[0]
    if value is not None and not isinstance(value, str) and value != []:
        draft.doubt(f"“{name}” should be text and was left out.")
    return _text(value)


def _names(value: Any, name: str, draft: Draft) -> Iterator[Name]:
    """Persons and organisations; a text stands for an organisation."""
    if value in (None, "", []):
        return
    for one in value if isinstance(value, list) else [value]:
        found = _name(one)
        if found is None:
            draft.doubt(f"A name under “{name}” could not be read and was left out.")
        else:
            yield found


def _name(value: Any) -> Name | None:
    if isinstance(value, str):
        return Name(literal=value)
    if not isinstance(value, dict):
        return None
    part = {key: plain(_text(text)) for key, text in value.items()}
    if literal := part.get("literal") or part.get("name"):
        return Name(literal=literal)
    particles = (part.get("dropping-particle"), part.get("non-dropping-particle"), part.get("family"))
    family = " ".join(word for word in particles if word)
    found = person(family, part.get("given", ""), part.get("suffix", ""))
    return found if found != Name() else None


def _date(draft: Draft, name: str, value: Any) -> None:
    """A date of parts, or in words; of a range the beginning, which is told."""
    fields = value if isinstance(value, dict) else {"raw": value}
    parts = _numbers(fields.get("date-parts"))
    found = dated(*parts[0]) if parts and parts[0] else None
    if found:
        setattr(draft, name, found)
        if parts[1:] not in ([], parts[:1]):
            draft.doubt(f"“{name}” is a range of dates; only its beginning was read.")
        if _text(fields.get("season")):
            draft.doubt(f"The season in “{name}” was left out.")
        return
    if any(parts):
        draft.doubt(f"“{name}” holds a date that does not exist; it was left out.")
    draft.date(name, _text(fields.get("raw")) or _text(fields.get("literal")))


def _numbers(value: Any) -> list[list[str]]:
    """The date parts as digits: [[2022, 9]], also flat, also with numbers as texts."""
    if not isinstance(value, list):
        return []
    dates = value if value and isinstance(value[0], list) else [value]
    return [
        [part.strip() for part in one[:3] if isinstance(part, str) and part.strip().isdecimal()]
        for one in dates[:2]
        if isinstance(one, list) and one
    ]


def _ours(draft: Draft, fields: Mapping[str, Any]) -> None:
    """Our own fields, which stand under `custom` in files we wrote and beside the others in articles."""
    custom = fields.get("custom")
    custom = custom if isinstance(custom, dict) else {}
    checked, found, study = (custom.get(name) or fields.get(name) for name in _OURS)
    if _ISO.fullmatch(_text(checked)):
        draft.status_checked = _text(checked)
    if _text(found) in tuple(Correction):
        draft.correction = Correction(_text(found))
    if isinstance(study, dict):
        told = Study(*(draft.cut(plain(_text(study.get(name))), name) for name in STUDY_FIELDS))
        draft.study = told if told != Study() else None
    if rest := {name: value for name, value in custom.items() if name not in _OURS}:
        _keep(draft, "custom", rest)


def _keep(draft: Draft, name: str, value: Any) -> None:
    """Keep a field we do not know, unless it is too large or too deep to stand in an article."""
    name = plain(name)[:100]
    if value in (None, "", [], {}) or not name:
        return
    try:
        draft.others[name] = _written(value)
    except ValueError:
        draft.doubt(f"“{name}” is too large and was left out.")


def _written(value: Any, depth: int = 0) -> Value:
    """The value in the types the front matter can hold. Raises ValueError when it is too large."""
    if isinstance(value, list | dict):
        if depth == _DEEPEST or len(value) > _LONGEST_LIST:
            raise ValueError
        if isinstance(value, dict):
            return {plain(key)[:100]: _written(part, depth + 1) for key, part in value.items()}
        return [_written(part, depth + 1) for part in value]
    text = plain(value if isinstance(value, str) else {True: "true", False: "false"}.get(value, ""))
    if len(text) > LONGEST_TEXT:
        raise ValueError
    return text
