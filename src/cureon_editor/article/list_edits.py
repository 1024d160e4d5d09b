"""Splices that insert, remove and move items of a list, block or flow, touching nothing but those items."""

from collections.abc import Sequence as Items
from itertools import pairwise

from cureon_editor.article.edits import Part, Splice
from cureon_editor.article.emitting import Layout, Value, flow_text, items_text
from cureon_editor.article.extents import Extent, column, dash_of, extent

#: Where an item's text begins and ends.
Span = tuple[int, int]


def splice(start: int, end: int, text: str) -> Splice:
    """A splice of the front matter."""
    return Splice(Part.FRONT_MATTER, start, end, text)


class ListText:
    """A list as it stands in the front matter: its text, its items' places, and whether it is in brackets."""

    def __init__(self, text: str, spans: Items[Span], *, flow: bool, layout: Layout) -> None:
        self._text = text
        self._spans = spans
        self._flow = flow
        self._layout = layout

    def inserted(self, index: int, values: Items[Value]) -> Splice:
        """New items before the item at `index`, or after the last; the list has one item at least."""
        if not self._flow:
            return self._inserted_lines(index, values)
        written = ", ".join(flow_text(value) for value in values)
        if index == 0:
            return splice(self._spans[0][0], self._spans[0][0], written + ", ")
        end = self._spans[index - 1][1]
        return splice(end, end, ", " + written)

    def removed(self, first: int, last: int) -> Splice:
        """Without the items from `first` up to but not including `last`."""
        if not self._flow:
            return self._removed_lines(first, last)
        if first:
            return splice(self._spans[first - 1][1], self._spans[last - 1][1], "")
        end = self._spans[last][0] if last < len(self._spans) else self._spans[last - 1][1]
        return splice(self._spans[0][0], end, "")

    def moved(self, start: int, to: int) -> tuple[Splice, ...]:
        """With the item at `start` standing at `to`; what lies between items stays where it is."""
        low, high = min(start, to), max(start, to)
        places = [] if self._flow else [self._extent(index) for index in range(low, high + 1)]
        gaps = {self._text[above.end : below.start] for above, below in pairwise(places)}
        if len(gaps) != 1:
            order = list(range(len(self._spans)))
            order.insert(to, order.pop(start))
            return self.permuted(order)
        item, gap = self._text[slice(*places[start - low])], gaps.pop()
        if start < to:
            taken = splice(places[0].start, places[1].start, "")
            return taken, splice(places[-1].end, places[-1].end, gap + item)
        put = splice(places[0].start, places[0].start, item + gap)
        return put, splice(places[-2].end, places[-1].end, "")

    def permuted(self, order: Items[int]) -> tuple[Splice, ...]:
        """With the items in another order, given by their places now; what lies between stays where it is."""
        if self._flow:
            return tuple(
                splice(*self._spans[place], self._text[slice(*self._spans[item])])
                for place, item in enumerate(order)
                if place != item
            )
        places = [self._extent(index) for index in range(len(self._spans))]
        gaps = [self._text[above.end : below.start] for above, below in pairwise(places)]
        items = [self._text[slice(*places[index])] for index in order]
        stretch = "".join(item + gap for item, gap in zip(items, [*gaps, ""], strict=True))
        return (splice(places[0].start, places[-1].end, stretch),)

    def _extent(self, index: int) -> Extent:
        start, end = self._spans[index]
        return extent(self._text, dash_of(self._text, start), end)

    def _gap(self, below: int) -> str:
        """The blank lines between an item and the one above it; empty when something else is there."""
        if not 0 < below < len(self._spans):
            return ""
        gap = self._text[self._extent(below - 1).end : self._extent(below).start]
        return "" if gap.strip() else gap

    def _inserted_lines(self, index: int, values: Items[Value]) -> Splice:
        indent = column(self._text, dash_of(self._text, self._spans[0][0]))
        bracketed = all(self._text.startswith("{", start) for start, _ in self._spans[:3])
        lines = items_text(values, indent, self._layout, flow=bracketed) + "\n"
        if index < len(self._spans):
            place = self._extent(index).start
            return splice(place, place, lines + self._gap(index or 1))
        place = self._extent(index - 1).end
        return splice(place, place, self._gap(index - 1) + lines)

    def _removed_lines(self, first: int, last: int) -> Splice:
        start, end = self._extent(first).start, self._extent(last - 1).end
        if last < len(self._spans):
            return splice(start, end + len(self._gap(last)), "")
        return splice(start - len(self._gap(first)), end, "")
