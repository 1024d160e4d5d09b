"""Where in a Markdown body typed numbers are citations, and where digits are something else."""

from itertools import pairwise

import pytest
from hypothesis import given

from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.typed.finding import find_typed
from cureon_editor.citations.typed.marker import Verdict
from tests.core.texts import made_of, texts

FOUR = frozenset({1, 2, 3, 4})
TWENTY = frozenset(range(1, 21))

CERTAIN = {
    "It calms lupus [1].": ("[1]", (1,)),
    "It calms lupus[1].": ("[1]", (1,)),
    "It calms lupus [2, 3] too.": ("[2, 3]", (2, 3)),
    "It calms lupus [2;3] too.": ("[2;3]", (2, 3)),
    "It calms lupus [1-4].": ("[1-4]", (1, 2, 3, 4)),
    "It calms lupus [1–4].": ("[1–4]", (1, 2, 3, 4)),
    "It calms lupus [3, 1].": ("[3, 1]", (3, 1)),
    "It calms lupus [1][2].": ("[1][2]", (1, 2)),
    "It calms lupus [1], [2].": ("[1], [2]", (1, 2)),
    "It calms lupus [1]–[3].": ("[1]–[3]", (1, 2, 3)),
    r"It calms lupus \[1, 2\].": (r"\[1, 2\]", (1, 2)),
    "It calms lupus¹.": ("¹", (1,)),
    "It calms lupus¹,³ in most.": ("¹,³", (1, 3)),
    "It calms lupus¹⁻³.": ("¹⁻³", (1, 2, 3)),
    "It calms lupus^2^.": ("^2^", (2,)),
    "It calms lupus^1,2^.": ("^1,2^", (1, 2)),
    r"It calms lupus^\[1\]^.": (r"^\[1\]^", (1,)),
    "It calms lupus<sup>2</sup>.": ("<sup>2</sup>", (2,)),
    "It calms lupus<sup>[2, 3]</sup>.": ("<sup>[2, 3]</sup>", (2, 3)),
    "It grew by 5 m ¹ and stayed.": ("¹", (1,)),
    "It was 65 ¹ and stayed.": ("¹", (1,)),
    "It was approved in 2022 [2].": ("[2]", (2,)),
    "A list:\n\n- It calms lupus 4.\n- Fever": ("4", (4,)),
    "> It calms lupus 4.": ("4", (4,)),
    "It calms *lupus* 4.": ("4", (4,)),
    "It calms\nlupus 4.": ("4", (4,)),
    "| Use | Proof |\n|---|---|\n| Lupus | two series [2] |": ("[2]", (2,)),
    "## Lupus [1]": ("[1]", (1,)),
    "[^1]: It calms lupus [1].": ("[1]", (1,)),
    "Already [@a], then lupus [1].": ("[1]", (1,)),
}

NOTHING = [
    "`x [1]` and ``y¹``",
    "```\nx [1]\n```",
    "    x = y[1]\n",
    "<!-- x [1] -->",
    "[1](https://example.org)",
    "[see 4](https://example.org/4)",
    "![scan 4.](scan.png)",
    "Our guide [1] says.\n\n[1]: https://example.org",
    "Our [guide][1] says.\n\n[1]: https://example.org",
    "A note[^1] here.\n\n[^1]: Text.",
    "1. First\n2. Second\n",
    "1) First",
    "| Use | People |\n|---|---|\n| Lupus | four 4 |\n| Myositis | 3 |",
    "Use | People\n---|---\nLupus | people 4.\nMyositis | people 3.",
    "## Phase of trials 4",
    "What happens 4\n----",
    "$x_{1} [1]$ holds",
    "It took 15 patients in 2022.",
    "A dose (5 mg) was given.",
    "The reasons are: (1) first, (2) second.",
    "because of (1) age and (2) sex",
    "two (2) patients",
    "Nature 12 (3)",
    "CD19 and COVID-19.",
    "The marker CD19.",
    "10^6^ cells, 10⁶ and 10<sup>3</sup>.",
    "Per m², per cm^2^, 5 m<sup>2</sup>.",
    "The isotope ¹³C and ³H.",
    "Ca²⁺ and 10⁻³.",
    "as shown [@a] and @b [p. 4]",
    "[@a, p. 4; @b, figure 2]",
]

UNSURE = {
    "Pain scores [1, 3] were seen": "range of values",
    "a median of 2 [1–4]": "range of values",
    "[1] Mackensen A. Nature.": "list of sources",
    "¹ Mackensen A. Nature.": "list of sources",
    "Water is H2O² in a way.": "name before it",
    "hepatitis B² is": "name before it",
    "COVID-19² is": "power",
    "It calms lupus (1).": "count",
    "as in Table (1).": "count",
    "The cancer was at stage 4.": "could be a citation",
    "It is known [7].": "no source fits 7",
    "It is known [3–1].": "no source fits",
}


@pytest.mark.parametrize("body", CERTAIN)
def test_certain_citations(body: str) -> None:
    shown, numbers = CERTAIN[body]
    (marker,) = find_typed(body, FOUR)
    assert body[marker.start : marker.end].strip() == shown
    assert (marker.verdict, marker.readings, marker.doubt) == (Verdict.CITATION, (numbers,), "")


@pytest.mark.parametrize("body", NOTHING)
def test_digits_that_are_something_else(body: str) -> None:
    assert find_typed(body, FOUR) == ()


@pytest.mark.parametrize("body", UNSURE)
def test_what_is_not_sure_is_not_taken_and_says_why(body: str) -> None:
    (marker,) = find_typed(body, FOUR)
    assert not marker.is_citation
    assert UNSURE[body] in marker.doubt


def test_brackets_name_one_source_where_bare_digits_could_name_two() -> None:
    (marked,) = find_typed("It calms lupus [12].", TWENTY)
    (bare,) = find_typed("It calms lupus 12.", TWENTY)
    assert marked.readings == ((12,),)
    assert (bare.verdict, bare.readings) == (Verdict.AMBIGUOUS, ((1, 2), (12,)))


def test_raised_digits_without_a_comma_are_several_where_no_source_has_the_number() -> None:
    assert [marker.readings for marker in find_typed("It calms lupus²³.", FOUR)] == [((2, 3),)]
    assert [marker.readings for marker in find_typed("It calms lupus¹².", TWENTY)] == [((12,),)]


def test_a_raised_digit_behind_a_year_is_probably_a_citation() -> None:
    (marker,) = find_typed("It was approved in 2022².", FOUR)
    assert (marker.verdict, marker.doubt) == (Verdict.PROBABLE, "2 could be a power.")


def test_round_brackets_are_citations_where_the_page_writes_them_so() -> None:
    body = "It calms lupus (1). It calms joints (2, 3). It calms skin (4). One paper (2) found (1) more."
    found = find_typed(body, FOUR)
    assert [marker.verdict for marker in found] == [Verdict.CITATION] * 3 + [Verdict.PROBABLE] * 2
    assert [marker.numbers for marker in found] == [(1,), (2, 3), (4,), (2,), (1,)]


def test_offsets_are_those_of_the_body() -> None:
    body = "Caf\xe9 \U0001f642 `code`\n\n> - It calms lupus [1].\n\n## More\n\nAnd joints\xa0[2, 3]!"
    assert [body[m.start : m.end] for m in find_typed(body, FOUR)] == [" [1]", "\xa0[2, 3]"]


def test_a_list_s_second_paragraph_is_no_code() -> None:
    assert [m.numbers for m in find_typed("- One\n\n    It calms lupus [1].", FOUR)] == [(1,)]
    assert find_typed("One\n\n    lupus [1]", FOUR) == ()


PIECES = [
    *(
        "word ",
        "[1]",
        " [2, 3]",
        "(1)",
        "¹",
        "^2^",
        "<sup>3</sup>",
        " 4.",
        "\n",
        "\n\n",
        "| ",
        "|---|\n",
        "- ",
        "# ",
    ),
    *(
        "`",
        "```\n",
        "[@a]",
        "](x)",
        "[1]: y\n",
        "$",
        "    ",
        "\\",
        "<!--",
        "-->",
        "m²",
        "10",
        "*",
        ":::\n",
        "[^1]",
    ),
]


@given(made_of(PIECES, 30))
def test_what_is_found_is_disjoint_and_outside_citations_and_code(body: str) -> None:
    spans = [(m.start, m.end) for m in find_typed(body, FOUR)]
    spans += [(cluster.start, cluster.end) for cluster in find_clusters(body)]
    spans.sort()
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(texts(40))
def test_any_text_is_read(body: str) -> None:
    for marker in find_typed(body, FOUR):
        assert 0 <= marker.start < marker.end <= len(body)


@pytest.mark.parametrize(
    "piece",
    ["[", "[1", "[1]", "(1", "^", "^1", "<sup>", "¹", "¹,", "1 ", " 4.", "$", "$a", "$_", "| ", "1,", "[1,"],
)
def test_hostile_bodies_take_no_time(piece: str) -> None:
    body = piece * (60_000 // len(piece))
    assert all(marker.end <= len(body) for marker in find_typed(body, FOUR))
