"""RIS and MEDLINE, where the tags alone decide."""

import pytest

from cureon_editor.article.sources import Correction, PartialDate
from cureon_editor.exchange.sources import nbib, ris
from cureon_editor.exchange.sources.source_format import Record


def medline(*lines: str) -> Record:
    (record,) = nbib.read("\n".join(("PMID- 1", "TI  - A title.", *lines))).records
    return record


def tagged(*lines: str) -> Record:
    (record,) = ris.read("\n".join(("TY  - JOUR", "TI  - A title", *lines, "ER  - "))).records
    return record


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((), None),
        (("PT  - Retracted Publication",), Correction.RETRACTED),
        (("EIN - J. 2022", "RIN - J. 2023"), Correction.RETRACTED),
        (("ECI - J. 2023", "EIN - J. 2022"), Correction.CONCERN),
        (("CRI - J. 2023",), Correction.CORRECTED),
        (("PT  - Retraction of Publication", "ROF - J. 2020"), None),
        (("PT  - Expression of Concern", "ECF - J. 2020"), None),
        (("CON - J. 2020",), None),
    ],
)
def test_what_became_of_a_publication(lines: tuple[str, ...], found: Correction | None) -> None:
    assert medline(*lines).source.correction is found


@pytest.mark.parametrize(
    ("lines", "page"),
    [
        (("SP  - 4", "EP  - 9"), "4-9"),
        (("SP  - 4-9", "EP  - 9"), "4-9"),
        (("SP  - 4", "EP  - 4"), "4"),
        (("SP  - 4–9",), "4-9"),
        (("EP  - 9",), "9"),
    ],
)
def test_first_and_last_page(lines: tuple[str, ...], page: str) -> None:
    assert tagged(*lines).source.page == page


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        (("DA  - 2022/09/15/",), PartialDate(2022, 9, 15)),
        (("PY  - 2022", "DA  - 2022/09//"), PartialDate(2022, 9)),
        (("PY  - 2021", "DA  - 2022/09/15/"), PartialDate(2021)),
        (("Y1  - 2022/09/15/",), PartialDate(2022, 9, 15)),
        ((), None),
    ],
)
def test_the_year_decides_between_two_dates(lines: tuple[str, ...], issued: PartialDate | None) -> None:
    assert tagged(*lines).source.issued == issued


@pytest.mark.parametrize(
    ("lines", "pmid", "doubts"),
    [
        (("AN  - 123", "DB  - PubMed"), "123", 0),
        (("AN  - PMID: 123",), "123", 0),
        (("AN  - 123",), "", 1),
        (("AN  - 123", "DB  - Embase"), "", 0),
        (("N1  - PMID: 123",), "123", 0),
    ],
)
def test_only_pubmed_gives_pubmed_numbers(lines: tuple[str, ...], pmid: str, doubts: int) -> None:
    record = tagged(*lines)
    assert (record.source.pmid, len(record.doubts)) == (pmid, doubts)
