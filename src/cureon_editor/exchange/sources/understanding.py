"""Find out which format of sources a file or a pasted text is in, and read it."""

from dataclasses import replace
from pathlib import PurePath

from cureon_editor.exchange.sources.decoding import decode
from cureon_editor.exchange.sources.source_format import Missed, SourceFormat, Understood, source_formats

#: The longest file that is read, in bytes. 100,000 sources of PubMed are less.
LIMIT = 50_000_000
#: What is in no other format is read as lines that each hold a citation.
_LAST = "plain"
#: How files begin that are no text: a ZIP archive, and Microsoft's older container.
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

_EMPTY = "There is nothing here to read."
_TOO_LONG = f"This is longer than {LIMIT // 1_000_000} MB and was not read. Bring it in in smaller parts."
_PDF = "A PDF does not say which of its words are sources. Copy the list of sources out of it and paste it."


def understand(data: bytes, name: str = "") -> Understood:
    """The sources in a file's bytes: its content says in which format they are, else the ending of its name.

    Never raises: what cannot be read is a `Missed` with the reason. `format` names the format taken.
    """
    if len(data) > LIMIT:
        return Understood(missed=(Missed(1, _TOO_LONG),))
    if data.startswith(b"%PDF-"):
        return Understood(missed=(Missed(1, _PDF),))
    suffix = PurePath(name).suffix.lower()
    if (packed := _packed_format(data, suffix)) and packed.read_bytes:
        return _named(packed.read_bytes(data), packed)
    decoded = decode(data)
    understood = understand_text(decoded.text, suffix)
    doubts = tuple(Missed(1, doubt) for doubt in decoded.doubts)
    return replace(understood, missed=(*doubts, *understood.missed))


def understand_text(text: str, suffix: str = "") -> Understood:
    """The sources in a text, such as one that was pasted; `suffix` is a file's ending, if it had one."""
    if len(text) > LIMIT:
        return Understood(missed=(Missed(1, _TOO_LONG),))
    if not text.strip("\ufeff\0 \t\r\n"):
        return Understood(missed=(Missed(1, _EMPTY),))
    taken = _format_of(text, suffix)
    return _named(taken.read(text) if taken.read else Understood(), taken)


def _packed_format(data: bytes, suffix: str) -> SourceFormat | None:
    """The format of a file that is no text, by its ending, else the first there is; None for a text."""
    packed = [known for known in source_formats().values() if known.read_bytes]
    named = next((known for known in packed if suffix in known.suffixes), None)
    return named or (packed[0] if data.startswith(_PACKED) else None)


def _format_of(text: str, suffix: str) -> SourceFormat:
    """The first format that recognises the text, else the one of the file's ending, else plain citations."""
    readers = [known for known in source_formats().values() if known.read]
    plain = source_formats()[_LAST]
    recognised = (known for known in readers if known is not plain and known.recognises(text))
    named = (known for known in readers if suffix in known.suffixes)
    default = plain if suffix in plain.suffixes else next(named, plain)
    return next(recognised, default)


def _named(understood: Understood, taken: SourceFormat) -> Understood:
    return replace(understood, format=understood.format or taken.name)
