"""Where a source can be found: its numbers and its address, each as text that leads there."""

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import identifiers, web_address
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.runs import Runs, linked, plain
from cureon_editor.citations.trials import trial_of


def numbers(source: Source) -> dict[str, Runs]:
    """The source's well-formed identifiers by their labels DOI, PMID and PMCID."""
    labels = ((*label.partition(" "), address) for label, address in identifiers(source))
    return {name: linked(number, address) for name, _, number, address in labels if number}


def address(source: Source) -> Runs:
    """The web address to print: none beside a DOI, nor for an article that PubMed leads to."""
    url, known = web_address(source.url), numbers(source)
    if not url or "DOI" in known or (known and kind_of(source) is Kind.ARTICLE):
        return ()
    return linked(url, url)


def registration(source: Source) -> Runs:
    """The number of a trial's registration, leading to its page where the registry is known."""
    trial = trial_of(source.number)
    return linked(trial.number, trial.address) if trial else plain(source.number)


def registry(source: Source) -> str:
    """The registry of a trial: the one named, else the one its number belongs to."""
    trial = trial_of(source.number)
    return source.container or (trial.registry if trial else "") or source.publisher
