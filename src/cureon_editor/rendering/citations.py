"""Citations on the page: superscript numbers, each linked to its source, with a spoken label."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote

from cureon_editor.article.sources import Source
from cureon_editor.citations.find import CitedKey, Cluster
from cureon_editor.citations.in_text import names_in_text
from cureon_editor.citations.labels import label_parts, spoken_label
from cureon_editor.citations.numbering import Numbering
from cureon_editor.citations.styles import DEFAULT, format_source


@dataclass(frozen=True, slots=True)
class ClusterWriter:
    """Writes clusters as HTML by an article's numbering; `sources` are its sources by key.

    With `titles` each number tells its source, in a style, to a mouse that rests on it, where no script does.
    """

    numbering: Numbering
    sources: Mapping[str, Source]
    titles: bool = True
    style: str = DEFAULT

    def html(self, cluster: Cluster, *, linked: bool = False) -> str:
        """One `a.citation` for each key; those inside a range are not seen, unknown keys come last.

        `linked` says that the cluster stands inside a link, which can hold no other.
        """
        items: dict[str, list[CitedKey]] = {}
        for item in cluster.items:
            items.setdefault(item.key, []).append(item)
        numbers = {self.numbering.numbers[key]: key for key in items if key in self.numbering.numbers}
        marks = "".join(
            part.separator
            + self._mark(part.number, numbers[part.number], items[numbers[part.number]], part.hidden, linked)
            for part in label_parts(numbers)
        )
        unknown = [_unknown(key, linked) for key in items if key not in self.numbering.numbers]
        inside = ",".join([marks, *unknown] if marks else unknown)
        label = escape(
            " and ".join(filter(None, (spoken_label(numbers), "an unknown source" if unknown else "")))
        )
        names = self._names(cluster)
        return f'{names}<sup class="cluster" role="group" aria-label="{label}">{inside}</sup>'

    def _mark(self, number: int, key: str, items: list[CitedKey], hidden: bool, linked: bool) -> str:
        """The number of one source; its title tells which source and what of it is meant."""
        place = ", ".join(filter(None, (" ".join(filter(None, (i.prefix, i.locator))) for i in items)))
        spoken = f"Source {number}, {escape(place)}" if place else f"Source {number}"
        title = f' title="{escape(self._title(key, place))}"' if self.titles else ""
        which = _which(key, hidden, linked)
        return f'{which} aria-label="{spoken}"{title}>{number}</{"span" if linked else "a"}>'

    def _title(self, key: str, place: str) -> str:
        return ": ".join(filter(None, (place, format_source(self.sources[key], self.style))))

    def _names(self, cluster: Cluster) -> str:
        """The authors' names where a citation is part of the sentence (`@key showed ...`)."""
        key = cluster.items[0].key
        if not cluster.narrative or key not in self.sources or cluster.items[0].suppress_author:
            return ""
        shown = names_in_text(self.sources[key])
        return f" {escape(shown, quote=False)}" if shown else ""


def source_id(key: str) -> str:
    """The id of a source's item in the list at the end of the page."""
    return f"source-{key}"


@lru_cache(maxsize=8_192)
def _which(key: str, hidden: bool, linked: bool) -> str:
    """How the element of a source's number begins: what stays the same while numbers change."""
    kind = "citation inside" if hidden else "citation"
    link = "" if linked else f' href="#{quote(source_id(key))}"'
    return f'<{"span" if linked else "a"} class="{kind}" data-key="{escape(key)}"{link}'


def _unknown(key: str, linked: bool) -> str:
    """A key without a source, marked so that nobody overlooks it."""
    sentence = f"No source has the key {key}"
    attributes = {
        "class": "citation unknown",
        "data-key": key,
        "aria-label": sentence,
        "title": sentence,
    }
    return _element("span" if linked else "a", attributes, f"{key}?")


def _element(name: str, attributes: Mapping[str, str], text: str) -> str:
    """An element with those of the attributes that have a value."""
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{given}>{escape(text, quote=False)}</{name}>"
