"""Read the statement that closes a citation: where and when something was published."""

import re
from dataclasses import dataclass

from cureon_editor.article.sources import PartialDate
from cureon_editor.exchange.sources.citation.dates import DATE, YEAR, read_date

_VOLUME = r"(?P<volume>[\w-]{1,12}(?:\s(?:Suppl|Pt)\.?\s?\w{0,4})?)"
_ISSUE = r"(?:\s?\((?P<issue>[^()]{1,40})\))?"
_PAGE = r"(?P<page>[\w–-]{1,24}(?:,\s?[\w–-]{1,12})*)"
_PLACE = rf"{_VOLUME}?{_ISSUE}(?:\s?:\s?{_PAGE})?"
_SAID = r"(?P<preprint>Preprint\s)?(?:(?:Published|Updated|Posted|Reviewed|Last\s\w+)(?:\sonline)?:?\s)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # "Published online September 15, 2022", "2022 Sep 15;28(10):2124-32"
        rf"{_SAID}(?P<date>{DATE})(?:\s?[;:]\s?{_PLACE})?",
        # "New York: McGraw-Hill; 2002:93-113"
        rf"(?:(?P<city>[^:;]{{2,60}}):\s)?(?P<publisher>[^;]{{2,200}});\s?[c©]?(?P<date>{DATE})(?:\s?:\s?{_PAGE})?",
        # "Nat Med 28, 2124-2132 (2022)"
        rf"(?:(?P<container>[^\d;:()][^;()]{{1,150}}?),?\s)?{_VOLUME}{_ISSUE},\s{_PAGE}\s?\((?P<date>{YEAR})\)",
        # "Lancet 2020; 395: 497-506"
        rf"(?P<container>[^\d;:()][^;:()]{{1,150}}?),?\s\(?(?P<date>{DATE})\)?(?:\s?[;:,]\s?{_PLACE})?",
    )
)
#: The longest closing statement, in characters.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a closing statement says; texts are empty when it does not say them."""

    issued: PartialDate | None
    container: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    city: str = ""
    preprint: bool = False


def read_imprint(sentence: str) -> Imprint | None:
    """What a sentence says of where and when something was published; None when it is no such statement."""
    if len(sentence) > _LONGEST:
        return None
    found = next((match for form in _FORMS if (match := form.fullmatch(sentence))), None)
    if found is None or not (issued := read_date(found["date"])):
        return None
    said = {name: value for name, value in found.groupdict("").items() if name not in ("date", "preprint")}
    said["page"] = said.get("page", "").replace("–", "-")
    return Imprint(issued, **said, preprint="preprint" in found.re.groupindex and bool(found["preprint"]))
