"""Write the front matter of a new article; one that exists is spliced, never rewritten."""

from collections.abc import Mapping, Sequence

from cureon_editor.article.emitting import Layout, Value, fields_text
from cureon_editor.article.source_reading import TEXT_FIELDS
from cureon_editor.article.sources import Name, Source


def write_front_matter(fields: Mapping[str, str], sources: Sequence[Source]) -> str:
    """Front matter as YAML text: the fields in the order given, then the sources as `references`."""
    references = {"references": [_csl(source) for source in sources]} if sources else {}
    return fields_text({**fields, **references}, 0, Layout()) + "\n"


def _csl(source: Source) -> Mapping[str, Value]:
    """A source as a CSL item; fields that are empty are left out."""
    item: dict[str, Value] = {"id": source.key, "type": source.type}
    if source.authors:
        item["author"] = [_csl_name(name) for name in source.authors]
    if source.issued:
        item["issued"] = source.issued.iso
    texts = {csl: getattr(source, name) for name, csl in TEXT_FIELDS.items()}
    return item | {csl: text for csl, text in texts.items() if text}


def _csl_name(name: Name) -> Mapping[str, Value]:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {key: text for key, text in parts.items() if text}
