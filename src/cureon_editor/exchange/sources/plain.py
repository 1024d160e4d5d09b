"""Read pasted citations: one a line or paragraph, with numbers or bullets before them or without."""

from collections.abc import Iterable, Iterator

from cureon_editor.exchange.sources.citation.items import Item, cut_items
from cureon_editor.exchange.sources.citation.reading import read_citation
from cureon_editor.exchange.sources.gathering import gathered, lines
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood
from cureon_editor.exchange.sources.wording import passage, plain

#: More citations than any list that is pasted.
_MOST = 5_000

_NO_WORDS = "There are no words in this."
_TOO_MANY = f"Only the first {_MOST:,} lines were read. Bring in the rest in smaller parts."


def read(text: str) -> Understood:
    """The sources that the citations in a text describe; what cannot be told apart is a title as a whole."""
    return read_lines(enumerate(lines(text).split("\n"), start=1))


def read_lines(numbered: Iterable[tuple[int, str]]) -> Understood:
    """The sources of lines that each have a number, as taken from a longer text."""
    return gathered(_read(cut_items(numbered)))


def _read(items: Iterable[Item]) -> Iterator[Record | Missed]:
    for place, item in enumerate(items):
        if place == _MOST:
            yield Missed(item.line, _TOO_MANY)
            return
        if not any(map(str.isalpha, item.text)):
            yield Missed(item.line, _NO_WORDS, plain(item.text[:100]))
            continue
        reading = read_citation(item.text)
        yield Record(reading.source, item.line, passage(item.text), doubts=reading.doubts)


FORMAT = SourceFormat("plain", "Citations as text", (".txt", ".text"), rank=1_000, read=read)
