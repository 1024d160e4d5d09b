"""Read the numbered list under "Sources" into sources with keys."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cureon_editor.article.sources import Source
from cureon_editor.citations.keys import NewKeys
from cureon_editor.exchange.published.blocks import Block
from cureon_editor.exchange.published.notebook import Notebook
from cureon_editor.exchange.sources.citation.reading import read_citation


def read_sources(items: Sequence[Block], notebook: Notebook) -> Mapping[int, Source]:
    """The sources by the number they have on the page, in the order they stand there."""
    found: dict[int, Source] = {}
    keys = NewKeys()
    for item in items:
        if item.number in found:
            message = f"Number {item.number} stands twice in the sources; this one was left out."
            notebook.add(item.line, message, item.text)
            continue
        reading = read_citation(item.text)
        for doubt in reading.doubts:
            notebook.add(item.line, doubt, item.text)
        found[item.number] = replace(reading.source, key=keys.make(reading.source))
    if list(found) != list(range(1, len(found) + 1)):
        message = "The sources are not numbered 1, 2, 3 and so on; they are renumbered in list order."
        notebook.add(items[0].line, message)
    return found
