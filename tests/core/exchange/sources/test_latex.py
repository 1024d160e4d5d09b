"""LaTeX becomes text, and text LaTeX that becomes the same text again."""

import pytest
from hypothesis import given

from cureon_editor.exchange.sources.bibtex.latex import decoded, encoded, encoded_title, verbatim
from tests.core.exchange.sources.drawn import wording


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"M{\"u}ller, {\'e}tude, \'Eric", "Müller, étude, Éric"),
        (r"\'{\i} \^\i \v{s} \c{c} \H{o} \k a \.z \~n \r{a}", "í î š ç ő ą ż ñ å"),
        (r"{\O}slo Stra{\ss}e \L{}ukasz \AA", "Øslo Straße Łukasz Å"),
        (r"\textit{in vivo} {\em all} \emph{x}", "in vivo all x"),
        (r"CD$_4$, 10$^{6}$, $\alpha$-cells", "CD4, 106, α-cells"),
        (r"a \& b \% \# \_ \$ \{x\}", "a & b % # _ $ {x}"),
        ("50% of & more", "50% of & more"),
        ("costs $5", "costs $5"),
        ("1--2 --- ``x''", "1–2 — “x”"),
        (r"\href{https://x.org}{word} \noopsort{z}A", "word A"),
        (r"\today", ""),
        ("no {\\break", "no "),
    ],
)
def test_what_latex_says(latex: str, text: str) -> None:
    assert decoded(latex) == text


def test_an_unknown_command_is_told() -> None:
    told: list[str] = []
    assert decoded(r"a \unheardof{b} \textbf{c}", told.append) == "a b c"
    assert told == ["unheardof"]


def test_addresses_lose_only_escapes() -> None:
    assert verbatim(r"\url{https://x.org/a\_b%20c~d?e=1&f=2}") == "https://x.org/a_b%20c~d?e=1&f=2"


def test_capitals_are_protected_but_for_the_first() -> None:
    assert encoded_title("Using CAR-T in SLE") == "Using {CAR}-{T} in {SLE}"
    assert encoded_title("SLE & rest") == r"{SLE} \& rest"


@given(wording)
def test_what_is_written_reads_back(text: str) -> None:
    assert decoded(encoded(text)) == decoded(encoded_title(text)) == text
