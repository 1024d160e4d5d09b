"""Files as they may be found: what editors, word processors and accidents leave behind."""

import random
from collections.abc import Iterator
from pathlib import Path

from cureon_editor.storage.loading import UnreadableError, load
from cureon_editor.storage.saving import save

_BOM = b"\xef\xbb\xbf"
_ENDINGS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c")
_PIECES = (
    "walking",
    "5\u00a0mg",
    "10\u202f000",
    "\u2028",
    "\0",
    "𝒳 😀",
    "👩\u200d⚕️",
    "e\u0301",
    "שלום עולם",
    "\u202eمرحبا\u202c",
    "\ufeff",
    "\ufffd",
    "\ufffe",
    "\t  ",
    "---",
    "...",
    "title: x  # kept",
    "references:",
    "  - {id: a, DOI: 10.1/x}",
    "[@a; @b]",
    "::: {.note}",
    "\x1b[31m",
    "\x7f",
    "'" * 40,
)
#: What no UTF-8 text holds: a cut character, an old encoding, half a pair, UTF-16, too large a number.
_BROKEN = (b"\xc3", b"caf\xe9", b"\xed\xa0\x80", b"\xff\xfea\0", b"\xf4\x90\x80\x80")


def files(count: int, seed: int) -> Iterator[bytes]:
    """So many files, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable files, not secrets
    for _ in range(count):
        yield _file(chance)


def _file(chance: random.Random) -> bytes:
    common = chance.choice(_ENDINGS[:2])
    mixed = chance.random() < 0.5
    lines = ["".join(chance.choices(_PIECES, k=chance.randint(0, 4))) for _ in range(chance.randint(0, 12))]
    text = "".join(line + (chance.choice(_ENDINGS) if mixed else common) for line in lines)
    if chance.random() < 0.5:
        text = f"---{common}title: x{common}---{common}" + text
    data = (_BOM if chance.random() < 0.3 else b"") + text.encode()
    if chance.random() < 0.4:
        data = data.rstrip(b"\r\n")
    if chance.random() < 0.15:
        place = chance.randint(0, len(data))
        data = data[:place] + chance.choice(_BROKEN) + data[place:]
    return data


def verdict(path: Path, data: bytes) -> str:
    """Open a file and save it untouched: “identical”, “refused with a reason”, or what went wrong."""
    path.write_bytes(data)
    try:
        loaded = load(path)
    except UnreadableError as error:
        said = path.name in str(error) and "\n" not in str(error) and path.read_bytes() == data
        return "refused with a reason" if said else f"refused badly: {error}"
    save(path, loaded.article.text, loaded.digest)
    return "identical" if path.read_bytes() == data else f"changed: {data!r}"
