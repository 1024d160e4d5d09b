"""Random texts for property tests, cheap to draw: a text is drawn as one string, a letter for a piece."""

from collections.abc import Iterable

from hypothesis import settings
from hypothesis import strategies as st

#: A character of each kind that has ever troubled a program.
CHARACTERS = "".join(
    (
        *map(chr, range(128)),
        "\x80\x85\x9f\xa0\xad\u2003\u3000\u200b\u200d\ufeff\u2028\u2029",  # controls, blanks, line ends
        "\xdf\xe9\u0130\u0131\u017f\u01c5\u1e9e\u1f88\ufb01\uff21",  # letters whose case changes their length
        "\u0301\ufe0f\U0001f3fd\U000e0041\u200e\u202e\u2066",  # marks that join and turn what is around them
        "\u05d0\u0e33\u4e2d\uac00\U0001d400\U0001f642\u2010\u2013\u2019",  # scripts, pictures, dashes, quotes
        "\u0661\u2167\u2460\uff03",  # digits that are none
        "\u0378\ue000\ufdd0\uffff\U0010ffff",  # what is no character
    )
)
#: Halves of a character, which cannot be written as UTF-8.
HALVES = "\ud800\udfff"
_FIRST = 0x4E00

#: For laws that break in rare places only: three times the examples of the profile in force.
thorough = settings(max_examples=3 * settings.default.max_examples)


def texts(max_size: int, alphabet: str = CHARACTERS) -> st.SearchStrategy[str]:
    """Texts of any characters."""
    return st.text(alphabet, max_size=max_size)


def made_of(pieces: Iterable[str], max_size: int = 12, between: str = "") -> st.SearchStrategy[str]:
    """Texts joined from up to `max_size` of these pieces."""
    named = {chr(_FIRST + index): piece for index, piece in enumerate(pieces)}
    return st.text("".join(named), max_size=max_size).map(
        lambda letters: between.join(named[letter] for letter in letters)
    )
