"""Sources drawn at random: any at all, and those that a file of sources can say in full."""

from hypothesis import strategies as st

from cureon_editor.article.source_reading import TEXT_FIELDS
from cureon_editor.article.sources import Correction, Name, PartialDate, Source, Study
from cureon_editor.exchange.sources.people import OTHERS
from cureon_editor.exchange.sources.wording import plain
from tests.core.texts import made_of, texts

_PIECES = (
    *"abCZ09 -.,;:'`\"@=#%&$~^_\\{}()[]<>/|+*!?",
    *(
        "CD19",
        "and",
        "others",
        " and ",
        "--",
        "``",
        "''",
        "&amp;",
        "<i>",
        "</i>",
        "<5",
        "\\alpha",
        "{\\'e}",
        "--- ",
    ),
    *("é", "ß", "Łódź", "א", "\u200f", "中", "\U0001f642", "\xa0", "–", "—", "“", "’", "µ"),
)
#: Wording as it is once read: HTML, which no title holds, has become text.
wording = made_of(_PIECES, 10).map(plain)
_NUMBERS = st.sampled_from(("", "1", "28", "1.10", "S2", "12A"))
_PAGES = st.sampled_from(("", "171", "2124-2132", "2119-32", "e123", "S1-S10", "4-9, 12"))
_LETTERS = st.sampled_from(("Able", "Müller", "van der Berg", "de la Cruz", "O’Neil", "Smith-Jones", "אבן"))
_GIVEN = st.sampled_from(("A.", "Jan Peter", "Élodie", "J.-P.", "K"))
_ORGANISATIONS = st.sampled_from(
    ("World Health Organization", "Smith and Sons", "Novartis", "NICE {UK}", "Group & Co", "中国")
)
_people = st.builds(Name, _LETTERS, _GIVEN) | st.builds(Name, literal=_ORGANISATIONS)
people = st.lists(_people, max_size=3).map(tuple) | st.just((Name("Able", "A."), OTHERS))
dates = st.sampled_from(
    (
        None, PartialDate(2022), PartialDate(2022, 9), PartialDate(2022, 9, 15), PartialDate(1999, 12, 31),
        PartialDate(2031), PartialDate(raw="in press"),
    )
)  # fmt: skip
#: What every format of ours can say; a source is known by its title.
_everywhere = {
    "key": st.sampled_from(("able2020", "x", "muller-2024b", "smith:2020")),
    "authors": people,
    "editors": people,
    "title": wording.filter(bool),
    "container": wording.filter(bool),
    "container_short": st.sampled_from(("", "Nat Med", "N Engl J Med")),
    "issued": dates,
    "volume": _NUMBERS,
    "page": _PAGES,
    "doi": st.sampled_from(("", "10.1038/s41591-022-02017-5", "10.1002/(SICI)1097-0258(1998)17:15%20x_y")),
    "pmid": st.sampled_from(("", "36109639")),
    "pmcid": st.sampled_from(("", "PMC1234567")),
    "url": st.sampled_from(("", "https://example.org/a_b%20c?d=1&copy=2#e", "https://example.org/~x")),
    "accessed": st.sampled_from((None, PartialDate(2024, 1, 2))),
    "publisher": wording,
    "publisher_place": wording,
    "edition": _NUMBERS,
    "genre": st.sampled_from(("Guideline", "Review")),
}


def sayable(kinds: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """Sources of these kinds that both a file of tags and one of fields can say."""
    return st.builds(Source, type=st.sampled_from(kinds), **_everywhere)


def full() -> st.SearchStrategy[Source]:
    """Sources with our own fields too, as only CSL-JSON can say them."""
    return st.builds(
        Source,
        type=st.sampled_from(("article-journal", "report", "song", "review-book")),
        **_everywhere,
        issue=_NUMBERS,
        number=_NUMBERS,
        isbn=st.sampled_from(("", "9780306406157")),
        status_checked=st.sampled_from(("", "2026-10-05")),
        correction=st.sampled_from((None, *Correction)),
        study=st.sampled_from((None, Study("RCT", "12 adults", "", "", "a maker"))),
    )


_any = made_of(_PIECES, 8) | texts(8)
anything = st.builds(
    Source,
    key=_any,
    type=st.sampled_from(("article-journal", "webpage", "document", "bill", "thesis", "article", "chapter"))
    | _any,
    authors=st.lists(st.builds(Name, _any, _any, _any), max_size=2).map(tuple),
    editors=st.lists(st.builds(Name, _any, _any, _any), max_size=1).map(tuple),
    issued=st.none() | st.builds(PartialDate, raw=_any),
    accessed=st.none() | st.builds(PartialDate, raw=_any),
    **dict.fromkeys(TEXT_FIELDS, _any),
)
