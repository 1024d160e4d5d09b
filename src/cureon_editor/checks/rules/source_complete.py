"""Does each source say who, when, what, where, and how to find it?"""

from dataclasses import replace

from cureon_editor.article.sources import Name, Source
from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.citations.identifiers import doi_of
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.located import registry
from cureon_editor.citations.trials import trial_of

#: Works that editors may stand for, and that have an ISBN.
_EDITED = (Kind.BOOK, Kind.REPORT, Kind.CHAPTER)


def run(facts: Facts, _rule: Rule) -> Verdict:
    """Name for each source what is missing."""
    sources = facts.metadata.sources
    if not sources:
        return Verdict(state_of(0, 1), "The article has no sources.", missing=("sources",))
    judged = zip(sources, facts.metadata.source_spans, strict=True)
    lacking = [(source.key, span, found) for source, span in judged if (found := lacks(source))]
    if not lacking:
        message = f"{counted(len(sources), 'source is', 'sources are')} complete."
        return Verdict(state_of(1, 0), message, facts.has("references"))
    key, _, first = lacking[0]
    said = counted(len(lacking), "source is", "sources are")
    message = f"{said} incomplete. {key or 'A source'} lacks {listed(first)}."
    passages = tuple(
        replace(facts.front(*span), lacks=f"This source lacks {listed(found)}.") for _, span, found in lacking
    )
    missing = tuple(f"{key}: {', '.join(found)}" for key, _, found in lacking)
    return Verdict(state_of(len(sources) - len(lacking), len(lacking)), message, passages, missing)


def lacks(source: Source) -> list[str]:
    """What a reader would need to find the source and does not get, in words."""
    kind = kind_of(source)
    named = _has_names(source.authors) or (kind in _EDITED and _has_names(source.editors))
    found = {
        "author or organisation": named,
        "year": source.issued is not None and source.issued.year is not None,
        "title": bool(source.title),
        **_of_kind(source, kind),
        "DOI, ISBN or address" if kind in _EDITED else "DOI, PMID or address": _is_found(source, kind),
        "date of access": bool(source.accessed) or not _may_change(source, kind),
    }
    return [name for name, there in found.items() if not there]


def _has_names(names: tuple[Name, ...]) -> bool:
    return any(name.family or name.literal for name in names)


def _of_kind(source: Source, kind: Kind) -> dict[str, bool]:
    """What only this kind of work needs, and whether it is there."""
    whole = bool(source.container or source.publisher)
    match kind:
        case Kind.ARTICLE:
            return {"journal, site or publisher": whole}
        case Kind.REPORT:  # an organisation that wrote a report is taken to have published it
            return {"publisher": whole or any(name.literal for name in source.authors)}
        case Kind.BOOK:
            return {"publisher": whole}
        case Kind.CHAPTER:
            return {"title of the book": bool(source.container), "publisher": bool(source.publisher)}
        case Kind.PREPRINT:
            return {"preprint server": whole}
        case Kind.REGISTRATION:  # data with a DOI has no number
            number = bool(source.number or doi_of(source.doi))
            return {"registration number": number, "registry": bool(registry(source))}
        case Kind.PAGE:
            return {}


def _is_found(source: Source, kind: Kind) -> bool:
    """Whether a reader can get to the source: by a number, an address, or a book's ISBN in any library."""
    if kind is Kind.REGISTRATION and trial_of(source.number):
        return True
    return bool(source.doi or source.pmid or source.url or (kind in _EDITED and source.isbn))


def _may_change(source: Source, kind: Kind) -> bool:
    """Whether it may read otherwise tomorrow: a page, a registration, what only an address leads to."""
    fixed = source.doi or source.pmid or (kind in _EDITED and source.isbn)
    return kind in (Kind.PAGE, Kind.REGISTRATION) or bool(source.url and not fixed)


CHECK = Check("source-complete", run)
