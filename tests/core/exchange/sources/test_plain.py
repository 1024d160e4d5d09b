"""Citations as people paste them become sources; what cannot be told apart stays whole and is said."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.styles import format_source
from cureon_editor.exchange.sources.citation.names import read_names
from cureon_editor.exchange.sources.citation.reading import read_citation
from cureon_editor.exchange.sources.people import OTHERS
from cureon_editor.exchange.sources.plain import read

MACKENSEN = Name("Mackensen", "A")
CAR_T = {
    "title": "Anti-CD19 CAR T cell therapy for refractory systemic lupus erythematosus",
    "type": "article-journal",
}
NAT_MED = {**CAR_T, "container": "Nat Med", "volume": "28", "issue": "10", "issued": PartialDate(2022)}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            f"Mackensen A. et al., Nature Medicine (2022) — {CAR_T['title']}",
            {
                **CAR_T,
                "container": "Nature Medicine",
                "authors": (Name("Mackensen", "A."), OTHERS),
                "issued": PartialDate(2022),
            },
        ),
        (
            "Ada A., Ben B., The Lancet, Regional Health (2021) - Rest",
            {"container": "The Lancet, Regional Health", "authors": (Name("Ada", "A."), Name("Ben", "B."))},
        ),
        ("Ada A., medRxiv (preprint, 2020) — Rest", {"type": "article", "container": "medRxiv"}),
        (
            "Ada A., ClinicalTrials.gov NCT03030976 (2020) — Rest",
            {"type": "dataset", "number": "NCT03030976"},
        ),
        ("NHS, 2020 — Lupus", {"type": "webpage", "title": "Lupus", "issued": PartialDate(2020)}),
        (
            "Cancer Research UK — Bowel cancer",
            {"authors": (Name(literal="Cancer Research UK"),), "title": "Bowel cancer", "type": "webpage"},
        ),
        (
            (
                f"Mackensen A, Müller F, et al. {CAR_T['title']}. Nat Med. 2022 Sep 15;28(10):2124-32. "
                "doi: 10.1038/s41591-022-02017-5. PMID: 36109639; PMCID: PMC9520026."
            ),
            {
                **NAT_MED,
                "page": "2124-32",
                "issued": PartialDate(2022, 9, 15),
                "doi": "10.1038/s41591-022-02017-5",
                "pmid": "36109639",
                "pmcid": "PMC9520026",
                "authors": (MACKENSEN, Name("Müller", "F"), OTHERS),
            },
        ),
        (
            (
                f"Mackensen, A., Müller, F., & Schett, G. (2022). {CAR_T['title']}. Nature Medicine, 28(10), "
                "2124–2132. https://doi.org/10.1038/s41591-022-02017-5"
            ),
            {
                **NAT_MED,
                "container": "Nature Medicine",
                "page": "2124-2132",
                "doi": "10.1038/s41591-022-02017-5",
                "authors": (Name("Mackensen", "A."), Name("Müller", "F."), Name("Schett", "G.")),
            },
        ),
        (
            f"Mackensen, A. et al. {CAR_T['title']}. Nat. Med. 28, 2124–2132 (2022).",
            {**CAR_T, "container": "Nat. Med.", "volume": "28", "page": "2124-2132"},
        ),
        (
            "Huang C, Wang Y. Clinical features. Lancet 2020; 395: 497–506.",
            {"container": "Lancet", "volume": "395", "page": "497-506", "title": "Clinical features"},
        ),
        (
            "van der Heijde D, O’Neill J-P. Rest vs. motion: a U.S. trial. eLife. 2020;9:e12345.",
            {
                "title": "Rest vs. motion: a U.S. trial",
                "container": "eLife",
                "authors": (Name("van der Heijde", "D"), Name("O’Neill", "J-P")),
            },
        ),
        (
            "Diabetes Prevention Group. Insulin, again. Hypertension. 2002;40(5):679-86.",
            {"authors": (Name(literal="Diabetes Prevention Group"),), "title": "Insulin, again"},
        ),
        (
            "Murray PR. Medical microbiology. 4th ed. St. Louis: Mosby; 2002. ISBN 0-306-40615-2",
            {
                "type": "book",
                "title": "Medical microbiology",
                "edition": "4th",
                "publisher_place": "St. Louis",
                "publisher": "Mosby",
                "isbn": "9780306406157",
            },
        ),
        (
            (
                "Meltzer PS. Chromosomes. In: Vogelstein B, Kinzler KW, editors. The basis. New York: "
                "McGraw-Hill; 2002. p. 93-113."
            ),
            {
                "type": "chapter",
                "container": "The basis",
                "page": "93-113",
                "editors": (Name("Vogelstein", "B"), Name("Kinzler", "KW")),
            },
        ),
        (
            (
                "Meltzer, P. S. (2002). Chromosomes. In B. Vogelstein & K. W. Kinzler (Eds.), The basis "
                "(2nd ed., pp. 93–113). McGraw-Hill."
            ),
            {
                "type": "chapter",
                "container": "The basis",
                "edition": "2nd",
                "publisher": "McGraw-Hill",
                "editors": (Name("Vogelstein", "B."), Name("Kinzler", "K. W.")),
            },
        ),
        (
            (
                "NICE. Lupus nephritis [Internet]. London: NICE; 2019. Report No.: NG123. "
                "Available from: https://www.nice.org.uk/x"
            ),
            {"type": "report", "number": "NG123", "publisher": "NICE", "url": "https://www.nice.org.uk/x"},
        ),
        (
            (
                "National Cancer Institute. CAR T cells. Cancer.gov. Updated March 10, 2022. "
                "Accessed March 1, 2024. https://www.cancer.gov/x"
            ),
            {
                "type": "webpage",
                "container": "Cancer.gov",
                "issued": PartialDate(2022, 3, 10),
                "accessed": PartialDate(2024, 3, 1),
            },
        ),
        (
            "World Health Organization. (2021, March 3). Lupus. https://www.who.int/x",
            {"authors": (Name(literal="World Health Organization"),), "issued": PartialDate(2021, 3, 3)},
        ),
        (
            "Hospital. CAR T in lupus [Internet]. ClinicalTrials.gov; 2023 Mar. Identifier: NCT03030976.",
            {"type": "dataset", "number": "NCT03030976", "title": "CAR T in lupus"},
        ),
        (
            "Smith J. A thing. medRxiv [Preprint]. 2020 Mar 8. doi: 10.1101/2020.03.08.20000000",
            {"type": "article", "genre": "Preprint", "container": "medRxiv", "title": "A thing"},
        ),
        (
            "Smith J Jr, Doe A 3rd. Is rest good? Lancet. 2020;395:1.",
            {"title": "Is rest good?", "authors": (Name("Smith Jr", "J"), Name("Doe 3rd", "A"))},
        ),
    ],
)
def test_forms(text: str, fields: dict[str, Any]) -> None:
    source = read_citation(text).source
    assert {name: getattr(source, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Just some words without form", "could not be told apart"),
        ("Ada A, et al. Rest. J Rest. 2020;1:2.", '"et al."'),
        ("Rest and motion. Journal. 2020.", "taken for the organisation"),
        ("Ada A. Rest. Mosby; 2002. ISBN 0-306-40615-3", "check digit"),
        ("NHS — Lupus nhs.uk", "“nhs.uk” was probably a link"),
        ("Ada A. Rest. J Rest. 2020;1:2. NCT03030976", "number of a trial"),
        ("Ada A. Rest. J Rest. 2020;1:2. Somewhere else", "“Somewhere else” at the end"),
        ("a " * 2_000, "too long"),
    ],
)
def test_what_is_not_certain_is_said(text: str, words: str) -> None:
    assert words in " ".join(read_citation(text).doubts)


@pytest.mark.parametrize(
    ("text", "titles", "lines"),
    [
        ("References\n\n1. NHS — A\n2) NHS — B\n[3] NHS — C\n(4) NHS — D", "ABCD", [3, 4, 5, 6]),
        ("• NHS — A\n- NHS — B\r\n* NHS — C", "ABC", [1, 2, 3]),
        ("NHS — A\rNHS — B\n\n\nNHS — C", "ABC", [1, 2, 5]),
        ("1. NHS — A\n   goes on\n2. NHS — B", ["A goes on", "B"], [1, 3]),
        ("[1]\tNHS — A\ngoes on\n[2]\tNHS — B", ["A goes on", "B"], [1, 3]),
    ],
)
def test_lists_are_cut_into_citations(text: str, titles: list[str], lines: list[int]) -> None:
    understood = read(text)
    assert [record.source.title for record in understood.records] == list(titles)
    assert [record.line for record in understood.records] == lines
    assert understood.missed == ()


def test_wrapped_citations_are_joined_and_neighbours_are_not() -> None:
    text = (
        "Ada A, Ben B. Anti-CD19 CAR T cell therapy for refractory\n"
        "systemic lupus erythematosus. Nat Med. 2022;28(10):2124-32.\n"
        "Cy C. et al., Nature Medicine (2022) — A title that is long enough here\n"
        "Dee D. et al., Nature Medicine (2023) — Another title that is long enough"
    )
    assert [record.line for record in read(text).records] == [1, 3, 4]


def test_lines_without_words_are_said() -> None:
    missed = read("NHS — A\n2. 1234\n").missed
    assert [(one.line, one.text) for one in missed] == [(2, "1234")]


@pytest.mark.parametrize(
    ("text", "people", "complete"),
    [
        ("Ada A, Ben B.-C., and Cy D.E.", ["Ada", "Ben", "Cy"], True),
        ("Ada, A., Ben, B. C., … Cy, D.", ["Ada", "Ben", "Cy", ""], False),
        ("de la Cruz Ortiz M and others", ["de la Cruz Ortiz", ""], False),
        ("World Health Organization", [""], True),
        ("Able to", [""], True),
        ("Diabetes UK", [""], True),
        ("", [], True),
    ],
)
def test_names(text: str, people: list[str], *, complete: bool) -> None:
    authors = read_names(text)
    assert [name.family for name in authors.names] == people
    assert authors.complete is complete


families = st.sampled_from(["Mackensen", "Müller", "van der Heijde", "O’Neill", "Łoś", "Smith-Jones", "Li"])
persons = st.builds(Name, families, st.sampled_from(["Anna", "Jean-Paul", "A. B.", "Élodie Zoë"]))
words = st.sampled_from(
    ["CD19", "cell", "therapy", "in", "refractory", "lupus:", "a", "trial", "(phase 2)", "β-cell"]
)
phrases = st.lists(words, min_size=2, max_size=6).map(lambda chosen: "Rest " + " ".join(chosen).rstrip(":"))
ordinary = {
    "key": st.just("k"),
    "authors": st.lists(persons, min_size=1, max_size=8).map(tuple),
    "title": st.builds(str.__add__, phrases, st.sampled_from(["", "?", "!"])),
    "issued": st.builds(PartialDate, st.integers(1950, 2031), st.none() | st.integers(1, 12)),
    "doi": st.sampled_from(["", "10.1038/s41591-022-02017-5", "10.1016/S0140-6736(20)30183-5"]),
    "container": st.sampled_from(["Nature Medicine", "The Lancet", "BMJ", "N Engl J Med", "eLife"]),
}
sources = st.one_of(
    st.builds(
        Source,
        volume=st.sampled_from(["28", "395"]),
        issue=st.sampled_from(["", "10", "Suppl 1"]),
        page=st.sampled_from(["", "2124-2132", "e123"]),
        pmid=st.sampled_from(["", "36109639"]),
        **ordinary,
    ),
    st.builds(
        Source,
        type=st.just("book"),
        publisher=st.sampled_from(["Mosby", "Oxford University Press"]),
        edition=st.sampled_from(["", "2", "3rd"]),
        **{**ordinary, "container": st.just("")},
    ),
    st.builds(
        Source, type=st.just("article"), **{**ordinary, "container": st.sampled_from(["medRxiv", "bioRxiv"])}
    ),
)


@pytest.mark.parametrize("style", ["journal", "vancouver", "ama"])
@given(source=sources)
def test_what_our_styles_write_is_read_back(style: str, source: Source) -> None:
    read_back = read_citation(format_source(source, style)).source
    families = [name.family for name in read_back.authors if name != OTHERS]
    assert families == [name.family for name in source.authors][: len(families)]
    assert families
    assert read_back.title == source.title
    assert read_back.issued is not None
    assert source.issued is not None
    assert read_back.issued.year == source.issued.year
    assert read_back.doi == (source.doi if style != "journal" else "")


pieces = st.sampled_from(
    [
        *(
            "Ada A",
            "et al.",
            ". ",
            ", ",
            " — ",
            "(2020)",
            "2020;1(2):3-4",
            "In: ",
            "editors",
            "doi:10.1000/x",
            "—",
        ),
        *(
            "https://x.org/",
            "[Internet]",
            "accessed 2020 Jan 1",
            "1. ",
            "\n",
            "\n\n",
            "ISBN 0306406152",
            "& ",
            "\x00",
        ),
        *("PMID: 1", "<i>", "«", "שלום", "\u202e", "References", "2nd ed", "…", "'", "(", ")", "p. 1-2"),
    ]
)


@given(st.lists(pieces | st.text(max_size=5), max_size=20).map("".join))
def test_any_text_is_read(text: str) -> None:
    understood = read(text)
    count = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert understood.records or understood.missed
    assert all(1 <= one.line <= count for one in (*understood.records, *understood.missed))
    assert all(record.source.title or record.doubts for record in understood.records)
