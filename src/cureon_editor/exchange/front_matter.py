"""Write the front matter of a new article; one that exists is spliced, never rewritten."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cureon_editor.article.sources import Name, Source

#: Text that YAML reads as itself without quotes: no mark of its own at the ends or with a space beside it.
_PLAIN = re.compile(r"[^\W\d_](?:[\w’'()/.,;&+–—?-]| (?=[^\s#]))*")
_SPECIAL = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"))
_UNPRINTABLE = re.compile("[^ -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")
_ESCAPES = {"\n": r"\n", "\t": r"\t"}


def write_front_matter(fields: Mapping[str, str], sources: Sequence[Source]) -> str:
    """Front matter as YAML text: the fields in the order given, then the sources as `references`."""
    lines = [f"{key}: {scalar(value)}".rstrip() for key, value in fields.items()]
    if sources:
        lines.append("references:")
        lines += [line for source in sources for line in _source(source)]
    return "".join(line + "\n" for line in lines)


def scalar(text: str) -> str:
    """A text as one line of YAML; plain where that is safe, else in double quotes. Empty stays empty."""
    if not text or (_PLAIN.fullmatch(text) and text.lower() not in _SPECIAL and not text.endswith(" ")):
        return text
    quoted = text.replace("\\", r"\\").replace('"', r"\"")
    return '"' + _UNPRINTABLE.sub(_escape, quoted) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _ESCAPES.get(found[0]) or (f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}")


def _source(source: Source) -> Iterator[str]:
    """The lines of one item; fields that are empty are left out."""
    yield f"  - id: {scalar(source.key)}"
    yield f"    type: {scalar(source.type)}"
    if source.authors:
        yield "    author:"
        for name in source.authors:
            yield f"      - {_name(name)}"
    for key, value in _texts(source):
        if value:
            yield f"    {key}: {scalar(value)}"


def _name(name: Name) -> str:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in parts.items() if value) + "}"


def _flow(text: str) -> str:
    """A text inside braces, where a comma or a brace would end it."""
    plain = scalar(text)
    return plain if plain.startswith('"') or "," not in plain else f'"{plain}"'


def _texts(source: Source) -> Iterator[tuple[str, str]]:
    yield "title", source.title
    yield "container-title", source.container
    yield "issued", source.issued.iso if source.issued else ""
    yield "volume", source.volume
    yield "issue", source.issue
    yield "page", source.page
    yield "DOI", source.doi
    yield "PMID", source.pmid
    yield "URL", source.url
