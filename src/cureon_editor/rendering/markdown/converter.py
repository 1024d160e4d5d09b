"""A stretch of Markdown as HTML by Python-Markdown, one block for each top-level element; not yet safe."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar, cast

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from cureon_editor.rendering.markdown.environment import Definitions, Environment, Needs
from cureon_editor.rendering.markdown.footnotes import Footnotes
from cureon_editor.rendering.markdown.furniture import Furniture, Questions
from cureon_editor.rendering.markdown.highlighting import code_html
from cureon_editor.rendering.markdown.parser import LineParser
from cureon_editor.rendering.markdown.tasks import TaskLists

#: Parts two elements of the finished HTML; a body cannot hold it.
_SEAM = "\x02\ue00a\x03"

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Laid:
    """A stretch as HTML: each block with the 0-based line it begins on, and what it took and leaves.

    `marks` are the footnotes that slots stand for, by their number; `asks` whether a heading in it announces
    questions, None without a heading that could.
    """

    blocks: tuple[tuple[str, int], ...]
    needs: Needs
    marks: tuple[str, ...] = ()
    asks: bool | None = None


class Converter(Markdown):
    """Python-Markdown with the extensions an article may use; lays out one stretch after the other.

    Texts must be `printable` and may hold slots; `restore` gives back what was written for these.
    """

    def __init__(self, question_headings: Collection[str] = ()) -> None:
        self._restore: Callable[[str], str] = str
        self._abbreviations = AbbrExtension()
        self._short = _Abbreviations()
        # The extension hands its steps the very object.
        vars(self._abbreviations)["abbrs"] = self._short
        self._footnotes = Footnotes()
        self._questions = Questions(question_headings)
        super().__init__(output_format="html")
        # An @ that cites nothing is written `\@`, as for Pandoc.
        self.ESCAPED_CHARS.append("@")
        self.registerExtensions(
            [
                TableExtension(use_align_attribute=True),
                self._footnotes,
                DefListExtension(),
                self._abbreviations,
                AttrListExtension(),
                SaneListExtension(),
                TaskLists(),
                Furniture(self.parser, self._questions),
            ],
            {},
        )

    def build_parser(self) -> Self:
        """Set up the steps with our block parser, and without those that would move lines."""
        super().build_parser()
        parser = LineParser(self, lambda code, language: code_html(self._restore(code), language))
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser: LineParser = parser
        return self

    def definitions(self, text: str, restore: Callable[[str], str] = str) -> Definitions:
        """What a stretch defines, quotations and lists in it included."""
        if not may_define(text):
            return Definitions()
        self._begin(restore)
        self.parser.parse(_lines(text, self.tab_length))
        return Definitions(
            tuple(
                (name, (restore(address), title and restore(title)))
                for name, (address, title) in self.references.items()
            ),
            tuple((short, long and restore(long)) for short, long in self._short.said),
            tuple((name, restore(note)) for name, note in self._footnotes.defined.items()),
        )

    def lay_out(
        self,
        text: str,
        environment: Environment,
        *,
        asking: bool = False,
        restore: Callable[[str], str] = str,
        whole: bool = True,
    ) -> Laid:
        """A stretch as HTML in its document's environment; without `whole` the text of a footnote."""
        self._begin(restore)
        self.parser.parse(_lines(text, self.tab_length), whole=whole)
        references = _Lookups(environment.references)
        # Read only from here on.
        self.references = cast("dict[str, Any]", references)
        self._footnotes.known = notes = _Lookups(environment.footnotes)
        self._short.stand_for({s: environment.abbreviations[s] for s in environment.abbreviations_in(text)})
        self._questions.asking = asking
        parts = self._finished()
        return Laid(
            tuple(zip(parts, self._starts(), strict=True)),
            Needs(text, tuple(references.names), tuple(notes.names)),
            tuple(self._footnotes.marks),
            self._questions.asking if self._questions.decided else None,
        )

    def _begin(self, restore: Callable[[str], str]) -> None:
        """Forget the stretch before."""
        self.references = {}
        self.reset()
        self._restore = restore
        self._footnotes.defined, self._footnotes.marks = {}, []

    def _finished(self) -> list[str]:
        """The elements that were parsed, with all inline markup, as HTML."""
        root = self.parser.root
        for step in self.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed
        html = _SEAM.join(self.serializer(element) for element in root)
        for finish in self.postprocessors:
            html = finish.run(html)
        return [part.strip() for part in html.split(_SEAM)] if len(root) else []

    def _starts(self) -> list[int]:
        """The line each element begins on."""
        lines: list[int] = []
        for element in self.parser.root:
            last = lines[-1] if lines else 0
            lines.append(max(self.parser.lines.get(element, last), last))
        return lines


class _Lookups(Generic[Value]):
    """Definitions, and the names that were looked up among them."""

    def __init__(self, known: Mapping[str, Value]) -> None:
        self._known = known
        self.names: dict[str, None] = {}

    def __contains__(self, name: object) -> bool:
        self.names[str(name)] = None
        return name in self._known

    def __getitem__(self, name: str) -> Value:
        return self._known[name]

    def clear(self) -> None:
        """Forget them."""
        self._known = {}


class _Abbreviations(dict[str, str]):
    """What Python-Markdown takes for its abbreviations; `said` is what a stretch says of them, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str | None]] = []

    def __setitem__(self, short: str, long: str) -> None:
        super().__setitem__(short, long)
        self.said.append((short, long))

    def pop(self, short: str, default: object = None) -> object:  # type: ignore[override]
        """Take an abbreviation back."""
        self.said.append((short, None))
        return super().pop(short, default)

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self.said = []

    def stand_for(self, known: Mapping[str, str]) -> None:
        """Hold those known in the document."""
        super().clear()
        self.update(known)


def may_define(text: str) -> bool:
    """Whether a text can define anything at all; what it takes to be sure is to be read at length."""
    return "]:" in text or "] :" in text


def _lines(text: str, tab: int) -> list[str]:
    """The lines of a text with tabs expanded, those of blanks only empty."""
    return [line.expandtabs(tab) if line.strip() else "" for line in text.split("\n")]
