"""Writes sources as CSL-JSON, the list of items that Zotero, Pandoc and citeproc programs read.

Our own fields stand under `custom`, the one place that CSL's schema leaves to programs.
"""

import json
from collections.abc import Sequence
from typing import Any

from cureon_editor.article.source_writing import csl_item
from cureon_editor.article.sources import PartialDate, Source

_OURS = ("status_checked", "correction", "study")


def write_csl_json(sources: Sequence[Source]) -> str:
    """The sources as a JSON list, in their order; UTF-8 letters as they are."""
    return json.dumps([_item(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def _item(source: Source) -> dict[str, Any]:
    item: dict[str, Any] = {"id": source.key, **csl_item(source)}
    for name, when in (("issued", source.issued), ("accessed", source.accessed)):
        if name in item and when is not None:
            item[name] = _date(when)
    custom = {name: item.pop(name) for name in _OURS if name in item}
    return item | ({"custom": custom} if custom else {})


def _date(when: PartialDate) -> dict[str, Any]:
    """Date parts, as far as they are known; words that are no date stand as such."""
    if when.year is None:
        return {"literal": when.raw}
    parts = [when.year, *(part for part in (when.month, when.day) if part is not None)]
    return {"date-parts": [parts]}
