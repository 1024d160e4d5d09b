"""Commands that set a rule, or one passage of it, aside with a reason, and that take this back."""

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, RefusedError, Selection
from cureon_editor.article.metadata import Waiver
from cureon_editor.article.nodes import Data
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.splicing import append_item, field_data, set_field
from cureon_editor.checks.registry import checks
from cureon_editor.editing.command import Command, Context

_MENU = "Review/1"
_KEY = "waivers"


def waive(
    article: Article, _selection: Selection, rule: str, reason: str, context: Context, quote: str = ""
) -> Edit:
    """Set a rule aside, or with `quote` its passages that hold these words: who, why, when into `waivers`.

    Raises RefusedError without a reason or a name, when it is waived so already, and for a quote that the
    article does not hold or a rule that is not judged by passages.
    """
    title = context.rule(rule).title
    if not reason.strip():
        raise RefusedError("A rule can be set aside only with a reason. Write why it does not apply here.")
    if not context.identity.strip():
        raise RefusedError("A rule can be set aside only by a named person. Enter your name in the settings.")
    quoted = " ".join(quote.split())
    if quoted:
        _see_that_it_may_be_quoted(article, rule, quoted, context)
    if any(_is_meant(waiver, rule, quoted) for waiver in read_metadata(article.front_matter).waivers):
        message = f"The rule “{title}” has a waiver already. Take it back before you write another."
        raise RefusedError(message)
    waiver = {
        "rule": rule,
        "reason": reason.strip(),
        "by": context.identity.strip(),
        "date": context.today.isoformat(),
    } | ({"quote": quoted} if quoted else {})
    return Edit("waive passage" if quoted else "waive rule", append_item(article, _KEY, waiver))


def revoke_waiver(article: Article, _selection: Selection, rule: str, quote: str = "") -> Edit:
    """Take back the waiver of a rule, or with `quote` of a passage. Raises RefusedError without one."""
    quoted = " ".join(quote.split())
    waivers = read_metadata(article.front_matter).waivers
    items = field_data(article, _KEY)
    if not isinstance(items, tuple) or not any(_is_meant(waiver, rule, quoted) for waiver in waivers):
        what = "this passage" if quoted else "the whole rule"
        message = f"There is no waiver of “{rule}” for {what} to take back."
        raise RefusedError(message)
    kept = [item for item in items if not _is_meant(_waiver(item), rule, quoted)]
    return Edit("take back waiver", set_field(article, _KEY, kept or None))


def _see_that_it_may_be_quoted(article: Article, rule: str, quote: str, context: Context) -> None:
    wanted = context.rule(rule)
    if not checks()[wanted.check].by_passage:
        message = f"The rule “{wanted.title}” judges the article as a whole. Set aside the whole rule."
        raise RefusedError(message)
    metadata = read_metadata(article.front_matter)
    if not any(
        quote in " ".join(text.split()) for text in (article.body, metadata.title, metadata.standfirst)
    ):
        raise RefusedError("The article does not hold the quoted passage. Quote it as it stands in the text.")


def _is_meant(waiver: Waiver, rule: str, quote: str) -> bool:
    return waiver.rule == rule and " ".join(waiver.quote.split()) == quote


def _waiver(item: Data) -> Waiver:
    """One item of the list as far as it tells which waiver it is."""
    if not isinstance(item, dict):
        return Waiver("")
    rule, quote = (str(item.get(key, "")) for key in ("rule", "quote"))
    return Waiver(rule, quote=quote)


COMMANDS = (
    Command("checklist.waive", "Set a rule aside", waive, _MENU, asks=("rule", "reason")),
    Command("checklist.revoke_waiver", "Take back a waiver", revoke_waiver, _MENU, asks=("rule",)),
)
