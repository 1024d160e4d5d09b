"""Where a citation is being typed, and where only an address or code is."""

import pytest

from cureon_editor.ui.editor.begun import Begun, begun

KNOWN = frozenset({"muller2024"})


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("@", Begun("", 0)),
        ("shown by @mul", Begun("mul", 3)),
        ("shown [@", Begun("", 0, bracketed=True)),
        ("shown [@a; @b", Begun("b", 1, bracketed=True)),
        ("shown [see @b", Begun("b", 1, bracketed=True)),
        ("shown [-@b", Begun("b", 1, bracketed=True)),
        ("shown [@car t cell", Begun("car t cell", 10, bracketed=True)),
        ("shown @{car t", Begun("car t", 6, braced=True)),
        ("[@{10.1/x", Begun("10.1/x", 7, bracketed=True, braced=True)),
        ("😀 @é", Begun("é", 1)),
        ("no citation", None),
        ("done [@a] and on", None),
        ("mail someone@example", None),
        ("`code @a", None),
        ("[words](@a", None),
        ("escaped \\@a", None),
        ("[@muller2024 p. 4", None),
        ("[@muller2024, p. 4", None),
        ("said @muller to", None),
        ("@{closed} on", None),
    ],
)
def test_what_is_begun(before: str, found: Begun | None) -> None:
    assert begun(before, KNOWN) == found
