"""Every claim of an article in the order of the text, judged by what it cites."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from cureon_editor.article.edits import Part
from cureon_editor.article.sources import Correction
from cureon_editor.checks.cited import named
from cureon_editor.checks.claims.cards import against_cards
from cureon_editor.checks.claims.cited_sources import CitedSources
from cureon_editor.checks.claims.model import Claim, Disagreement, Standing, Told
from cureon_editor.checks.claims.repeated import against_each_other
from cureon_editor.checks.claims.statements import Statement, keys_in, statements
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.factual import factual_blocks
from cureon_editor.checks.rule import Packs, Rule
from cureon_editor.checks.text import Span
from cureon_editor.prose.blocks import Block, Kind
from cureon_editor.prose.plain import readable

#: The checks whose rules say which blocks state facts, and for how many days a look-up counts.
_CITED, _STATUS = "claims-cited", "source-status"
_DAYS = 90
#: How many letters of a block are kept, and how many claims are listed.
LETTERS, MOST = 1_200, 5_000


def claims(facts: Facts, packs: Packs) -> tuple[Claim, ...]:
    """The blocks that state facts, as the rule on citing them counts them.

    None without such a rule, or when the front matter cannot be read.
    """
    rule = _rule(packs, _CITED)
    if rule is None or not facts.metadata.readable:
        return ()
    status = _rule(packs, _STATUS)
    sources = CitedSources(facts, status.limits["days"] if status else _DAYS)
    return _Listing(facts, rule, sources).claims()


def _rule(packs: Packs, check: str) -> Rule | None:
    return next((rule for rule in packs.rules if rule.check == check), None)


@lru_cache(maxsize=8_192)
def read_block(block: str) -> str:
    """What readers read of a block, on one line, cut off when it is long."""
    return " ".join(readable(block).split())[:LETTERS]


class _Listing:
    """Makes the claims of one article."""

    def __init__(self, facts: Facts, rule: Rule, sources: CitedSources) -> None:
        self._facts, self._rule, self._sources = facts, rule, sources
        self._first_line = facts.article.line_and_column(Part.BODY, 0)[0]
        self._breaks = [found.start() for found in re.finditer("\n", facts.article.body)]
        self._starts = [block.start for block in facts.blocks]

    def claims(self) -> tuple[Claim, ...]:
        spans = factual_blocks(self._facts, self._rule)[:MOST]
        tables = frozenset(self._facts.tables)
        told = {span: () if span in tables else statements(self._facts, span) for span in spans}
        disagreements = self._disagreements(told)
        return tuple(self._claim(span, told[span], disagreements[span[0]]) for span in spans)

    def _disagreements(self, told: Mapping[Span, Sequence[Statement]]) -> Mapping[int, list[Disagreement]]:
        """What disagrees with study cards, then with other places, by where its block begins."""
        found: defaultdict[int, list[Disagreement]] = defaultdict(list)
        for span, said in told.items():
            found[span[0]] += against_cards(self._facts, said)
        every = chain.from_iterable(told.values())
        for statement, disagreement in against_each_other(every, self._line, self._named):
            if disagreement not in found[statement.block]:
                found[statement.block].append(disagreement)
        return found

    def _claim(self, span: Span, told: Sequence[Statement], disagreements: Sequence[Disagreement]) -> Claim:
        facts, block = self._facts, self._block(span[0])
        keys = keys_in(facts, *span)
        lead = None if keys else self._lead(span)
        keys = keys or (keys_in(facts, *lead) if lead else ())
        aside = "" if keys else self._set_aside(span)
        return Claim(
            start=span[0],
            end=span[1],
            line=self._line(span[0]),
            section=block.section.title if block.section else "",
            text=read_block(facts.article.body[slice(*span)]),
            standing=self._standing(keys, aside, disagreements),
            sources=tuple(self._sources.of(key) for key in keys),
            told=tuple(Told(it.quantity.measure, it.start, it.end, it.text) for it in told),
            disagreements=tuple(disagreements),
            set_aside=aside,
        )

    def _standing(self, keys: Sequence[str], aside: str, disagreements: Sequence[Disagreement]) -> Standing:
        if not keys:
            return Standing.WAIVED if aside else Standing.NO_SOURCE
        sources = self._facts.sources
        if any(key in sources and sources[key].correction is Correction.RETRACTED for key in keys):
            return Standing.RETRACTED
        return Standing.DISAGREES if disagreements else Standing.CITED

    def _set_aside(self, span: Span) -> str:
        """By whom and why a block is set aside, or nothing."""
        facts = self._facts
        words = " ".join(facts.article.body[span[0] : span[1]].split())
        for waiver in facts.metadata.waivers:
            quote = " ".join(waiver.quote.split())
            meant = waiver.rule == self._rule.id and waiver.reason and waiver.by
            if meant and quote in words:
                return f"Set aside by {waiver.by}: {waiver.reason.rstrip('.')}."
        return ""

    def _lead(self, span: Span) -> Span | None:
        """The paragraph whose citation a list item rests on."""
        if span[0] not in self._facts.led:
            return None
        index = bisect_right(self._starts, span[0]) - 1
        while self._facts.blocks[index].kind is Kind.ITEM:
            index -= 1
        return self._facts.blocks[index].start, self._facts.blocks[index].end

    def _block(self, offset: int) -> Block:
        return self._facts.blocks[bisect_right(self._starts, offset) - 1]

    def _line(self, offset: int) -> int:
        """The line of a body offset, 1-based in the file."""
        return self._first_line + bisect_right(self._breaks, offset - 1)

    def _named(self, key: str) -> str:
        source = self._facts.sources.get(key)
        return named(self._facts, source) if source else key
