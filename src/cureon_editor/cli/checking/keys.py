"""What a result depends on, as a key for the cache: another text, rule or program has another key."""

import hashlib
import os
from functools import cache
from pathlib import Path

import cureon_editor
from cureon_editor.cli.arguments import STANDARD
from cureon_editor.cli.files import Opened
from cureon_editor.journal import FILE_NAME, find_journal
from cureon_editor.resources import resource
from cureon_editor.review.attestations import LARGEST, review_file
from cureon_editor.storage.beside import read_beside
from cureon_editor.storage.loading import UnreadableError

#: What of a journal's folder, and of ours, the checklist reads.
_FOLDERS = ("rules", "therapies", "words")
#: Packages whose code has no say in what the checklist says.
_WITHOUT_SAY = ("ui", "__pycache__")


class Keys:
    """Makes the keys of one run, in which rules and program stay what they are."""

    def __init__(self) -> None:
        self._house = cache(lambda folder: self._digest(find_journal(folder).folder))
        self._digest = cache(_house_digest)

    def key(self, opened: Opened) -> bytes:
        """The key of an article with its review file, under the rules of its folder."""
        text = opened.digest or hashlib.sha256(opened.article.text.encode()).hexdigest()
        return hashlib.sha256(
            b"\n".join((self._house(opened.folder), text.encode(), _review(opened)))
        ).digest()


def _review(opened: Opened) -> bytes:
    """The review file's digest and name, which its faults mention; nothing without one."""
    if opened.name == STANDARD:
        return b""
    path = review_file(Path(opened.name))
    try:
        digest = read_beside(path, LARGEST).digest
    except UnreadableError as error:
        digest = str(error)
    return f"{digest} {path.name}".encode("utf-8", "surrogateescape") if digest else b""


def _house_digest(folder: Path | None) -> bytes:
    """All that judges articles of a journal: the program, its rules, and those of the journal's folder."""
    whole = hashlib.sha256(_program().encode())
    for root in (resource(""), *([folder] if folder else [])):
        for path in _rule_files(root):
            data = _bytes(path)
            whole.update(f"{os.fspath(path)} {len(data)}\n".encode("utf-8", "surrogateescape"))
            whole.update(data)
    return whole.digest()


def _rule_files(root: Path) -> list[Path]:
    files = (path for name in _FOLDERS for path in (root / name).rglob("*") if path.is_file())
    return [root / FILE_NAME, *sorted(files)]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b"unreadable"


def _program() -> str:
    """The program: its version and, where it runs from modules that may be edited, their sizes and times."""
    lines = [cureon_editor.__version__]
    for folder, below, files in os.walk(Path(cureon_editor.__file__).parent):
        below[:] = sorted(name for name in below if name not in _WITHOUT_SAY)
        for name in sorted(files):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - two hundred times at each start
            lines.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(lines)
