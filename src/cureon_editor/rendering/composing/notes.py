"""Footnotes of a whole page: numbers in the order the marks are read, and the list at the end."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from cureon_editor.rendering.composing.layouts import Layout

#: How the page's list of footnotes begins.
LIST = '<div class="footnote">'


@dataclass(frozen=True, slots=True)
class Mark:
    """One footnote mark: the footnote's name and number, and which of its marks this is, all from 1."""

    name: str
    number: int
    use: int

    def html(self, *, linked: bool = False) -> str:
        """The mark as a number, a link to the footnote unless it stands inside a link itself."""
        link = f'<a class="footnote-ref" href="#{_address("fn", self.name)}">{self.number}</a>'
        return f'<sup id="{_anchor(self.name, self.use)}">{self.number if linked else link}</sup>'


@dataclass(slots=True)
class Notes:
    """Numbers marks as they are read; `order` are the footnotes by number, `uses` counts their marks."""

    order: list[str] = field(default_factory=list)
    uses: Counter[str] = field(default_factory=Counter)
    _numbers: dict[str, int] = field(default_factory=dict)

    def marks(self, layout: Layout) -> Mapping[int, Mark]:
        """The marks of a layout by the number of their slot; it is read after those asked for before."""
        return {slot: self._mark(layout.marks[slot]) for slot in layout.order}

    def _mark(self, name: str) -> Mark:
        if name not in self._numbers:
            self.order.append(name)
            self._numbers[name] = len(self.order)
        self.uses[name] += 1
        return Mark(name, self._numbers[name], self.uses[name])

    def listed(self, defined: Collection[str]) -> Iterator[str]:
        """The footnotes in the order of the list; those read meanwhile are added, unused ones come last."""
        place = 0
        while place < len(self.order):
            yield self.order[place]
            place += 1
        yield from [name for name in defined if name not in self._numbers]


def list_html(notes: Notes, defined: Mapping[str, str], shown: Callable[[str], str]) -> str:
    """The list of footnotes; `shown` gives the HTML of a footnote's text, and may read further marks."""
    texts = {name: shown(name) for name in notes.listed(defined)}
    items = "\n".join(
        f'<li id="{escape(f"fn:{name}")}">\n{_with_links(html, name, notes.uses[name])}\n</li>'
        for name, html in texts.items()
    )
    return f"{LIST}\n<hr>\n<ol>\n{items}\n</ol>\n</div>" if items else ""


def _with_links(html: str, name: str, uses: int) -> str:
    """A footnote with a link back to each of its marks, at the end of its last paragraph."""
    links = "".join(
        f'<a class="footnote-backref" href="#{_address(_prefix(use), name)}" title="Back to the text">↩</a>'
        for use in range(1, max(uses, 1) + 1)
    )
    if html.endswith("</p>"):
        return f"{html.removesuffix('</p>')}&nbsp;{links}</p>"
    return f"{html}\n<p>{links}</p>" if html else links


def _prefix(use: int) -> str:
    return "fnref" if use == 1 else f"fnref{use}"


def _anchor(name: str, use: int) -> str:
    return escape(f"{_prefix(use)}:{name}")


def _address(kind: str, name: str) -> str:
    return f"{kind}:{quote(name)}"
