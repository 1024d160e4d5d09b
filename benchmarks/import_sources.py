"""Reads 1,000 sources in each format that has them, and writes them again."""

from time import process_time

from cureon_editor.article.sources import Name, PartialDate, Source
from cureon_editor.exchange.sources.source_format import SourceFormat, source_formats
from support.figures import milliseconds, show, slowest

RECORDS = 1_000
ROUNDS = 5
LIMIT = 1_000.0


def main() -> None:
    """Each text is read several times; nothing is kept between the rounds but tables of symbols."""
    sources = [_source(number) for number in range(RECORDS)]
    texts = {name: known.write(sources) for name, known in source_formats().items() if known.write}
    texts["nbib"] = "\n".join(_medline(source) for source in sources)
    show(
        f"{RECORDS} sources in processor ms ({LIMIT:g} wanted)",
        ("", "median", "95 %"),
        [row for name, text in texts.items() for row in _rows(source_formats()[name], text, sources)],
    )


def _rows(known: SourceFormat, text: str, sources: list[Source]) -> list[tuple[str, float, float]]:
    reading, writing = [], []
    for _ in range(ROUNDS):
        began = process_time()
        assert known.read
        assert len(known.read(text).records) == RECORDS
        reading.append(process_time() - began)
        began = process_time()
        if known.write:
            known.write(sources)
            writing.append(process_time() - began)
    rows = [(f"{known.title}, read", milliseconds(reading), slowest(reading))]
    return rows + ([(f"{known.title}, written", milliseconds(writing), slowest(writing))] if writing else [])


def _source(number: int) -> Source:
    return Source(
        f"müller{number}",
        authors=(*(Name(f"Müller {letter}", "Jan É.") for letter in "ABCDEF"), Name(literal="Group & Co")),
        title=f"Anti-CD19 CAR T cell therapy & more: results of trial {number} in 50% of all patients",
        container="Annals of the Rheumatic Diseases",
        container_short="Ann Rheum Dis",
        issued=PartialDate(2022, 9, 15),
        volume=str(number),
        issue="10",
        page="2124-2132",
        doi=f"10.1000/trial_{number}",
        pmid=str(30_000_000 + number),
        url=f"https://example.org/{number}",
    )


def _medline(source: Source) -> str:
    names = "".join(f"FAU - {name.family}, {name.given}\n" for name in source.authors if name.family)
    return (
        f"PMID- {source.pmid}\nTI  - {source.title}.\n{names}JT  - {source.container}\nDP  - 2022 Sep 15\n"
        f"VI  - {source.volume}\nPG  - 2124-32\nLID - {source.doi} [doi]\n"
    )
