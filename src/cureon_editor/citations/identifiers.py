"""A source's identifiers as links: DOI, PubMed number, web address."""

import re
from urllib.parse import quote, urlsplit

from cureon_editor.article.sources import Source

# A DOI is "10.", a registrant of digits, a slash and any printable suffix (ISO 26324).
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\"<>]+)", re.IGNORECASE
)
_PMID = re.compile(r"(?:pmid:?\s*)?([0-9]{1,9})", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?")


def identifiers(source: Source) -> tuple[tuple[str, str], ...]:
    """The labels and addresses to show after a source: `("DOI 10.1038/…", "https://doi.org/10.1038/…")`.

    A web address is given only when there is neither DOI nor PMID. What is not well formed is left out.
    """
    doi, pmid, url = doi_of(source.doi), pmid_of(source.pmid), web_address(source.url)
    found: list[tuple[str, str]] = []
    if doi:
        found.append((f"DOI {doi}", f"https://doi.org/{quote(doi, safe='/:;()._-')}"))
    if pmid:
        found.append((f"PMID {pmid}", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if url and not found:
        found.append((urlsplit(url).netloc.removeprefix("www."), url))
    return tuple(found)


def doi_of(text: str) -> str:
    """The bare DOI in a text such as `doi:10.1000/182` or a doi.org address; empty if there is none."""
    match = _DOI.fullmatch(text.strip())
    return match[1] if match else ""


def pmid_of(text: str) -> str:
    """The bare PubMed number, without leading zeros; empty if there is none."""
    match = _PMID.fullmatch(text.strip())
    return match[1].lstrip("0") if match else ""


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
