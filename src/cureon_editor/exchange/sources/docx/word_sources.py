"""Word's own list of sources: the part `customXml/item*.xml` with `b:Sources`, ECMA-376, part 1, 22.6."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cureon_editor.article.sources import Name
from cureon_editor.exchange.sources.docx.packed_xml import UnreadableFileError
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.wording import LONGEST_TEXT

_B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_KINDS = {
    "ArticleInAPeriodical": "article-magazine",
    "Book": "book",
    "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference",
    "DocumentFromInternetSite": "webpage",
    "InternetSite": "webpage",
    "JournalArticle": "article-journal",
    "Report": "report",
}
#: Word's elements and our text fields.
_TEXTS = {
    "Title": "title",
    "JournalName": "container",
    "PeriodicalTitle": "container",
    "BookTitle": "container",
    "ConferenceName": "container",
    "InternetSiteTitle": "container",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "page",
    "Publisher": "publisher",
    "Institution": "publisher",
    "City": "publisher_place",
    "Edition": "edition",
    "DOI": "doi",
    "URL": "url",
}
_MOST = 20_000
_TOO_MANY = f"This Word file has more than {_MOST:,} sources; the rest was not read."


@dataclass(slots=True)
class WordSource:
    """One `b:Source`: its texts by element, and its people by role."""

    texts: dict[str, str] = field(default_factory=dict)
    people: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    def draft(self, line: int) -> Draft:
        """The source as far as Word says it."""
        texts = self.texts
        draft = Draft(line, texts.get("Title", ""), key=texts.get("Tag", "").strip())
        draft.kind = _KINDS.get(texts.get("SourceType", ""), "")
        if not draft.kind:
            draft.unknown_kind(texts.get("SourceType", ""))
        for element, name in _TEXTS.items():
            draft.put(name, texts.get(element, ""))
        if draft.kind in ("book", "chapter"):
            draft.put("isbn", texts.get("StandardNumber", ""))
        elif draft.kind == "report":
            draft.put("number", texts.get("StandardNumber", ""))
        draft.authors += _names(self.people.get("Author", []))
        draft.editors += _names(self.people.get("Editor", []))
        draft.date("issued", _date(texts, ""))
        draft.date("accessed", _date(texts, "Accessed"))
        return draft


@dataclass(slots=True)
class WordSources:
    """Collects Word's sources while a part is read."""

    found: list[WordSource] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _is_list: bool = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        """Note where sources, roles and persons begin."""
        name = tag.removeprefix(_B)
        self._is_list = self._is_list or tag == f"{_B}Sources"
        if self._is_list and name == "Source":
            if len(self.found) == _MOST:
                raise UnreadableFileError(_TOO_MANY)
            self.found.append(WordSource())
        elif self._role and name in ("Person", "Corporate"):
            self.found[-1].people.setdefault(self._role, []).append({})
        self._path.append(name)

    def end(self, _tag: str) -> None:
        """Leave an element."""
        self._path.pop()

    def data(self, text: str) -> None:
        """Take the text of a field, or of a part of a name."""
        if not self.found or not self._path:
            return
        name = self._path[-1]
        people = self.found[-1].people.get(self._role) if self._role else None
        if people and name in ("Last", "First", "Middle", "Corporate"):
            _add(people[-1], name, text)
        elif self._path[-2:-1] == ["Source"]:
            _add(self.found[-1].texts, name, text)

    def close(self) -> None:
        """Nothing is left to do."""

    @property
    def _role(self) -> str:
        """The role whose people are being read, such as Author: the element within the outer `b:Author`."""
        outer = self._path.index("Author") if self.found and "Author" in self._path[:6] else None
        return self._path[outer + 1] if outer is not None and len(self._path) > outer + 1 else ""


def _add(texts: dict[str, str], name: str, text: str) -> None:
    """Text comes in pieces; what is longer than any field is not gathered."""
    if len(before := texts.get(name, "")) <= LONGEST_TEXT:
        texts[name] = before + text


def _names(people: list[dict[str, str]]) -> Iterator[Name]:
    for one in people:
        if corporate := one.get("Corporate", "").strip():
            yield Name(literal=corporate)
        else:
            given = " ".join(part for name in ("First", "Middle") if (part := one.get(name, "").strip()))
            yield Name(one.get("Last", "").strip(), given)


def _date(texts: dict[str, str], suffix: str) -> str:
    parts = (texts.get(f"{name}{suffix}", "").strip() for name in ("Day", "Month", "Year"))
    day, month, year = parts
    if month.isdecimal():
        return "-".join(part.zfill(2) for part in (year, month, day) if part)
    return " ".join(part for part in (day, month, year) if part)
