"""CSL-JSON, as Zotero, Mendeley, Crossref and Pandoc write it."""

import re
from collections import Counter
from collections.abc import Iterator

from cureon_editor.exchange.sources.csl_json.cutting import cut
from cureon_editor.exchange.sources.csl_json.item import read_item
from cureon_editor.exchange.sources.csl_json.writing import write_csl_json
from cureon_editor.exchange.sources.draft import Draft
from cureon_editor.exchange.sources.gathering import gathered, limited, lines
from cureon_editor.exchange.sources.source_format import Missed, SourceFormat, Understood

_BEGINNING = re.compile(r'\ufeff?\s{0,1000}(?:\[\s{0,1000}(?:\]|\{\s{0,1000}["}])|\{\s{0,1000}["}])')


def recognises(text: str) -> bool:
    """Whether a text begins as a JSON object or a list of them does."""
    return _BEGINNING.match(text) is not None


def read(text: str) -> Understood:
    """The items of a list, of `{"items": [...]}`, or the single item a text is."""
    found = list(limited(_read(lines(text))))
    drafts = [one for one in found if isinstance(one, Draft)]
    repeated = Counter(draft.key for draft in drafts)
    for draft in drafts:
        if draft.key and repeated[draft.key] > 1:
            draft.doubt(f"The id “{draft.key[:60]}” stands {repeated[draft.key]} times in this file.")
    return gathered(one.finished() if isinstance(one, Draft) else one for one in found)


def _read(text: str) -> Iterator[Draft | Missed]:
    for item in cut(text):
        if isinstance(item, Missed):
            yield item
        elif isinstance(item.value, dict):
            yield read_item(item)
        else:
            yield Missed(item.line, "This is no CSL item; an item is an object with fields.", item.text)


FORMAT = SourceFormat(
    name="csl-json",
    title="CSL-JSON",
    suffixes=(".json",),
    rank=10,
    recognises=recognises,
    read=read,
    write=write_csl_json,
)
