"""Makes articles of any length, the same each time: shaped like real health articles, in invented prose."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SIZES = {"2k": 2_000, "20k": 20_000, "100k": 100_000}
WORDS_A_PARAGRAPH = 90
PARAGRAPHS_A_SECTION = 5

_WHO = (
    "Most people with lupus",
    "Adults who take part",
    "Researchers in three countries",
    "Doctors at specialist centres",
    "The immune system",
    "A small group of patients",
    "People older than sixty",
    "The trial's own authors",
)
_DID = (
    "reported",
    "were followed for",
    "described",
    "needed",
    "recovered after",
    "responded to",
    "looked again at",
    "stopped",
)
_WHAT = (
    "a single infusion of engineered cells",
    "a change in symptoms over twelve months",
    "fewer flares than in the year before",
    "treatment with tablets and regular blood tests",
    "an early result that still has to be confirmed",
    "the usual care offered by a rheumatologist",
    "side effects such as fever and low blood counts",
    "a median of 23 months without further treatment",
)
_AND = (
    "although the numbers were small",
    "and nobody yet knows how long this lasts",
    "which is why larger studies have begun",
    "while the comparison group did not change",
    "so the finding should be read with care",
    "as **careful readers** will want to know",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How much of everything an article of a length has.

    It has one source for so many words; `clusters` are the sizes of its citations, in turn.
    """

    words: int
    words_a_source: int = 150
    clusters: tuple[int, ...] = (1, 2, 1, 3, 1)

    @property
    def sources(self) -> int:
        """How many sources it cites."""
        return max(4, self.words // self.words_a_source)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs of running text it has; the rest is headings, lists and tables."""
        return round(self.words * 0.72 / WORDS_A_PARAGRAPH)


#: 1,000 sources and 5,000 citations in 100,000 words.
DENSE = Shape(100_000, words_a_source=100, clusters=(2, 2, 2, 3, 3))


def article(words: int, seed: int = 1, shape: Shape | None = None) -> str:
    """The text of an article of about this many body words; the same seed gives the same text."""
    shape = shape or Shape(words)
    chance = random.Random(seed)  # noqa: S311 - a repeatable text, not a secret
    body = "\n\n".join(_body(shape, chance))
    return f"---\n{_front_matter(shape)}---\n\n{body}\n"


def of_each_size() -> Iterator[tuple[str, Path]]:
    """The name of each size with the path of such an article; the file is gone afterwards."""
    with TemporaryDirectory() as folder:
        for name, words in SIZES.items():
            yield name, write(Path(folder), words)


def write(folder: Path, words: int, shape: Shape | None = None) -> Path:
    """Write an article of so many words into a folder; its path."""
    path = folder / f"article-{words}.md"
    path.write_text(article(words, shape=shape), encoding="utf-8", newline="\n")
    return path


def _front_matter(shape: Shape) -> str:
    head = (
        "id: 5f0c3d1e-0000-4000-8000-000000000000\n"
        "title: CAR-T for autoimmune disease\n"
        "standfirst: An experimental treatment, given only in clinical trials.\n"
        "category: Immune Health\n"
        'date: "2026-06-17"\n'
        'review_due: "2027-06-17"\n'
        "author:\n  - name: Sam Sample\n    credentials: MSc\n"
        "interests: Cureon pays for this journal and sells health checks.\n"
        "therapies:\n  - {name: CAR-T, use: autoimmune disease, stage: experimental, offered: no}\n"
        "citation_order: mention\n"
        "references:\n"
    )
    return head + "".join(_source(number) for number in range(1, shape.sources + 1))


def _source(number: int) -> str:
    return (
        f"  - id: source{number}\n"
        "    type: article-journal\n"
        "    author:\n"
        f"      - {{family: Sample{number}, given: A.}}\n"
        "      - {family: Second, given: B. C.}\n"
        f"    title: Outcomes in group {number} of an invented study\n"
        "    container-title: Journal of Invented Results\n"
        f'    issued: "{2015 + number % 11}"\n'
        f'    volume: "{number % 90 + 1}"\n'
        f"    page: {number}-{number + 8}\n"
        f"    DOI: 10.1000/invented.{number}\n"
        '    status_checked: "2026-06-01"\n'
    )


def _body(shape: Shape, chance: random.Random) -> Iterator[str]:
    cited = _citations(shape)
    for number in range(shape.paragraphs):
        section, place = divmod(number, PARAGRAPHS_A_SECTION)
        if place == 0:
            yield f"## What part {section + 1} of the evidence shows"
        elif place == 3:
            yield f"### Is finding {section + 1} certain?"
        yield _paragraph(chance, cited)
        if place == 1:
            yield _list(chance, cited)
        elif place == 4 and section % 3 == 0:
            yield _table(chance, cited)
    yield "::: {.disclaimer}\nThis article is general information. It is not medical advice.\n:::"


def _citations(shape: Shape) -> Iterator[str]:
    """Clusters of one to three keys, so that every source is cited in turn."""
    number = 0
    while True:
        for size in shape.clusters:
            keys = [f"@source{(number + step) % shape.sources + 1}" for step in range(size)]
            number += size
            yield f" [{'; '.join(keys)}]"


def _paragraph(chance: random.Random, cited: Iterator[str]) -> str:
    sentences: list[str] = []
    words = 0
    while words < WORDS_A_PARAGRAPH:
        sentence = _sentence(chance)
        words += len(sentence.split())
        cluster = next(cited) if len(sentences) % 5 in (1, 4) else ""
        sentences.append(f"{sentence}{cluster}.")
    return " ".join(sentences)


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)}, {chance.choice(_AND)}"


def _list(chance: random.Random, cited: Iterator[str]) -> str:
    return "\n".join(f"- **Point {number}:** {_sentence(chance)}{next(cited)}." for number in (1, 2, 3))


def _table(chance: random.Random, cited: Iterator[str]) -> str:
    rows = [f"| Use {number} | {chance.choice(_WHAT)}{next(cited)} | Not approved |" for number in (1, 2, 3)]
    return "\n".join(("| Use | Evidence | Approval |", "|---|---|---|", *rows))
