"""Three-way merge of whole articles: only what both sides changed in the same place is asked about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.citations.find import find_clusters
from cureon_editor.comparison.body import merge_bodies
from cureon_editor.comparison.chunks import Chunk, Clash, Joined, ours_side, text_of, theirs_side
from cureon_editor.comparison.forms import shaped
from cureon_editor.comparison.front_matter import Cited, merge_front_matters
from cureon_editor.comparison.same_keys import told_apart
from cureon_editor.comparison.same_labels import notes_told_apart
from cureon_editor.comparison.three_way import choose

_WHOLE = "Both sides changed the file in ways that cannot be put together."


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place at which both sides want something else; `about` says so in a sentence.

    `start` to `end` are offsets into a part of the merged article, where `ours` stands. All sides are whole
    lines or paragraphs; what only one side changed around the place is in both of them.
    """

    part: Part
    start: int
    end: int
    about: str
    base: str
    ours: str
    theirs: str

    @property
    def taking_theirs(self) -> Splice:
        """The splice of the merged article that puts their side in place of ours."""
        return Splice(self.part, self.start, self.end, self.theirs)


@dataclass(frozen=True)
class Merged:
    """The merged file, with our side wherever there is a conflict.

    `notes` are sentences about what was decided without asking, and what should be read once more.
    """

    text: str
    conflicts: tuple[Conflict, ...] = ()
    notes: tuple[str, ...] = ()

    @cached_property
    def article(self) -> Article:
        """The merged article, into which conflicts are placed."""
        return Article.parse(self.text)

    def taking(self, theirs: Iterable[Conflict]) -> Article:
        """The merged article with their side of these conflicts."""
        return self.article.spliced([conflict.taking_theirs for conflict in theirs])


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge two texts of a file that both come from `base`; never raises, and never loses a side's words.

    Byte order mark, fences and line endings are ours, unless we changed nothing at all.
    """
    chosen = choose(base, ours, theirs)
    if chosen:
        return Merged(chosen[0] or "")
    old, mine = Article.parse(base), Article.parse(ours)
    other, sources_renamed = told_apart(old, mine, Article.parse(theirs))
    other, notes_renamed = notes_told_apart(old, mine, other)
    body = merge_bodies(old.body, mine.body, other.body)
    fronts = old.front_matter or "", mine.front_matter or "", other.front_matter or ""
    front = merge_front_matters(fronts, _cited(mine, other, body))
    article = shaped(mine, other, ours_side(front), ours_side(body))
    merged = Merged(
        article.text,
        (*_conflicts(Part.FRONT_MATTER, front), *_conflicts(Part.BODY, body)),
        (
            *sources_renamed,
            *notes_renamed,
            *(chunk.about for chunk in (*front, *body) if isinstance(chunk, Joined) and chunk.about),
        ),
    )
    read_alike = all(merged.article.part(part) == article.part(part) for part in Part)
    return merged if read_alike else _whole(old, mine, other)


def _cited(ours: Article, theirs: Article, body: Sequence[Chunk]) -> Cited:
    keys = [_keys(text) for text in (ours.body, theirs.body, ours_side(body), theirs_side(body))]
    return Cited(keys[0], keys[1], keys[2] | keys[3])


def _keys(body: str) -> frozenset[str]:
    return frozenset(item.key for cluster in find_clusters(body) for item in cluster.items)


def _conflicts(part: Part, chunks: Sequence[Chunk]) -> Iterator[Conflict]:
    start = 0
    for chunk in chunks:
        end = start + len(text_of(chunk))
        if isinstance(chunk, Clash):
            yield Conflict(part, start, end, chunk.about, chunk.base, chunk.ours, chunk.theirs)
        start = end


def _whole(base: Article, ours: Article, theirs: Article) -> Merged:
    """Ours, with all that is theirs as a conflict: the merged file would not be read as it was meant."""
    conflicts = (
        Conflict(part, 0, len(ours.part(part)), _WHOLE, base.part(part), ours.part(part), theirs.part(part))
        for part in Part
    )
    return Merged(ours.text, tuple(conflict for conflict in conflicts if conflict.ours != conflict.theirs))
