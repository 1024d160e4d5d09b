"""A source's identifiers, checked and as links: DOI, PubMed and PubMed Central number, web address."""

import re
from urllib.parse import quote, unquote, urlsplit

from cureon_editor.article.sources import Source

# A DOI is "10.", a registrant of digits, a slash and any printable suffix (ISO 26324; DOI Handbook, 2.2).
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]+")
_DOI_LABEL = re.compile(r"doi:?\s*", re.IGNORECASE)
_DOI_ADDRESS = re.compile(r"(?:doi:?\s*)?(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?", re.IGNORECASE)
# PubMed's numbers have up to 8 digits so far (NLM, MEDLINE/PubMed Data Element "PMID").
_PMID = re.compile(
    r"(?:pmid:?\s*|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed)/)?"
    r"([0-9]{1,9})(?:/(?:[?#]\S*)?)?",
    re.IGNORECASE,
)
# "PMC" and digits, a version behind a point (NLM, "PMCID": ncbi.nlm.nih.gov/pmc/about/public-access-info).
_PMCID = re.compile(
    r"(?:pmcid:?\s*|(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc"
    r"|(?:www\.)?europepmc\.org)/articles?/(?:pmc/)?)?"
    r"PMC([0-9]{1,9})(?:\.[0-9]+)?(?:/(?:[?#]?\S*)?)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")
_BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<", "”": "“", "’": "‘"}


def identifiers(source: Source) -> tuple[tuple[str, str], ...]:
    """The labels and addresses to show after a source: `("DOI 10.1038/…", "https://doi.org/10.1038/…")`.

    A web address is given only when there is no such number. What is not well formed is left out.
    """
    doi, pmid, pmcid = doi_of(source.doi), pmid_of(source.pmid), pmcid_of(source.pmcid)
    found: list[tuple[str, str]] = []
    if doi:
        found.append((f"DOI {doi}", doi_address(doi)))
    if pmid:
        found.append((f"PMID {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid:
        found.append((f"PMCID {pmcid}", f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"))
    if not found and (url := web_address(source.url)):
        found.append((urlsplit(url).netloc.removeprefix("www."), url))
    return tuple(found)


def doi_of(text: str) -> str:
    """The bare DOI in a text such as `doi:10.1000/182.` or a doi.org address; empty if there is none.

    Punctuation after it and brackets around the whole are no part of it. In an address a `?` or `#` ends it,
    and what is percent-encoded is decoded, as the DOI Handbook asks.
    """
    text = text.strip()
    if address := _DOI_ADDRESS.match(text):
        text = unquote(re.split(r"[?#]", text[address.end() :])[0])
    elif label := _DOI_LABEL.match(text):
        text = text[label.end() :]
    text = without_end_marks(text)
    return text if _DOI.fullmatch(text) and text.isprintable() else ""


def doi_address(doi: str) -> str:
    """The doi.org address of a bare DOI."""
    return f"https://doi.org/{quote(doi, safe='/:;()._-')}"


def without_end_marks(text: str) -> str:
    """A text without the punctuation a sentence puts behind it, or closing brackets it did not open."""
    opened = {end: text.count(begin) - text.count(end) for end, begin in _BRACKETS.items()}
    end = len(text)
    while end and (text[end - 1] in ".,;:!?\"'" or opened.get(text[end - 1], 0) < 0):
        if text[end - 1] in opened:
            opened[text[end - 1]] += 1
        end -= 1
    return text[:end]


def pmid_of(text: str) -> str:
    """The bare PubMed number, without leading zeros, of `PMID: 123` or a PubMed address; else empty."""
    match = _PMID.fullmatch(text.strip())
    return match[1].lstrip("0") if match else ""


def pmcid_of(text: str) -> str:
    """The number in PubMed Central as `PMC1234567`, from a label or address too; empty if there is none."""
    match = _PMCID.fullmatch(text.strip())
    digits = match[1].lstrip("0") if match else ""
    return f"PMC{digits}" if digits else ""


def web_address(text: str) -> str:
    """A safe absolute http or https address, percent-encoded; empty for anything else.

    Refused: other schemes, user names before the host, control characters and spaces.
    """
    address = text.strip()
    if not address.isprintable() or " " in address or "\\" in address:
        return ""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe="/:?#[]!$&'()*+,;=@%~._-")
    return f"{parts.scheme}://{host}{port}{rest}"
