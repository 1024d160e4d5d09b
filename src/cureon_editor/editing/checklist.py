"""Insert the wording that a rule of the checklist offers, at the place where it belongs."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection, Splice
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import set_field
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.findings import Passage
from cureon_editor.checks.registry import checks
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.text import Span
from cureon_editor.checks.wording import filled, with_values
from cureon_editor.editing.command import Command, Context
from cureon_editor.prose.divs import divs

_MENU = "Review/1"
_DISCLAIMER = "disclaimer"
#: Insertions that go into a field of the front matter of the same name.
_FIELDS = ("standfirst", "interests")


def insert_wording(
    article: Article,
    _selection: Selection,
    rule: str,
    context: Context,
    values: Mapping[str, str] = MappingProxyType({}),
    quote: str = "",
) -> Edit | None:
    """Insert a rule's wording where its pack says; None when that very wording is there already.

    Blanks that neither the article nor `values` (by the blank's name) fill stay in braces. `quote` has the
    words of the passage meant, where the rule shows several. In the body, the new text is selected.
    """
    wanted = context.rule(rule)
    if not wanted.wording or wanted.insert == "nowhere":
        message = f"The rule “{wanted.title}” offers no wording to insert. {wanted.help}"
        raise RefusedError(message.strip())
    facts = Facts(article, context.journal, context.packs, context.today)
    passages = _passages(facts, wanted, quote)
    wording = with_values(filled(wanted, facts, passages), values)
    name = f"insert wording for {wanted.title[:1].lower()}{wanted.title[1:]}"
    if wanted.insert in _FIELDS:
        return _into_field(article, wanted.insert, wording, name)
    if wanted.insert == "paragraph" and (span := _lacking_paragraph(facts, passages)) is not None:
        return None if wording in article.body[slice(*span)] else _behind(span[1], wording, name)
    if wording in article.body:
        return None
    if wanted.insert == _DISCLAIMER:
        return _paragraph(article, len(article.body), f"::: {{.{_DISCLAIMER}}}\n", wording, "\n:::", name)
    offset = _section_end(facts, wanted)
    return _paragraph(article, _closing(facts) if offset is None else offset, "", wording, "", name)


def offered(article: Article, rule: str, context: Context, quote: str = "") -> str:
    """The wording that a rule offers for a passage of these words, else for the first that lacks anything."""
    facts = Facts(article, context.journal, context.packs, context.today)
    wanted = context.rule(rule)
    return filled(wanted, facts, _passages(facts, wanted, quote))


def _passages(facts: Facts, rule: Rule, quote: str) -> tuple[Passage, ...]:
    """What the rule's verdict rests on, the passage meant first; none when its check fails.

    That it fails is what the checklist says already.
    """
    try:
        found = checks()[rule.check].run(facts, rule).passages
    except Exception:  # a faulty check must not keep its wording from being inserted
        return ()
    meant = quote.split()
    return tuple(sorted(found, key=lambda passage: passage.text.split() != meant))


def _into_field(article: Article, field: str, wording: str, name: str) -> Edit | None:
    """The wording behind what a field of the front matter says."""
    written = str(getattr(read_metadata(article.front_matter), field)).rstrip()
    if wording in written:
        return None
    return Edit(name, set_field(article, field, f"{written} {wording}".lstrip()))


def _closing(facts: Facts) -> int:
    """Where a last paragraph goes: before the closing disclaimer, else at the end."""
    if facts.disclaimer is None:
        return len(facts.article.body)
    around = [div.start for div in divs(facts.article.body) if div.start <= facts.disclaimer[0] < div.end]
    return min(around, default=facts.disclaimer[0])


def _lacking_paragraph(facts: Facts, passages: Sequence[Passage]) -> Span | None:
    """The first paragraph or list item, without its line end, that a passage says lacks something."""
    for passage in passages:
        if passage.lacks and passage.part is Part.BODY:
            for block in facts.paragraphs:
                if block.start <= passage.start < block.end:
                    text = facts.article.body[block.start : block.end].rstrip()
                    return block.start, block.start + len(text)
    return None


def _behind(offset: int, wording: str, name: str) -> Edit:
    """The edit that adds a sentence at the end of a paragraph."""
    start = offset + 1
    return Edit(
        name, (Splice(Part.BODY, offset, offset, f" {wording}"),), Selection(start, start + len(wording))
    )


def _section_end(facts: Facts, rule: Rule) -> int | None:
    """Where the first section named by the rule's `section` phrases ends; None when there is none."""
    if rule.insert != "section":
        return None
    for heading in facts.headings:
        if heading.section and facts.body.find(rule.phrases["section"], heading.start, heading.end):
            inside = [
                block.end for block in facts.blocks if heading.start <= block.start < heading.section.end
            ]
            return max(inside)
    return None


def _paragraph(article: Article, offset: int, opening: str, wording: str, closing: str, name: str) -> Edit:
    """The edit that puts a paragraph at an offset, empty lines around it as Markdown needs them."""
    before, after = article.body[:offset], article.body[offset:]
    head = "" if not before.strip() else "\n" * max(0, 2 - _count(before[::-1]))
    tail = "\n" * max(0, (2 if after.strip() else 1) - _count(after))
    start = offset + len(head) + len(opening)
    splice = Splice(Part.BODY, offset, offset, head + opening + wording + closing + tail)
    return Edit(name, (splice,), Selection(start, start + len(wording)))


def _count(text: str) -> int:
    """How many line breaks a text begins with."""
    return len(text) - len(text.lstrip("\n"))


COMMANDS = (Command("checklist.insert_wording", "Insert wording", insert_wording, _MENU, asks=("rule",)),)
