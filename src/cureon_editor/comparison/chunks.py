"""What a merge consists of: text that is settled, and places where both sides want something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Joined:
    """Text put together from both sides inside one paragraph or field; `about` says where, in a sentence."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A place where both sides want something else, with what stood there; `about` says so in a sentence.

    What only one side changed around it is in `ours` and `theirs` alike.
    """

    base: str
    ours: str
    theirs: str
    about: str = ""


#: A text is settled; to take something out is an empty one.
Chunk = str | Joined | Clash


def base_side(chunks: Sequence[Chunk]) -> str:
    """The text with what stood where the sides clash."""
    return "".join(chunk.base if isinstance(chunk, Clash) else text_of(chunk) for chunk in chunks)


def ours_side(chunks: Sequence[Chunk]) -> str:
    """The text with our side wherever they clash."""
    return "".join(map(text_of, chunks))


def theirs_side(chunks: Sequence[Chunk]) -> str:
    """The text with their side wherever they clash."""
    return "".join(chunk.theirs if isinstance(chunk, Clash) else text_of(chunk) for chunk in chunks)


def text_of(chunk: Chunk) -> str:
    """A chunk's text, on our side."""
    if isinstance(chunk, Clash):
        return chunk.ours
    return chunk.text if isinstance(chunk, Joined) else chunk


def is_settled(chunks: Sequence[Chunk]) -> bool:
    """Whether the sides clash nowhere."""
    return not any(isinstance(chunk, Clash) for chunk in chunks)


def whole(chunks: Sequence[Chunk], base: str, about: str) -> Chunk:
    """All chunks as one: joined text, or a clash of the two sides that `about` speaks of."""
    if is_settled(chunks):
        return Joined(ours_side(chunks))
    return Clash(base, ours_side(chunks), theirs_side(chunks), about)


def followed(chunk: Chunk, gap: str) -> Chunk:
    """A chunk with the gap behind it; a side that has nothing there needs none."""
    if isinstance(chunk, Clash):
        base, ours, theirs = (side and side + gap for side in (chunk.base, chunk.ours, chunk.theirs))
        return Clash(base, ours, theirs, chunk.about)
    return replace(chunk, text=chunk.text + gap) if isinstance(chunk, Joined) else chunk + gap
