"""Match the square brackets of one block and tell which of them hold citations."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(slots=True)
class Mention:
    """One `@key` as it stands in the text; `tail` is the bracket after it, as in `@key [p. 3]`."""

    key: str
    start: int
    end: int
    suppress_author: bool
    tail: "Bracket | None" = None


@dataclass(slots=True)
class Bracket:
    """A pair of square brackets, what is cited directly inside it, and whether citations lie deeper."""

    start: int
    end: int = -1
    mentions: list[Mention] = field(default_factory=list)
    semicolons: list[int] = field(default_factory=list)
    nests: bool = False

    def parts(self) -> Iterator[tuple[int, int, list[Mention]]]:
        """Offsets of what lies between the semicolons, each with its mentions."""
        edges = [self.start, *self.semicolons, self.end - 1]
        waiting = self.mentions[::-1]
        for before, after in pairwise(edges):
            inside: list[Mention] = []
            while waiting and waiting[-1].start < after:
                inside.append(waiting.pop())
            yield before + 1, after, inside

    def is_cluster(self, body: str) -> bool:
        """Whether it is a citation: every part with words cites something, and no citation lies deeper."""
        parts = [inside for start, end, inside in self.parts() if inside or body[start:end].strip()]
        return bool(self.mentions) and not self.nests and all(parts)

    def is_tail_of(self, mention: Mention, body: str) -> bool:
        """Whether it says where in a source to look: `@key [p. 3]`, perhaps with more keys after a `;`."""
        between = body[mention.end : self.start]
        (first, end, cited), *others = self.parts()
        return (
            (not between or (between.isspace() and between.count("\n") < 2))
            and not self.nests
            and not cited
            and all(inside for _, _, inside in others)
            and body[first:end].strip() != ""
            and not body.startswith("^", first)
            and body[self.end : self.end + 1] not in ("[", "(")
        )


def matched(
    body: str, marks: Sequence[int], mentions: Sequence[Mention], link_ends: Container[int]
) -> tuple[list[Bracket], list[Mention]]:
    """The clusters in brackets and the mentions outside them, of one block.

    `marks` are the offsets of its brackets and semicolons that are text; `link_ends` those of closing
    brackets that a link's target follows.
    """
    clusters: list[Bracket] = []
    loose: list[Mention] = []
    stack = [Bracket(-1)]
    cited = {mention.start: mention for mention in mentions}
    done = 0
    for offset in sorted((*marks, *cited)):
        if offset in cited:
            stack[-1].mentions.append(cited[offset])
            done = cited[offset].end
        elif offset < done:
            continue
        elif body[offset] == ";":
            stack[-1].semicolons.append(offset)
        elif body[offset] == "[":
            stack.append(Bracket(offset))
        elif len(stack) > 1:
            bracket = stack.pop()
            bracket.end = offset + 1
            if offset not in link_ends and bracket.is_cluster(body):
                clusters.append(bracket)
            elif not _joins_last(bracket, stack[-1], body, offset in link_ends):
                loose += bracket.mentions
            stack[-1].nests |= bracket.nests or bool(bracket.mentions)
    return clusters, loose + [mention for bracket in stack for mention in bracket.mentions]


def _joins_last(bracket: Bracket, parent: Bracket, body: str, is_link: bool) -> bool:
    """Give a bracket to the mention it directly follows, if it is that one's tail."""
    if is_link or not parent.mentions or not bracket.is_tail_of(parent.mentions[-1], body):
        return False
    parent.mentions[-1].tail = bracket
    return True
