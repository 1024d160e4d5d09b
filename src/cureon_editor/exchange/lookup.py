"""Look-up of a DOI or PMID: what would be asked of whom, and what the answer says.

Nothing here uses a network. The two services answer in formats that are read from files, too: doi.org with
CSL-JSON (DOI content negotiation, https://citation.doi.org/docs.html), PubMed with MEDLINE (NCBI's
E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/, efetch).
"""

import json
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import doi_of, pmid_of
from cureon_editor.exchange.sources.csl_json import read as read_csl_json
from cureon_editor.exchange.sources.decoding import decode
from cureon_editor.exchange.sources.nbib import read as read_medline
from cureon_editor.exchange.sources.source_format import Understood

#: More than any single record: answers are read up to this size, in bytes.
LIMIT = 2_000_000
_CSL = "application/vnd.citationstyles.csl+json"
_PROGRAM = "cureon-editor"
#: Crossref's own names for kinds of works, which it puts where CSL's belong.
_KINDS = {
    "journal-article": "article-journal",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "dissertation": "thesis",
    "report-component": "report",
}

_NOT_FOUND = "{host} knows nothing under {identifier}. Compare it with the publication."
_TOO_OFTEN = "{host} has had too many questions for now. Try again in a few minutes."
_TROUBLE = "{host} could not answer now (it said {status}). Try again later, or fill in the source by hand."
_NONSENSE = "The answer of {host} could not be understood, so nothing was filled in."
_ANOTHER = "{host} answered about another publication ({found}), so nothing was filled in."


@dataclass(frozen=True, slots=True)
class Services:
    """The addresses that are asked; a DOI or PMID is put behind them."""

    doi: str = "https://doi.org/"
    pmid: str = (
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi"
        f"?db=pubmed&rettype=medline&retmode=text&tool={_PROGRAM}&id="
    )


@dataclass(frozen=True, slots=True)
class Request:
    """One question: the address, the format wanted, and the identifier asked for (`DOI 10.1/2`)."""

    address: str
    accept: str
    identifier: str
    source: Source

    @property
    def host(self) -> str:
        """The name of the computer that is asked first."""
        return urlsplit(self.address).hostname or ""


class LookUpError(Exception):
    """Why a look-up gave nothing, as a sentence."""


def request_for(source: Source, services: Services) -> Request | None:
    """What to ask about a source: by its DOI, else by its PMID; None when it has neither."""
    if doi := doi_of(source.doi):
        address = services.doi + quote(doi, safe="/:;()._-")
        return Request(address, _CSL, f"DOI {doi}", Source("", doi=doi))
    if pmid := pmid_of(source.pmid):
        return Request(services.pmid + pmid, "text/plain", f"PMID {pmid}", Source("", pmid=pmid))
    return None


def read_answer(request: Request, status: int, data: bytes) -> Source:
    """The source an answer describes; raises LookUpError when it does not describe the one asked for."""
    said = {"host": request.host, "identifier": request.identifier, "status": status}
    # E-utilities answers 400 for a number that no record has.
    if status in (404, 410) or (status == 400 and request.source.pmid):
        raise LookUpError(_NOT_FOUND.format(**said))
    if status in (403, 429):
        raise LookUpError(_TOO_OFTEN.format(**said))
    if status != 200:
        raise LookUpError(_TROUBLE.format(**said))
    found = _understood(request, decode(data).text).records
    if len(found) != 1 or not found[0].source.title:
        # PubMed may answer with nothing where it has no record.
        unknown = request.source.pmid and not data.strip()
        raise LookUpError((_NOT_FOUND if unknown else _NONSENSE).format(**said))
    source = found[0].source
    if other := _another(request, source):
        raise LookUpError(_ANOTHER.format(**said, found=other))
    return source


def _understood(request: Request, text: str) -> Understood:
    if request.source.pmid:
        return read_medline(text)
    return read_csl_json(_with_kind_of_csl(text))


def _with_kind_of_csl(text: str) -> str:
    """The answer with CSL's name for its kind; a text that is no object becomes empty."""
    try:
        item = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(item, dict):
        return ""
    kind = item.get("type")
    return json.dumps({**item, "type": _KINDS.get(kind, kind) if isinstance(kind, str) else ""})


def _another(request: Request, found: Source) -> str:
    """The identifier that an answer names in place of the one asked for; empty when it fits."""
    if request.source.doi and (doi := doi_of(found.doi)):
        return "" if doi.casefold() == request.source.doi.casefold() else f"DOI {doi}"
    if request.source.pmid and (pmid := pmid_of(found.pmid)):
        return "" if pmid == request.source.pmid else f"PMID {pmid}"
    return ""
