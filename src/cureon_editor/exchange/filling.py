"""Fill in what a source lacks from what is known of it elsewhere; nothing it says is overwritten."""

from dataclasses import fields, replace
from typing import Any

from cureon_editor.article.sources import Name, PartialDate, Source, Study

#: Fields that describe no publication: the key, names of unknown fields, and what only a person's look gives.
_OWN = frozenset({"key", "type", "other", "accessed", "status_checked", "study"})
#: Fields that are called by their initials.
_INITIALS = frozenset({"doi", "pmid", "pmcid", "isbn", "url"})


def filled(source: Source, found: Source) -> Source:
    """The source with every empty field as `found` has it.

    Its kind is taken only while it has no title: a bare identifier says nothing about it. Each part of the
    study counts by itself. An address is not taken when there is a DOI, which leads to the same page.
    """
    names = [field.name for field in fields(Source) if field.name not in _OWN]
    lacking = {name: getattr(found, name) for name in names if not getattr(source, name)}
    if source.doi or found.doi:
        lacking.pop("url", None)
    if not source.title and found.title:
        lacking["type"] = found.type
    return replace(source, **lacking, study=_study(source.study, found.study))


def gained(before: Source, after: Source) -> tuple[str, ...]:
    """The names of the fields that are not what they were."""
    return tuple(
        field.name for field in fields(Source) if getattr(before, field.name) != getattr(after, field.name)
    )


def shown(source: Source, name: str) -> str:
    """A field as a person reads it, with its name: `Container short: N Engl J Med`."""
    label = name.upper() if name in _INITIALS else name.replace("_", " ").capitalize()
    return f"{label}: {_text(getattr(source, name))}"


def _text(value: Any) -> str:
    match value:
        case PartialDate():
            return value.iso
        case tuple():
            return "; ".join(map(_text, value))
        case Name():
            return value.literal or ", ".join(filter(None, (value.family, value.given)))
        case Study():
            return "; ".join(filter(None, (getattr(value, field.name) for field in fields(Study))))
    return str(value)


def _study(study: Study | None, found: Study | None) -> Study | None:
    if study is None or found is None:
        return study or found
    parts = {field.name: getattr(study, field.name) or getattr(found, field.name) for field in fields(Study)}
    return Study(**parts)
