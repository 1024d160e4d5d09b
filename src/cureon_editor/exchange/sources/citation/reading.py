"""Read one citation, written out in whatever style, into a source."""

import re
from dataclasses import replace

from cureon_editor.article.sources import Source
from cureon_editor.citations.trials import trial_of
from cureon_editor.exchange.sources.citation.forms import apa, journals_own, organisation_and_title
from cureon_editor.exchange.sources.citation.full_stops import full_stops
from cureon_editor.exchange.sources.citation.marks import Marks, take_marks
from cureon_editor.exchange.sources.citation.parts import Reading
from cureon_editor.exchange.sources.people import OTHERS
from cureon_editor.exchange.sources.wording import plain

#: The longest citation that is taken apart, in characters.
LONGEST = 2_000
#: So much of a longer one becomes the title.
_SHOWN = 300
#: The name of a site that stood as a link behind a reference.
_SITE = re.compile(r"\s(?P<site>(?:[a-z0-9-]{2,40}\.){1,4}[a-z]{2,10})$")


def read_citation(text: str) -> Reading:
    """The source that one citation describes, without a key, and a sentence about all that is not certain.

    Read are the journal's own form, APA, and those whose parts end in full stops: Vancouver, AMA, Nature and
    Lancet. What is in none of them becomes the title as a whole; nothing is made up.
    """
    text = plain(text).replace(". . .", "…")
    if len(text) > LONGEST:
        doubt = "This source is too long to take apart; its beginning was read as the title."
        return Reading(Source("", type="document", title=text[:_SHOWN].rstrip() + "…"), (doubt,))
    marks = take_marks(text)
    if shown := _SITE.search(marks.text):
        marks.doubts.append(f"“{shown['site']}” was probably a link; its address is not in the plain text.")
        marks.text = marks.text[: shown.start()]
    reading = _taken_apart(marks)
    source = _identified(reading.source, marks)
    return Reading(source, (*reading.doubts, *_doubts(source, marks)))


def _taken_apart(marks: Marks) -> Reading:
    """The first form that the citation has; else all of it is the title."""
    found = (
        journals_own(marks.text) or organisation_and_title(marks.text) or apa(marks.text) or full_stops(marks)
    )
    if found and found.source.title:
        return found
    if not marks.text:
        return Reading(Source(""), ("There is no title in this; fill it in.",))
    doubt = "The parts of this source could not be told apart; all of it was read as the title."
    return Reading(Source("", type="webpage", title=marks.text.strip(" .")), (doubt,))


def _identified(source: Source, marks: Marks) -> Source:
    trial = trial_of(marks.number)
    if trial and not source.volume and source.container in ("", trial.registry):
        source = replace(source, type="dataset", publisher=source.publisher or trial.registry)
    return replace(
        source,
        doi=marks.doi,
        pmid=marks.pmid,
        pmcid=marks.pmcid,
        isbn=marks.isbn,
        url=marks.url,
        accessed=marks.accessed,
        number=source.number or (marks.number if source.type == "dataset" else ""),
        genre=source.genre or ("Preprint" if marks.preprint else ""),
    )


def _doubts(source: Source, marks: Marks) -> list[str]:
    doubts = list(marks.doubts)
    if OTHERS in source.authors:
        doubts.append('The source names its first authors and "et al."; add the others.')
    if marks.number and not source.number:
        doubts.append(f"{marks.number} is the number of a trial; this source is not its registration.")
    return doubts
