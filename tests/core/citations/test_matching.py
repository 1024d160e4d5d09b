"""Sources are found by what people remember of them, the likeliest first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.citations.matching import SourceIndex, fold, origin

MULLER = Source(
    "muller2024",
    authors=(Name("Müller", "Fabian"), Name("Taubmann", "Jule"), Name("Bucci", "Laura")),
    title="CD19 CAR T-cell therapy in autoimmune disease",
    container="New England Journal of Medicine",
    container_short="N Engl J Med",
    issued=PartialDate(2024, 2, 22),
    doi="10.1056/NEJMoa2308917",
    pmid="38381673",
)
MACKENSEN = Source(
    "mackensen2022",
    authors=(Name("Mackensen", "Andreas"), Name("Müller", "Fabian")),
    title="Anti-CD19 CAR T cell therapy for refractory lupus",
    container="Nature Medicine",
    issued=PartialDate(2022, 9, 15),
    pmcid="PMC9512345",
)
TITLED = Source("report1", title="What Müller saw", authors=(Name(literal="WHO"),), isbn="978-92-4-154991-2")
KEYED = Source("x-muller", title="Løgstrup’s care", url="https://example.org/care")
INDEX = SourceIndex((KEYED, TITLED, MACKENSEN, MULLER, Source("")))


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("", ["x-muller", "report1", "mackensen2022", "muller2024"]),
        ("muller", ["muller2024", "mackensen2022", "report1", "x-muller"]),
        ("MÜLLER", ["muller2024", "mackensen2022", "report1", "x-muller"]),
        ("2022 lupus", ["mackensen2022"]),
        ("lupus 2022 nature", ["mackensen2022"]),
        ("n engl", ["muller2024"]),
        ("who", ["report1"]),
        ("logstrup", ["x-muller"]),
        ("@mackensen2022", ["mackensen2022"]),
        ("immune", ["muller2024"]),
        ("https://doi.org/10.1056/nejmoa2308917", ["muller2024"]),
        ("doi: 10.1056/NEJMoa2308917", ["muller2024"]),
        ("38381673", ["muller2024"]),
        ("PMID: 38381673", ["muller2024"]),
        ("PMC9512345", ["mackensen2022"]),
        ("9789241549912", ["report1"]),
        ("example.org", ["x-muller"]),
        ("zebra", []),
        ("muller zebra", []),
        ("py", []),
    ],
)
def test_what_finds_which(wanted: str, keys: list[str]) -> None:
    assert [source.key for source in INDEX.matching(wanted)] == keys


def test_an_exact_key_comes_first() -> None:
    sources = (Source("walk2001b", title="Walk2001"), Source("walk2001"))
    assert [found.key for found in SourceIndex(sources).matching("walk2001")] == ["walk2001", "walk2001b"]


def test_where_a_source_comes_from() -> None:
    assert origin(MULLER) == "Müller et al. · 2024 · New England Journal of Medicine"
    assert origin(MACKENSEN) == "Mackensen and Müller · 2022 · Nature Medicine"
    assert origin(KEYED) == ""


@given(st.text(max_size=20))
def test_whatever_is_typed_finds_a_part_of_the_list(wanted: str) -> None:
    found = INDEX.matching(wanted)
    assert len(found) == len({source.key for source in found})
    assert set(found) <= {KEYED, TITLED, MACKENSEN, MULLER}
    assert fold(fold(wanted)) == fold(wanted)


@given(st.sampled_from([KEYED, TITLED, MACKENSEN, MULLER]), st.data())
def test_words_of_a_source_in_any_order_find_it(source: Source, data: st.DataObject) -> None:
    words = [*source.title.split(), source.key, *(name.family for name in source.authors if name.family)]
    wanted = data.draw(st.permutations(words))
    assert source in SourceIndex((KEYED, TITLED, MACKENSEN, MULLER)).matching(" ".join(wanted))
