"""Commands of the checklist: insert the wording a rule offers, set a rule aside."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, RefusedError, Selection, Splice
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import append_item, set_field
from cureon_editor.checks.facts import Facts
from cureon_editor.checks.rule import Rule
from cureon_editor.checks.wording import filled
from cureon_editor.editing.command import Command, Context
from cureon_editor.prose.divs import divs

_MENU = "Review/1"
_DISCLAIMER = "disclaimer"


def insert_wording(article: Article, _selection: Selection, rule: str, context: Context) -> Edit | None:
    """Insert a rule's wording where its pack says; None when that very wording is there already.

    Fields that the article does not fill stay in braces. In the body, the new text is selected.
    """
    wanted = _rule(context, rule)
    if not wanted.wording:
        message = f"The rule “{wanted.title}” offers no wording. {wanted.help}"
        raise RefusedError(message.strip())
    facts = Facts(article, context.journal, context.packs, context.today)
    wording = filled(wanted, facts)
    name = f"insert wording for {wanted.title[:1].lower()}{wanted.title[1:]}"
    if wanted.insert == "standfirst":
        return _into_standfirst(article, wording, name)
    if wording in article.body:
        return None
    if wanted.insert == _DISCLAIMER:
        return _paragraph(article, len(article.body), f"::: {{.{_DISCLAIMER}}}\n", wording, "\n:::", name)
    offset = _section_end(facts, wanted)
    return _paragraph(article, _closing(facts) if offset is None else offset, "", wording, "", name)


def waive(article: Article, _selection: Selection, rule: str, reason: str, context: Context) -> Edit:
    """Set a rule aside: who, why and when go into `waivers`."""
    wanted = _rule(context, rule)
    if not reason.strip():
        raise RefusedError("A rule can be set aside only with a reason. Write why it does not apply here.")
    if not context.identity.strip():
        raise RefusedError("A rule can be set aside only by a named person. Enter your name in the settings.")
    if any(
        waiver.rule == rule and not waiver.quote for waiver in read_metadata(article.front_matter).waivers
    ):
        message = f"The rule “{wanted.title}” has a waiver already. Change it in the front matter."
        raise RefusedError(message)
    waiver = {
        "rule": rule,
        "reason": reason.strip(),
        "by": context.identity.strip(),
        "date": context.today.isoformat(),
    }
    return Edit("waive rule", append_item(article, "waivers", waiver))


def _rule(context: Context, rule_id: str) -> Rule:
    found = context.packs.rule(rule_id)
    if found is None:
        message = f"There is no rule “{rule_id}” in the checklist."
        raise RefusedError(message)
    return found


def _into_standfirst(article: Article, wording: str, name: str) -> Edit | None:
    written = read_metadata(article.front_matter).standfirst.rstrip()
    if wording in written:
        return None
    return Edit(name, set_field(article, "standfirst", f"{written} {wording}".lstrip()))


def _closing(facts: Facts) -> int:
    """Where a last paragraph goes: before the closing disclaimer, else at the end."""
    if facts.disclaimer is None:
        return len(facts.article.body)
    around = [div.start for div in divs(facts.article.body) if div.start <= facts.disclaimer[0] < div.end]
    return min(around, default=facts.disclaimer[0])


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


COMMANDS = (
    Command("checklist.insert_wording", "Insert wording", insert_wording, _MENU, asks=("rule",)),
    Command("checklist.waive", "Set a rule aside", waive, _MENU, asks=("rule", "reason")),
)
