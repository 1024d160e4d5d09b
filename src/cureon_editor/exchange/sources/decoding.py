"""Turn the bytes of a file or of the clipboard into text, and say where that was a guess."""

import codecs
from dataclasses import dataclass

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: So much of a file shows whether every second byte is empty, as in UTF-16 without a mark.
_BEGINNING = 2_000

_NOT_UTF_8 = (
    "This is not UTF-8 and was read as Western European text (Windows-1252). "
    "Look at accented letters; if they are wrong, save the file as UTF-8 and bring it in again."
)
_CUT_OFF = "Some characters of this UTF-16 text could not be read; the file may be cut off."
_NO_MARK = "This looks like UTF-16 without a byte order mark and was read as such. Look at the letters."
_NULS = "This holds NUL characters, which no text does; they were left out. The file may be damaged."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without byte order mark and NUL characters, and sentences about what was not certain."""

    text: str
    doubts: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of some bytes: UTF-8, UTF-16, else Windows-1252; any bytes are read."""
    decoded = _decoded(data)
    if "\0" not in decoded.text:
        return decoded
    return Decoded(decoded.text.replace("\0", ""), (*decoded.doubts, _NULS))


def _decoded(data: bytes) -> Decoded:
    if data.startswith(_UTF_16):
        return _as_utf_16(data, "utf-16")
    if guess := _unmarked_utf_16(data[:_BEGINNING]):
        decoded = _as_utf_16(data, guess)
        return Decoded(decoded.text, (_NO_MARK, *decoded.doubts))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Decoded(data.decode("cp1252", "replace"), (_NOT_UTF_8,))


def _as_utf_16(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, (_CUT_OFF,) if "\N{REPLACEMENT CHARACTER}" in text else ())


def _unmarked_utf_16(beginning: bytes) -> str:
    """The byte order of Western text whose every second byte is nothing; empty for other bytes."""
    half = len(beginning) // 2
    even, odd = beginning[::2].count(0), beginning[1::2].count(0)
    if half < 2 or max(even, odd) < 0.7 * half or min(even, odd) > 0.1 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
