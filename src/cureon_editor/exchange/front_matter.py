"""Write the front matter of a new article; one that exists is spliced, never rewritten."""

from collections.abc import Mapping, Sequence

from cureon_editor.article.emitting import Layout, fields_text
from cureon_editor.article.source_writing import csl_item
from cureon_editor.article.sources import Source


def write_front_matter(fields: Mapping[str, str], sources: Sequence[Source]) -> str:
    """Front matter as YAML text: the fields in the order given, then the sources as `references`."""
    references = {"references": [csl_item(source) for source in sources]} if sources else {}
    return fields_text({**fields, **references}, 0, Layout()) + "\n"
