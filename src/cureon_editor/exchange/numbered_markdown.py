"""Markdown with the numbers written in: raised digits in the text, the numbered sources below it.

For tools that know nothing of citation keys. The digits are Unicode's raised ones, which every tool keeps,
mail and plain text included; `^1^` is read by Pandoc alone, and what is in `<sup>` is lost in a Word file.
"""

import re
from collections.abc import Mapping
from datetime import date

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice
from cureon_editor.article.field_splicing import set_field
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Source
from cureon_editor.citations.find import Cluster, find_clusters
from cureon_editor.citations.identifiers import identifiers
from cureon_editor.citations.in_text import names_in_text
from cureon_editor.citations.labels import cluster_label
from cureon_editor.citations.numbering import Numbering, number
from cureon_editor.citations.runs import Run, closed
from cureon_editor.citations.styles import house_style, source_runs
from cureon_editor.exchange.formats import Format
from cureon_editor.exchange.published.escaping import escaped
from cureon_editor.journal import Journal

#: Fields that mean nothing without keys, ours and Pandoc's.
_FIELDS = ("references", "citation_order", "bibliography", "csl", "nocite", "link-citations")
_RAISED = str.maketrans("0123456789–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
#: After these a raised digit would read as a power, so the space stays.
_TAKES_POWERS = re.compile(r"(?:\d|[⁰¹²³⁴-⁹]|(?:^|[\s/])[kcm]?m) $")


def write_numbered(article: Article, journal: Journal, _today: date) -> str:
    """The article as Markdown without keys: numbers in the text, `## Sources` at its end."""
    metadata = read_metadata(article.front_matter)
    clusters = find_clusters(article.body)
    numbering = number(clusters, metadata.sources, metadata.citation_order)
    sources = {source.key: source for source in reversed(metadata.sources)}
    numbered = article.spliced([_written(article.body, found, numbering, sources) for found in clusters])
    bare = _without_fields(numbered)
    listed = "".join(_item(n, sources[key], house_style(journal)) for key, n in numbering.numbers.items())
    if not listed:
        return bare.text
    text = bare.body.rstrip()
    body = f"{text}\n\n## Sources\n\n{listed}" if text else f"\n## Sources\n\n{listed}"
    return bare.spliced([Splice(Part.BODY, 0, len(bare.body), body)]).text


def _without_fields(article: Article) -> Article:
    """The article without the fields about keys; one that cannot be taken out safely stays."""
    for field in _FIELDS:
        try:
            article = article.spliced(set_field(article, field, None))
        except RefusedError:
            continue
    return article


def _written(body: str, cluster: Cluster, numbering: Numbering, sources: Mapping[str, Source]) -> Splice:
    """A citation as raised numbers, with the authors' names before them if it is part of the sentence."""
    start = cluster.start
    shown = _label(cluster, numbering) + _places(cluster, numbering)
    if cluster.narrative:
        shown = _names(cluster, sources) + shown
    elif body[start - 1 : start] == " ":
        start -= not _TAKES_POWERS.search(body, max(0, start - 4), start)
    begins = not start or body[start - 1].isspace()
    return Splice(Part.BODY, start, cluster.end, shown.lstrip() if begins else shown)


def _names(cluster: Cluster, sources: Mapping[str, Source]) -> str:
    """The authors of the first key, unless it hides them."""
    first = cluster.items[0]
    known = first.key in sources and not first.suppress_author
    return escaped(names_in_text(sources[first.key]), at_start=False) if known else ""


def _label(cluster: Cluster, numbering: Numbering) -> str:
    """The numbers as raised digits; a key without a source is shown in brackets."""
    keys = dict.fromkeys(item.key for item in cluster.items)
    known = cluster_label(numbering.numbers[key] for key in keys if key in numbering.numbers)
    unknown = "".join(f" ({escaped(key, at_start=False)}?)" for key in keys if key not in numbering.numbers)
    return known.translate(_RAISED) + unknown


def _places(cluster: Cluster, numbering: Numbering) -> str:
    """What stands beside the keys, in brackets: ` (p. 4)`, or ` (1: p. 4; 3: see fig. 2)` for several."""
    places = [(item.key, " ".join(filter(None, (item.prefix, item.locator)))) for item in cluster.items]
    if len(places) == 1:
        return f" ({places[0][1]})" if places[0][1] else ""
    told = [f"{numbering.numbers.get(key, key)}: {place}" for key, place in places if place]
    return f" ({'; '.join(told)})" if told else ""


def _item(position: int, source: Source, style: str) -> str:
    """One source as an item of a numbered list, with its identifiers as links."""
    runs = closed(source_runs(source, style))
    shown = "".join(map(_run, runs))
    linked = {run.link for run in runs if run.link}
    links = [
        f"[{escaped(label)}](<{address}>)" for label, address in identifiers(source) if address not in linked
    ]
    return f"{position}. " + " ".join([shown, *links]) + "\n"


def _run(run: Run) -> str:
    """Letters as Markdown, with their blanks outside of the marks."""
    text = escaped(run.text, at_start=False)
    lead, inside, tail = _parted(text)
    if run.italic and inside:
        inside = f"*{inside}*"
    if run.link and inside:
        inside = f"[{inside}](<{run.link}>)"
    return lead + inside + tail


def _parted(text: str) -> tuple[str, str, str]:
    inside = text.strip()
    start = text.find(inside)
    return text[:start], inside, text[start + len(inside) :]


FORMAT = Format("md-numbered", "Markdown with numbers", (".md",), write=write_numbered)
