"""What every check may ask of an article, each worked out once and only when asked for."""

from bisect import bisect_left
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Source
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.memory import Memory
from cureon_editor.checks.phrases import Names
from cureon_editor.checks.rule import Packs
from cureon_editor.checks.searchable import Searchable
from cureon_editor.checks.subjects import Subject, find_subjects
from cureon_editor.checks.text import Span, Text
from cureon_editor.checks.words import Match
from cureon_editor.citations.find import Cluster
from cureon_editor.citations.numbering import Numbering, number
from cureon_editor.journal import Journal
from cureon_editor.prose.blocks import Block, Kind
from cureon_editor.prose.sentences import sentences

_DISCLAIMER = "disclaimer"
_PROSE = (Kind.PARAGRAPH, Kind.ITEM)
#: How many characters behind a full stop a citation still belongs to the sentence.
_BEHIND = 10


class Facts:
    """One article as the checks see it; the front matter must be readable.

    With a `memory`, what is known of the stretches that it shares with the article before is not found anew.
    """

    def __init__(
        self, article: Article, journal: Journal, packs: Packs, today: date, memory: Memory | None = None
    ) -> None:
        self.article = article
        self.journal = journal
        self.today = today
        self._packs = packs
        self._prose, self._parts = (memory or Memory()).read(article.body)

    @cached_property
    def metadata(self) -> Metadata:
        """What the front matter says."""
        return read_metadata(self.article.front_matter)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the body."""
        return self._prose.blocks

    @cached_property
    def headings(self) -> tuple[Block, ...]:
        """The headings of the body."""
        return tuple(block for block in self.blocks if block.kind is Kind.HEADING)

    def items(self, start: int, end: int) -> tuple[Block, ...]:
        """The list items between two offsets of the body."""
        first = bisect_left(self._items, start, key=lambda block: block.start)
        return self._items[first : bisect_left(self._items, end, first, key=lambda block: block.start)]

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """The paragraphs and list items of the body."""
        return tuple(block for block in self.blocks if block.kind in _PROSE)

    @cached_property
    def tables(self) -> tuple[Span, ...]:
        """The tables of the body, each as one span."""
        found: list[Span] = []
        for block in self.blocks:
            if block.kind is Kind.TABLE_HEAD:
                found.append((block.start, block.end))
            elif block.kind is Kind.TABLE_ROW and found:
                found[-1] = (found[-1][0], block.end)
        return tuple(found)

    @cached_property
    def closing(self) -> Span | None:
        """The last block; a closing `.disclaimer` div counts as one. None when there is no text."""
        if not self.blocks:
            return None
        last = len(self.blocks) - 1
        first = last
        while (
            first
            and _DISCLAIMER in self.blocks[last].classes
            and _DISCLAIMER in self.blocks[first - 1].classes
        ):
            first -= 1
        return self.blocks[first].start, self.blocks[last].end

    @cached_property
    def disclaimer(self) -> Span | None:
        """The closing block when it is the disclaimer: marked so, or saying all that the packs ask of one."""
        if self.closing is None or _DISCLAIMER in self.blocks[-1].classes:
            return self.closing
        asked = [
            phrases
            for rule in self._packs.rules
            if rule.check == _DISCLAIMER
            for phrases in rule.phrases.values()
        ]
        return (
            self.closing
            if asked and all(self.body.find(phrases, *self.closing) for phrases in asked)
            else None
        )

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The citations of the body."""
        return self._prose.clusters

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by key; of those that share one the first."""
        return {source.key: source for source in reversed(self.metadata.sources)}

    @cached_property
    def numbering(self) -> Numbering:
        """The numbers of the sources."""
        return number(self.clusters, self.metadata.sources, self.metadata.citation_order)

    @cached_property
    def body(self) -> Text:
        """The body as searchable text."""
        return Text(self._parts, self._names, self.passage)

    @cached_property
    def title(self) -> Text:
        """The title as searchable text; its passages are the whole field."""
        return self._field_text("title", self.metadata.title)

    @cached_property
    def standfirst(self) -> Text:
        """The standfirst as searchable text; its passages are the whole field."""
        return self._field_text("standfirst", self.metadata.standfirst)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The therapies declared, then those that a therapy pack finds in the text."""
        return find_subjects(self.metadata, tuple(self._packs.therapies.values()), self._named)

    @property
    def experimental(self) -> tuple[Subject, ...]:
        """The therapies below approval for their use."""
        return tuple(subject for subject in self.subjects if subject.is_experimental)

    @property
    def unstaged(self) -> tuple[Subject, ...]:
        """The therapies whose stage is not given."""
        return tuple(subject for subject in self.subjects if not subject.stage)

    @cached_property
    def mentions(self) -> tuple[Passage, ...]:
        """The first place in the body where each therapy is named."""
        found = (self._named(subject.names)[:1] for subject in self.subjects)
        return tuple(self.passage(match.start, match.end) for matches in found for match in matches)

    def passage(self, start: int, end: int) -> Passage:
        """A passage of the body."""
        return Passage(Part.BODY, start, end, self.article.body[start:end])

    def field(self, key: str) -> Passage:
        """The value of a front matter key; an empty passage at the end when the key is missing."""
        end = len(self.article.part(Part.FRONT_MATTER))
        return self.front(*self.metadata.spans.get(key, (end, end)))

    def front(self, start: int, end: int) -> Passage:
        """A passage of the front matter."""
        return Passage(Part.FRONT_MATTER, start, end, self.article.part(Part.FRONT_MATTER)[start:end])

    def has(self, key: str) -> tuple[Passage, ...]:
        """The field's passage when it is there, for listing what a finding rests on."""
        passage = self.field(key)
        return (passage,) if passage.text else ()

    def cites(self, start: int, end: int) -> bool:
        """Whether a stretch of the body holds a citation, or has one in brackets behind its full stop."""
        index = bisect_left(self._citations, start)
        place = self._citations[index] if index < len(self._citations) else end + _BEHIND
        if place < end or place >= end + _BEHIND:
            return place < end
        between = self.body.text[end:place]
        return not self.clusters[index].narrative and "\n" not in between and not between.strip()

    @cached_property
    def led(self) -> frozenset[int]:
        """Where list items begin whose list a paragraph with a citation and a colon leads to."""
        found: set[int] = set()
        leads = False
        for block in self.blocks:
            if block.kind is Kind.ITEM:
                found |= {block.start} if leads else set()
            else:
                text = self.body.text[block.start : block.end].rstrip()
                leads = (
                    block.kind is Kind.PARAGRAPH and text.endswith(":") and self.cites(block.start, block.end)
                )
        return frozenset(found)

    def set_aside(self, rule_id: str, passage: Passage) -> bool:
        """Whether a waiver of this rule quotes text of this passage."""
        quotes = self._quotes.get(rule_id, ())
        return bool(quotes) and any(quote in " ".join(passage.text.split()) for quote in quotes)

    @cached_property
    def _quotes(self) -> dict[str, tuple[str, ...]]:
        """For each rule, what its waivers quote; one without a reason or a name does not count."""
        found: dict[str, tuple[str, ...]] = {}
        for waiver in self.metadata.waivers:
            if waiver.reason and waiver.by and (quote := " ".join(waiver.quote.split())):
                found[waiver.rule] = (*found.get(waiver.rule, ()), quote)
        return found

    @cached_property
    def _items(self) -> tuple[Block, ...]:
        return tuple(block for block in self.blocks if block.kind is Kind.ITEM)

    @cached_property
    def _citations(self) -> list[int]:
        return [cluster.start for cluster in self.clusters]

    def _field_text(self, key: str, text: str) -> Text:
        return Text((Searchable(text, sentences(text)),), self._names, lambda *_: self.field(key))

    def _named(self, names: tuple[str, ...]) -> tuple[Match, ...]:
        """Every place of the body where one of some names stands."""
        return Text(self._parts, (("therapy", names),), self.passage).find(("{therapy}",))

    @cached_property
    def _names(self) -> Names:
        therapies = {name for subject in self.subjects for name in subject.names}
        return (("publisher", (self.journal.publisher,)), ("therapy", tuple(sorted(therapies))))
