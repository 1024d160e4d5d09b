"""The article as a value: front matter and body with LF only, and a form that gives the file back exactly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cureon_editor.article.edits import Part, Splice

BOM = "\ufeff"
_FENCED = re.compile(r"(---\r?\n)((?![ \t]*\r?\n)(?:.*\n)*?)((?:---|\.\.\.)(?:\r?\n|\Z))")

#: One line ending for every line of a part, or one for each of its lines when they are mixed.
Endings = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileForm:
    """What the two texts leave out of the file: byte order mark, fence lines, line endings.

    `fences` holds the two lines exactly, endings included; None means the file has no front matter.
    """

    bom: bool = False
    fences: tuple[str, str] | None = None
    front_endings: Endings = "\n"
    body_endings: Endings = "\n"


@dataclass(frozen=True, slots=True)
class Article:
    """An article is its text: everything else is derived from it and never stored beside it."""

    front_matter: str | None
    body: str
    form: FileForm = FileForm()

    @classmethod
    def parse(cls, text: str) -> "Article":
        """Read the text of a file, byte order mark and line endings included; every text is an article."""
        bom = text.startswith(BOM)
        rest = text[1:] if bom else text
        fenced = _FENCED.match(rest)
        if fenced is None:
            body, endings = _without_endings(rest, "\n")
            return cls(
                None, body, FileForm(bom, None, endings if isinstance(endings, str) else endings[0], endings)
            )
        opening, front, closing = fenced.groups()
        default = opening[3:]
        front_matter, front_endings = _without_endings(front, default)
        body, body_endings = _without_endings(rest[fenced.end() :], default)
        return cls(front_matter, body, FileForm(bom, (opening, closing), front_endings, body_endings))

    @property
    def text(self) -> str:
        """The file's text exactly, byte order mark and line endings included."""
        head = BOM if self.form.bom else ""
        body = _with_endings(self.body, self.form.body_endings)
        if self.form.fences is None:
            return head + body
        front = _with_endings(self.front_matter or "", self.form.front_endings)
        return head + self.form.fences[0] + front + self.form.fences[1] + body

    @property
    def front_line(self) -> int:
        """The 1-based line of the file on which the front matter's text begins."""
        return 2

    @property
    def body_line(self) -> int:
        """The 1-based line of the file on which the body begins."""
        return 1 if self.front_matter is None else self.front_matter.count("\n") + 3

    def part(self, part: Part) -> str:
        """The text of one part; an absent front matter reads as empty."""
        return self.body if part is Part.BODY else self.front_matter or ""

    def line_and_column(self, part: Part, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in code points) in the file of an offset into a part."""
        text = self.part(part)
        first = self.body_line if part is Part.BODY else self.front_line
        return first + text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1) + 1

    def spliced(self, splices: Sequence[Splice]) -> "Article":
        """The article after disjoint splices, all given in this article's offsets.

        Raises ValueError when splices overlap or lie outside their part.
        """
        front, front_endings = _spliced(self, splices, Part.FRONT_MATTER)
        body, body_endings = _spliced(self, splices, Part.BODY)
        form = self.form
        if (front_endings, body_endings) != (form.front_endings, form.body_endings):
            form = replace(form, front_endings=front_endings, body_endings=body_endings)
        newline = _default_ending(self.form)
        if self.front_matter is None and front:
            form = replace(form, fences=("---" + newline, "---" + newline))
        if form.fences and body and not form.fences[1].endswith("\n"):
            form = replace(form, fences=(form.fences[0], form.fences[1] + newline))
        return Article(front if form.fences else None, body, form)

    def restored(self, splices: Sequence[Splice], form: FileForm) -> "Article":
        """The article after inverse splices, in the exact form it had before them."""
        spliced = self.spliced(splices)
        return Article((spliced.front_matter or "") if form.fences else None, spliced.body, form)


def _without_endings(text: str, default: str) -> tuple[str, Endings]:
    """The text with LF only, and the endings that were in it (`default` when it has no line ending)."""
    crlf = text.count("\r\n")
    lines = text.count("\n")
    if not lines:
        return text, default
    if not crlf:
        return text, "\n"
    plain = text.replace("\r\n", "\n")
    if crlf == lines:
        return plain, "\r\n"
    return plain, tuple("\r\n" if found == "\r\n" else "\n" for found in re.findall(r"\r?\n", text))


def _with_endings(text: str, endings: Endings) -> str:
    """The text as it stands in the file."""
    if isinstance(endings, str):
        return text if endings == "\n" else text.replace("\n", endings)
    lines = text.split("\n")
    return "".join(line + ending for line, ending in zip(lines, (*endings, ""), strict=True))


def _default_ending(form: FileForm) -> str:
    """The ending a new line gets: the first one of the file."""
    if form.fences:
        return form.fences[0][3:]
    endings = form.body_endings
    return endings if isinstance(endings, str) else endings[0] if endings else "\n"


def _spliced(article: Article, splices: Sequence[Splice], part: Part) -> tuple[str, Endings]:
    """One part's text and endings after the splices that concern it, in one pass over the text."""
    text = article.part(part)
    endings = article.form.body_endings if part is Part.BODY else article.form.front_endings
    # Two insertions at one place stand in the order they are given: sorting keeps it.
    in_order = sorted([s for s in splices if s.part is part], key=lambda s: (s.start, s.end))
    if not in_order:
        return text, endings
    pieces: list[str] = []
    end = 0
    for splice in in_order:
        if not end <= splice.start <= splice.end <= len(text):
            message = f"a splice at {splice.start}-{splice.end} overlaps another or lies outside the text"
            raise ValueError(message)
        pieces += (text[end : splice.start], splice.text)
        end = splice.end
    if not isinstance(endings, str):
        endings = _endings_spliced(endings, text, in_order, _default_ending(article.form))
    return "".join((*pieces, text[end:])), endings


def _endings_spliced(
    endings: tuple[str, ...], text: str, in_order: Sequence[Splice], default: str
) -> Endings:
    """Mixed endings after splices: lines outside them keep theirs, new lines get the file's first."""
    mixed: list[str] = []
    line = end = 0
    for splice in in_order:
        first = line + text.count("\n", end, splice.start)
        mixed += endings[line:first] + (default,) * splice.text.count("\n")
        line = first + text.count("\n", splice.start, splice.end)
        end = splice.end
    mixed += endings[line:]
    return tuple(mixed) if len(set(mixed)) > 1 else mixed[0] if mixed else default
