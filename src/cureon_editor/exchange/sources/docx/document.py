"""What a Word document says of its sources: its paragraphs, and the field codes of reference managers.

ECMA-376, part 1: runs of text (17.3.3), and complex fields (17.16.18), whose code stands in `instrText`
between the marks `begin` and `separate`, cut anywhere over several runs.
"""

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cureon_editor.exchange.sources.docx.packed_xml import UnreadableFileError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Older Zotero and Mendeley fields, and the content controls of Mendeley Cite.
_CITATION = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+|Mendeley Citation\S*\s+)?CSL_CITATION\s*(?=\{)")
_MENDELEY = "MENDELEY_CITATION_"
_ENDNOTE = re.compile(r"\s*ADDIN EN\.(?:CITE|REFLIST)")
#: More fields within fields than any document has.
_DEEPEST = 100
_MOST_PARAGRAPHS = 300_000
_TOO_MANY = f"This Word file has more than {_MOST_PARAGRAPHS:,} paragraphs; the rest was not read."


@dataclass(frozen=True, slots=True)
class Cited:
    """A CSL item out of a field code, and the number of the paragraph in which it is cited first."""

    number: int
    item: dict[str, Any]


@dataclass(slots=True)
class WordDocument:
    """Collects paragraphs, each with its number from 1, and cited items while a part is read."""

    paragraphs: list[tuple[int, str]] = field(default_factory=list)
    has_endnote: bool = False
    _codes: list[tuple[int, str]] = field(default_factory=list)
    _open: list[list[str] | None] = field(default_factory=list)
    _inside: str = ""
    _number: int = 0
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Note where paragraphs and fields begin and end."""
        name = tag.removeprefix(_W)
        self._inside = name
        if name == "p":
            self._end_paragraph()
            self._number += 1
        elif name in ("tab", "br", "cr"):
            self._text.append(" ")
        elif name == "fldChar":
            self._field(attributes.get(f"{_W}fldCharType", ""))
        elif name == "fldSimple":
            self._keep(attributes.get(f"{_W}instr", ""))
        elif name == "tag":
            self._keep(attributes.get(f"{_W}val", ""))

    def end(self, tag: str) -> None:
        """Text between elements is none of the document's."""
        self._inside = ""
        if tag == f"{_W}p":
            self._end_paragraph()

    def data(self, text: str) -> None:
        """Take text, and the code of the innermost field."""
        if self._inside == "t":
            self._text.append(text)
        elif self._inside == "instrText" and self._open and (code := self._open[-1]) is not None:
            code.append(text)

    def close(self) -> None:
        """A field that is still open had no end."""
        self._end_paragraph()
        self._open.clear()

    def cited(self) -> Iterator[Cited]:
        """The items of all citations, each once: as often as they are cited, they are the same source."""
        seen: set[str] = set()
        for number, code in self._codes:
            for item, name in _items(code):
                if name not in seen:
                    seen.add(name)
                    yield Cited(number, item)

    def _end_paragraph(self) -> None:
        """Keep the paragraph, unless there is nothing in it."""
        if text := " ".join("".join(self._text).split()):
            self.paragraphs.append((self._number, text))
        self._text.clear()
        if len(self.paragraphs) > _MOST_PARAGRAPHS:
            raise UnreadableFileError(_TOO_MANY)

    def _field(self, mark: str) -> None:
        if mark == "begin" and len(self._open) < _DEEPEST:
            self._open.append([])
        elif mark in ("separate", "end") and self._open:
            if (code := self._open[-1]) is not None:
                self._keep("".join(code))
                self._open[-1] = None
            if mark == "end":
                self._open.pop()

    def _keep(self, code: str) -> None:
        if _CITATION.match(code) or code.startswith(_MENDELEY):
            self._codes.append((max(1, self._number), code))
        elif _ENDNOTE.match(code):
            self.has_endnote = True


def _items(code: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The CSL items of a field code, each with a text that is the same for the same source."""
    for cited in _listed(_unpacked(code), "citationItems"):
        item = cited.get("itemData") if isinstance(cited, dict) else None
        if isinstance(item, dict):
            uris = cited.get("uris") or cited.get("uri")
            yield item, json.dumps(uris or item, sort_keys=True)


def _listed(value: Any, name: str) -> list[Any]:
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _unpacked(code: str) -> Any:
    """The JSON of a field code; nothing when it is damaged."""
    try:
        if code.startswith(_MENDELEY):
            packed = code.rpartition("_")[2]
            text = base64.b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace")
        else:
            text = code[code.index("{") :]
        return json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(text)[0]
    except (ValueError, RecursionError, binascii.Error):
        return None
