"""Citations on the page: superscript numbers, each linked to its source, with a spoken label."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from cureon_editor.article.sources import Source
from cureon_editor.citations.find import CitedKey, Cluster
from cureon_editor.citations.labels import label_parts, spoken_label
from cureon_editor.citations.numbering import Numbering
from cureon_editor.citations.styles import format_source


@dataclass(frozen=True, slots=True)
class ClusterWriter:
    """Writes clusters as HTML by an article's numbering; `sources` are its sources by key."""

    numbering: Numbering
    sources: Mapping[str, Source]

    def html(self, cluster: Cluster) -> str:
        """One `a.citation` for each key; those inside a range are not seen, unknown keys come last."""
        items: dict[str, list[CitedKey]] = {}
        for item in cluster.items:
            items.setdefault(item.key, []).append(item)
        numbers = {self.numbering.numbers[key]: key for key in items if key in self.numbering.numbers}
        marks = "".join(
            part.separator
            + self._link(part.number, numbers[part.number], items[numbers[part.number]], part.hidden)
            for part in label_parts(numbers)
        )
        unknown = [_unknown(key) for key in items if key not in self.numbering.numbers]
        inside = ",".join([marks, *unknown] if marks else unknown)
        label = escape(
            " and ".join(filter(None, (spoken_label(numbers), "an unknown source" if unknown else "")))
        )
        names = self._names(cluster)
        return f'{names}<sup class="cluster" role="group" aria-label="{label}">{inside}</sup>'

    def _link(self, number: int, key: str, items: list[CitedKey], hidden: bool) -> str:
        """The linked number of one source; its title tells which source and what of it is meant."""
        place = ", ".join(filter(None, (" ".join(filter(None, (i.prefix, i.locator))) for i in items)))
        spoken = f"Source {number}, {place}" if place else f"Source {number}"
        title = ": ".join(filter(None, (place, format_source(self.sources[key]))))
        style = "citation inside" if hidden else "citation"
        return (
            f'<a class="{style}" data-key="{escape(key)}" href="#{quote(source_id(key))}"'
            f' aria-label="{escape(spoken)}" title="{escape(title)}">{number}</a>'
        )

    def _names(self, cluster: Cluster) -> str:
        """The authors' names where a citation is part of the sentence (`@key showed ...`)."""
        key = cluster.items[0].key
        if not cluster.narrative or key not in self.sources or cluster.items[0].suppress_author:
            return ""
        names = [name.literal or name.family for name in self.sources[key].authors]
        shown = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
        return f" {escape(shown, quote=False)}" if shown else ""


def source_id(key: str) -> str:
    """The id of a source's item in the list at the end of the page."""
    return f"source-{key}"


def _unknown(key: str) -> str:
    """A key without a source, marked so that nobody overlooks it."""
    sentence = f"No source has the key {key}"
    return (
        f'<a class="citation unknown" data-key="{escape(key)}" aria-label="{escape(sentence)}"'
        f' title="{escape(sentence)}">{escape(key, quote=False)}?</a>'
    )
