"""Authors who are not listed: a last name of "others" is never printed as a name."""

import pytest

from cureon_editor.article.sources import Name, Source
from cureon_editor.citations.in_text import names_in_text
from cureon_editor.citations.styles import format_source, styles


def source(*names: str) -> Source:
    return Source("k", authors=tuple(Name(literal=name) for name in names), title="Title")


@pytest.mark.parametrize("others", ["others", "Others", "et al", "et al."])
@pytest.mark.parametrize("style", sorted(styles()))
def test_no_style_prints_others(style: str, others: str) -> None:
    written = format_source(source("Mackensen", others), style)
    assert written.startswith(("Mackensen et al.", "Mackensen, et al."))


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ((), ""),
        (("Mackensen",), "Mackensen"),
        (("Mackensen", "Müller"), "Mackensen and Müller"),
        (("Mackensen", "others"), "Mackensen et al."),
        (("Mackensen", "Müller", "others"), "Mackensen et al."),
        (("Mackensen", "Müller", "Schett"), "Mackensen et al."),
    ],
)
def test_names_in_a_sentence(names: tuple[str, ...], read: str) -> None:
    assert names_in_text(source(*names)) == read
