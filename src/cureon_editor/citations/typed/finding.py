"""Find the citation numbers typed into a Markdown body."""

from collections.abc import Collection, Iterator

from cureon_editor.citations.typed.judging import Habit, find_markers
from cureon_editor.citations.typed.marker import Marker
from cureon_editor.citations.typed.passages import Passage, passages
from cureon_editor.citations.typed.shapes import are_attached, are_in_parens


def find_typed(body: str, known: Collection[int]) -> tuple[Marker, ...]:
    """Every place of a body where a citation of one of the known source numbers may be typed, in order.

    Nothing is found in code, comments, links and their definitions, footnote marks, the marks of lists,
    maths, and citations by key; bare digits in headings and tables are numbers.
    """
    found = list(passages(body))
    return tuple(_typed(found, known, habit_of(found)))


def habit_of(found: Collection[Passage]) -> Habit:
    """How the page as a whole writes its citations."""
    texts = [passage.text for passage in found if not passage.marked_only]
    return Habit(are_attached(texts), are_in_parens(texts))


def _typed(found: Collection[Passage], known: Collection[int], habit: Habit) -> Iterator[Marker]:
    for passage in found:
        used = Habit() if passage.marked_only else habit
        for marker in find_markers(passage.text, known, used, marked_only=passage.marked_only):
            yield marker.moved(passage.start)
