"""Every style writes every kind of source in one clean line, whatever is missing.

UPDATE_GOLDEN=1 writes the kept lines anew; read the difference before keeping it.
"""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.kinds import Kind, kind_of
from cureon_editor.citations.runs import Run, closed, merged, plain, text_of
from cureon_editor.citations.styles import format_source, source_runs, styles
from cureon_editor.citations.wording import edition, initials, pages_full, pages_short, people
from tests.core.texts import texts, thorough

FOLDER = Path(__file__).resolve().parents[2] / "golden" / "styles"
SOURCES = read_metadata(
    Article.parse((FOLDER / "sources.md").read_text(encoding="utf-8")).front_matter
).sources
TYPES = [*Kind, "thesis", "standard", "paper-conference", "motion_picture", "no-such-type"]
NAMES = (Name("Ada", "Anna Maria"), Name(literal="NHS"), Name("Cy"), Name("Łoś", "J.-P."))

#: Words of the kind that fields hold, a few with a mark at their end.
WORDS = st.sampled_from(["", "Alpha", "Beta gamma", "Delta Inc.", "Really?", "Stop!", "12", "Ends,"])
DATES = st.none() | st.builds(PartialDate, st.integers(1900, 2030), st.none() | st.integers(1, 12))
FIELDS = ("container", "volume", "issue", "page", "publisher", "container_short", "publisher_place")
FILLED = st.fixed_dictionaries(dict.fromkeys((*FIELDS, "edition", "number", "genre"), WORDS))
IDENTIFIERS = st.fixed_dictionaries(
    {
        "doi": st.sampled_from(["", "10.1000/182", "broken"]),
        "pmid": st.sampled_from(["", "38381673"]),
        "pmcid": st.sampled_from(["", "PMC8005924"]),
        "url": st.sampled_from(["", "https://example.org/page", "javascript:alert(1)"]),
    }
)


def named(max_size: int) -> st.SearchStrategy[tuple[Name, ...]]:
    return st.lists(st.sampled_from(NAMES), max_size=max_size).map(tuple)


@pytest.mark.parametrize("style", styles())
def test_the_kept_lines(style: str) -> None:
    found = "".join(f"{format_source(source, style)}\n" for source in SOURCES)
    kept = FOLDER / f"{style}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


def test_three_sources_of_every_kind_are_kept() -> None:
    kinds = [kind_of(source) for source in SOURCES]
    assert {kind: kinds.count(kind) for kind in Kind} == dict.fromkeys(Kind, 3)


@thorough
@given(
    st.sampled_from(TYPES),
    st.sampled_from(["The title", "Is it so?", "It is!", "Wait…", "One. Two.", "“Quoted.”"]),
    named(8),
    named(2),
    FILLED,
    IDENTIFIERS,
    st.tuples(DATES, DATES),
)
def test_what_is_missing_leaves_no_mark(
    kind: str,
    title: str,
    authors: tuple[Name, ...],
    editors: tuple[Name, ...],
    fields: dict[str, Any],
    found: dict[str, str],
    dates: tuple[PartialDate | None, PartialDate | None],
) -> None:
    source = Source(
        "key", kind, authors, title, issued=dates[0], accessed=dates[1], editors=editors, **fields, **found
    )
    for style in styles():
        line = format_source(source, style)
        assert title in line
        assert "\n" not in line
        assert "None" not in line
        # "Inc., J" and "2nd ed.; 2020" are sound; two marks of a kind, or a mark without words, are not.
        assert not re.search(r"\.\.|,,|;;|::|[?!]\.|[,;:(\[] *[.,;:)\]]| [.,;:)]|[(\[] |  ", line), line
        assert not line.endswith((",", ";", ":", " ", "("))
        assert not line.startswith((",", ".", ";", " "))


@given(st.sampled_from(TYPES), texts(12), texts(12), texts(12))
def test_any_text_is_written_on_one_line(kind: str, title: str, name: str, other: str) -> None:
    people = (Name(name, other), Name(literal=other))
    fields: Any = dict.fromkeys((*FIELDS, "edition", "number", "genre", "doi", "pmid", "pmcid", "url"), other)
    source = Source("key", kind, people, title, editors=people, issued=PartialDate(raw=other), **fields)
    for style in styles():
        line = format_source(source, style)
        assert (" ".join(title.split()) or "key") in line
        assert line.splitlines() == [line]


@pytest.mark.parametrize("style", styles())
def test_the_runs_say_what_the_line_says(style: str) -> None:
    for source in SOURCES:
        runs = source_runs(source, style)
        assert text_of(runs) == format_source(source, style)
        assert all(run.text for run in runs)
        assert merged(runs) == runs


def test_ama_sets_works_in_italics_and_links_what_leads_somewhere() -> None:
    mackensen, trial = SOURCES[0], SOURCES[15]
    runs = source_runs(mackensen, "ama")
    assert [run.text for run in runs if run.italic] == ["Nat Med"]
    assert runs[-1] == Run("10.1038/s41591-022-02017-5", link="https://doi.org/10.1038/s41591-022-02017-5")
    address = "https://clinicaltrials.gov/study/NCT04381936"
    linked = [run for run in source_runs(trial, "ama") if run.link]
    assert linked == [Run("NCT04381936", link=address), Run(address, link=address)]


@pytest.mark.parametrize(
    ("style", "changes", "words"),
    [
        ("vancouver", {"authors": NAMES[:1] * 6}, "Ada AM, Ada AM, Ada AM, Ada AM, Ada AM, Ada AM. T."),
        ("vancouver", {"authors": NAMES[:1] * 7}, ", Ada AM, et al. T."),
        ("ama", {"authors": NAMES[:1] * 6}, "Ada AM, Ada AM, Ada AM, Ada AM, Ada AM, Ada AM. T."),
        ("ama", {"authors": NAMES[:1] * 7}, "Ada AM, Ada AM, Ada AM, et al. T."),
        ("ama", {"authors": (*NAMES[:2], Name(literal="others"))}, "Ada AM, NHS, et al. T."),
        (
            "vancouver",
            {"url": "https://x.org/a", "container": "J"},
            "J [Internet]. 2022 [cited 2024 Mar 5]. Av",
        ),
        ("vancouver", {"url": "https://x.org/a", "pmid": "1"}, "T. 2022. PMID: 1."),
        ("ama", {"pmid": "1"}, "2022. PMID:1"),
        ("vancouver", {"type": "book", "editors": NAMES[:1], "edition": "1"}, "Ada AM, editor. T. 2022."),
        (
            "ama",
            {"type": "book", "editors": NAMES[:2], "edition": "11"},
            "Ada AM, NHS, eds. T. 11th ed. 2022.",
        ),
        (
            "vancouver",
            {"type": "book", "url": "https://x.org/a", "doi": "10.1000/182"},
            "T. 2022. doi: 10.1000/182.",
        ),
        ("ama", {"type": "book", "url": "https://x.org/a", "doi": "10.1000/182"}, "T. 2022. doi:10.1000/182"),
        ("vancouver", {"type": "report", "number": "7"}, "Report No.: 7."),
        (
            "vancouver",
            {"type": "dataset", "number": "NCT04381936"},
            "T. ClinicalTrials.gov. 2022. Identifier: N",
        ),
        (
            "journal",
            {"type": "dataset", "number": "NCT04381936"},
            "ClinicalTrials.gov NCT04381936 (2022) — T",
        ),
    ],
)
def test_single_rules(style: str, changes: dict[str, Any], words: str) -> None:
    base = Source("k", title="T", issued=PartialDate(2022), accessed=PartialDate(2024, 3, 5))
    assert words in format_source(replace(base, **changes), style)


@pytest.mark.parametrize(
    ("pages", "short", "full"),
    [
        ("2124-2132", "2124-32", "2124-2132"),
        ("2124–32", "2124-32", "2124-2132"),
        ("98--102", "98-102", "98-102"),
        ("12-12", "12", "12-12"),
        ("S104-S120", "S104-S120", "S104-S120"),
        ("e124", "e124", "e124"),
        ("12-19, 30-31", "12-9, 30-1", "12-19, 30-31"),
    ],
)
def test_pages(pages: str, short: str, full: str) -> None:
    assert pages_short(pages) == short
    assert pages_full(pages) == full
    assert pages_full(short) == ("12" if short == "12" else full)


@pytest.mark.parametrize(
    ("given_names", "letters"),
    [
        ("Anna Maria", "AM"),
        ("J.-P.", "JP"),
        ("Jean-Paul", "JP"),
        ("JPA", "JPA"),
        ("J. P. (Jo)", "JPJ"),
        ("", ""),
    ],
)
def test_initials(given_names: str, letters: str) -> None:
    assert initials(given_names) == letters


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("4", "4th ed"),
        ("22", "22nd ed"),
        ("13", "13th ed"),
        ("1", ""),
        ("2nd", "2nd ed"),
        ("Revised ed.", "Revised ed"),
    ],
)
def test_editions(text: str, written: str) -> None:
    assert edition(text) == written


def test_others_alone_is_a_name() -> None:
    assert people([Name(literal="others")], 6, 3) == ("others",)


def test_a_sentence_is_closed_once() -> None:
    assert text_of(closed(plain("Is it?"))) == "Is it?"
    assert text_of(closed(plain("It is"))) == "It is."
    assert closed(()) == ()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (Source("k", "article-journal", genre="Preprint"), Kind.PREPRINT),
        (Source("k", "article", volume="3"), Kind.ARTICLE),
        (Source("k", "thesis"), Kind.BOOK),
        (Source("k", "video", url="https://x.org"), Kind.PAGE),
        (Source("k", "video", volume="3"), Kind.ARTICLE),
        (Source("k", ""), Kind.BOOK),
    ],
)
def test_kinds(source: Source, kind: Kind) -> None:
    assert kind_of(source) is kind
