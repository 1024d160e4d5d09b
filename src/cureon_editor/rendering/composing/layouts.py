"""Stretches laid out: safe HTML with slots, kept for as long as text and environment are the same."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from html import escape

from cureon_editor.rendering.composing.stretch import Stretch
from cureon_editor.rendering.markdown.converter import Converter
from cureon_editor.rendering.markdown.environment import Definitions, Environment, Needs, Used
from cureon_editor.rendering.sanitise import sanitise
from cureon_editor.rendering.slots import Pieces, Slot, cut, notes_in, printable

#: Characters of stretches that are kept though they are no longer in the text, which may bring them back.
KEPT = 8_000_000
#: Layouts of one text that are kept, one for each environment it was in.
MOST_LAYOUTS = 4

FAILED = "This passage could not be laid out, so it is shown as it was written."
TOOK_TOO_LONG = "This passage took too long to lay out, so it is shown as it was written."


@dataclass(frozen=True, slots=True)
class Layout:
    """A stretch as safe HTML, cut at its slots: each block with the line of the stretch it begins on.

    `marks` are the names of footnotes by the number of their slot, `order` those numbers as they are read.
    `asks` says whether its last heading announces questions, None without such a heading.
    """

    blocks: tuple[tuple[Pieces, int], ...]
    needs: Needs
    marks: tuple[str, ...] = ()
    order: tuple[int, ...] = ()
    asks: bool | None = None


class Layouts:
    """Lays stretches out, each text only once in each environment.

    Stretches whose digest is in `avoid` are shown as they were written.
    """

    def __init__(self, question_headings: Collection[str], avoid: Collection[str] = ()) -> None:
        self._converter = Converter(question_headings)
        self._avoid = avoid
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._size = 0

    def stretch(self, text: str) -> Stretch:
        """The stretch with this text; the same one as long as it is remembered."""
        return self._remembered(text).stretch

    def definitions(self, stretch: Stretch) -> Definitions:
        """What a stretch defines for the whole document."""
        known = self._remembered(stretch.text)
        if known.definitions is None:
            known.definitions = self._defined(stretch)
        return known.definitions

    def lay_out(
        self, stretch: Stretch, environment: Environment, *, asking: bool = False, whole: bool = True
    ) -> Layout:
        """A stretch laid out; without `whole` as the text of a footnote. Never fails."""
        known = self._remembered(stretch.text)
        for (used, kind), layout in known.layouts.items():
            if kind is whole and environment.used(layout.needs, asking) == used:
                return layout
        layout = self._made(stretch, environment, asking, whole)
        known.keep((environment.used(layout.needs, asking), whole), layout)
        return layout

    def _remembered(self, text: str) -> "_Known":
        """What is known of a text; what was asked for longest ago is forgotten for it."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = _Known(Stretch(text))
            self._size += len(text)
            while self._size > KEPT and len(self._known) > 1:
                self._size -= len(self._known.popitem(last=False)[0])
        else:
            self._known.move_to_end(text)
        return known

    def _defined(self, stretch: Stretch) -> Definitions:
        if stretch.digest in self._avoid:
            return Definitions()
        try:
            return self._converter.definitions(stretch.hidden, stretch.restore)
        except MemoryError:  # announced, so whoever hears of it avoids it
            raise
        except Exception:  # a stretch that cannot be read defines nothing
            return Definitions()

    def _made(self, stretch: Stretch, environment: Environment, asking: bool, whole: bool) -> Layout:
        if stretch.digest in self._avoid:
            return _as_written(stretch, TOOK_TOO_LONG)
        try:
            laid = self._converter.lay_out(
                stretch.hidden, environment, asking=asking, restore=stretch.restore, whole=whole
            )
            safe = ((sanitise(html), stretch.line(line)) for html, line in laid.blocks)
            written = _written(stretch, laid.marks)
            blocks = tuple((cut(html, written), line) for html, line in safe if html.strip())
        except MemoryError:
            raise
        except Exception:  # whatever one passage breaks, the others are shown
            return _as_written(stretch, FAILED)
        order = notes_in(pieces for pieces, _ in blocks)
        return Layout(blocks, laid.needs, laid.marks, order, laid.asks)


@dataclass(slots=True)
class _Known:
    """What was worked out for a text."""

    stretch: Stretch
    definitions: Definitions | None = None
    layouts: dict[tuple[Used, bool], Layout] = field(default_factory=dict)

    def keep(self, used: tuple[Used, bool], layout: Layout) -> None:
        """Remember a layout instead of the oldest, if there are enough."""
        if len(self.layouts) == MOST_LAYOUTS:
            del self.layouts[next(iter(self.layouts))]
        self.layouts[used] = layout


def _as_written(stretch: Stretch, notice: str) -> Layout:
    """A stretch that could not be laid out."""
    text = stretch.text.strip("\n")
    line = stretch.text[: stretch.text.index(text)].count("\n") if text else 0
    html = plain_block(printable(text), notice)
    return Layout((((html,), line),) if text else (), Needs(stretch.hidden))


def _written(stretch: Stretch, marks: Sequence[str]) -> Callable[[Slot], str]:
    """What the writer typed for a slot."""

    def written(slot: Slot) -> str:
        if not slot.note:
            return stretch.written(slot)
        return f"[^{marks[slot.number]}]" if slot.number < len(marks) else ""

    return written


def plain_block(text: str, notice: str = FAILED) -> str:
    """A passage that could not be laid out, as it was written."""
    return f'<div class="plain"><p>{notice}</p><pre>{escape(text, quote=False)}</pre></div>'
