"""Does each source say who, when, what, where, and how to find it?"""

from cureon_editor.article.sources import Source
from cureon_editor.checks.check import Check, Verdict, counted, listed, state_of
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule

_PAGES = frozenset(("webpage", "post", "post-weblog", "dataset"))
_ALONE = frozenset(
    ("webpage", "book", "report", "post", "post-weblog", "legislation", "standard", "dataset", "thesis")
)


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
    passages = tuple(facts.front(*span) for _, span, _ in lacking)
    missing = tuple(f"{key}: {', '.join(found)}" for key, _, found in lacking)
    return Verdict(state_of(len(sources) - len(lacking), len(lacking)), message, passages, missing)


def lacks(source: Source) -> list[str]:
    """What a reader would need to find the source and does not get, in words."""
    found = {
        "author or organisation": any(name.family or name.literal for name in source.authors),
        "year": source.issued is not None and source.issued.year is not None,
        "title": bool(source.title),
        "journal, site or publisher": bool(source.container or source.publisher) or source.type in _ALONE,
        "DOI, PMID or address": bool(source.doi or source.pmid or source.url),
        "date of access": bool(source.accessed) or not _is_page(source),
    }
    return [name for name, there in found.items() if not there]


def _is_page(source: Source) -> bool:
    """Whether the source may change: a page, or anything known by its address only."""
    return source.type in _PAGES or bool(source.url and not (source.doi or source.pmid))


CHECK = Check("source-complete", run)
