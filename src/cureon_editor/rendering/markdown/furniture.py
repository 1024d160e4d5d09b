"""What the page style needs around elements: tables that scroll, questions that look like questions."""

from collections.abc import Collection
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from cureon_editor.rendering.markdown.parser import LineParser


class Furniture(Extension):
    """Registers the steps that run when all inline markup has become elements."""

    def __init__(self, parser: LineParser, questions: "Questions") -> None:
        super().__init__()
        self._parser = parser
        self._questions = questions

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the steps to a converter."""
        md.treeprocessors.register(self._questions, "questions", 6)
        md.treeprocessors.register(_Tables(md, self._parser), "tables", 5)


class Questions(Treeprocessor):
    """Marks level-3 headings, and paragraphs that open in bold, below a heading that announces questions.

    `asking` says whether such a heading stands above, before a run and after it; `decided` whether a heading
    of the run itself has settled that.
    """

    def __init__(self, headings: Collection[str]) -> None:
        super().__init__()
        self._headings = frozenset(heading.casefold() for heading in headings)
        self.asking = self.decided = False

    def run(self, root: Element) -> Any:
        """Mark them."""
        self.decided = False
        for element in root:
            if element.tag in ("h1", "h2"):
                self.asking = "".join(element.itertext()).strip().casefold() in self._headings
                self.decided = True
            elif self.asking and (element.tag == "h3" or _opens_in_bold(element)):
                element.set("class", "question")


class _Tables(Treeprocessor):
    """Puts each table into a `div.table`, which scrolls when the column is too narrow."""

    def __init__(self, md: Markdown, parser: LineParser) -> None:
        super().__init__(md)
        self._parser = parser

    def run(self, root: Element) -> Any:
        for parent in list(root.iter()):
            for place, child in enumerate(parent):
                if child.tag == "table":
                    self._wrap(parent, place, child)

    def _wrap(self, parent: Element, place: int, table: Element) -> None:
        wrapper = Element("div", {"class": "table"})
        wrapper.append(table)
        wrapper.tail, table.tail = table.tail, None
        parent[place] = wrapper
        if table in self._parser.lines:
            self._parser.lines[wrapper] = self._parser.lines[table]


def _opens_in_bold(element: Element) -> bool:
    """Whether a paragraph begins with words in bold."""
    return (
        element.tag == "p"
        and not (element.text or "").strip()
        and len(element) > 0
        and element[0].tag == "strong"
    )
