"""BibTeX and biblatex files."""

import re
from collections import Counter

from cureon_editor.exchange.sources.bibtex.blocks import Blocks, Entry, read_blocks
from cureon_editor.exchange.sources.bibtex.entry import read_entry
from cureon_editor.exchange.sources.bibtex.writing import write_bibtex
from cureon_editor.exchange.sources.gathering import gathered, lines
from cureon_editor.exchange.sources.source_format import SourceFormat, Understood

_ENTRY = re.compile(
    r"^[ \t]*@[ \t]*(?:(?:string|preamble|comment)[ \t]*[{(]|\w+[ \t]*[{(][^\S\n]*[^\s,{}()=]*\s*[,}])",
    re.MULTILINE | re.IGNORECASE,
)
#: Comments may stand above the first entry, but no more than this.
_LOOKED_AT = 100_000


def recognises(text: str) -> bool:
    """Whether a line begins with an entry."""
    return _ENTRY.search(text[:_LOOKED_AT]) is not None


def read(text: str) -> Understood:
    """The entries of a BibTeX file, each with the fields it inherits from its `crossref`."""
    blocks = read_blocks(lines(text))
    by_key: dict[str, Entry] = {}
    for entry in blocks.entries:
        by_key.setdefault(entry.key.lower(), entry)
    drafts = [read_entry(entry, blocks.strings, _parent(entry, by_key, blocks)) for entry in blocks.entries]
    repeated = Counter(draft.key for draft in drafts)
    for draft in drafts:
        if draft.key and repeated[draft.key] > 1:
            draft.doubt(f"The key “{draft.key[:60]}” stands {repeated[draft.key]} times in this file.")
        if not draft.key:
            draft.doubt("This entry has no key.")
    return gathered((draft.finished() for draft in drafts), blocks.missed)


def _parent(entry: Entry, by_key: dict[str, Entry], blocks: Blocks) -> Entry | None:
    wanted = entry.fields.get("crossref", "").strip('{}" \n').lower()
    return by_key.get(wanted)


FORMAT = SourceFormat(
    name="bibtex",
    title="BibTeX",
    suffixes=(".bib", ".bibtex"),
    rank=20,
    recognises=recognises,
    read=read,
    write=write_bibtex,
)
