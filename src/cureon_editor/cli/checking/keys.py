"""What a result depends on, as a key for the cache: another text, rule or program has another key."""

import hashlib
from collections.abc import Iterable
from functools import cache, partial
from os.path import lexists
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
#: The modules that decide what the checklist says.
_MODULES = (
    *("article/*.py", "citations/**/*.py", "journal/**/*.py", "prose/**/*.py", "checks/**/*.py"),
    *("review/*.py", "rendering/summary.py", "cli/checking/*.py"),
)


class Keys:
    """Makes the keys of one run, in which rules and program stay what they are."""

    def __init__(self) -> None:
        self._house = cache(lambda folder: self._digest(find_journal(folder).folder))
        self._digest = cache(partial(_house_digest, _program_digest()))

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


def _house_digest(program: bytes, folder: Path | None) -> bytes:
    """All that judges articles of a journal: the program, its rules, and those of the journal's folder.

    The journal's folder goes by its whole path, which messages on its faults mention.
    """
    whole = hashlib.sha256(program + bytes(folder) if folder else program)
    for root in (resource(""), *([folder] if folder else [])):
        folders = [root / name for name in _FOLDERS if lexists(root / name)]
        files = (path for folder in folders for path in (folder, *folder.rglob("*")))
        _add(whole, root, (root / FILE_NAME, *files))
    return whole.digest()


def _program_digest() -> bytes:
    """The version of the program and, for those who work on it, the modules that have a say."""
    package = Path(cureon_editor.__file__).parent
    whole = hashlib.sha256(cureon_editor.__version__.encode())
    _add(whole, package, (path for name in _MODULES for path in package.glob(name)))
    return whole.digest()


def _add(whole: "hashlib._Hash", root: Path, files: Iterable[Path]) -> None:
    """Names and contents, in the order of names; what is no file counts by its name alone."""
    for path in sorted(files):
        try:
            data = path.read_bytes() if path.is_file() else b"no file"
        except OSError:
            data = b"unreadable"
        whole.update(f"{path.relative_to(root)} {len(data)}\n".encode("utf-8", "surrogateescape"))
        whole.update(data)
