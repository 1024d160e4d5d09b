"""Waivers that quote a passage which the article no longer holds."""

from collections.abc import Iterator

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata, Waiver
from cureon_editor.article.problems import Problem, Severity


def lost(article: Article, metadata: Metadata, rule: str = "") -> tuple[Waiver, ...]:
    """The waivers, of one rule if given, whose quote the article no longer holds.

    It may stand in the body, the title, the standfirst or the interests.
    """
    waivers = (waiver for waiver in metadata.waivers if not rule or waiver.rule == rule)
    quoting = [waiver for waiver in waivers if waiver.quote.strip()]
    if not quoting:
        return ()
    texts = (article.body, metadata.title, metadata.standfirst, metadata.interests)
    known = "\n".join(_on_one_line(text) for text in texts)
    return tuple(waiver for waiver in quoting if _on_one_line(waiver.quote) not in known)


def lost_waiver_note(waiver: Waiver) -> str:
    """What is to be said of a waiver whose quote is lost, as a sentence."""
    quote = _on_one_line(waiver.quote)
    shown = quote if len(quote) <= 60 else quote[:59].rstrip() + "…"
    whose = f" by {waiver.by}" if waiver.by else ""
    return (
        f"The waiver{whose} for “{waiver.rule}” quotes “{shown}”, which the article no longer says, "
        "so it sets nothing aside. Take it back, or set aside the new passage."
    )


def lost_waiver_problems(article: Article, metadata: Metadata) -> Iterator[Problem]:
    """A problem for each waiver whose quote is lost, at the waivers of the front matter."""
    start, _ = metadata.spans.get("waivers", (0, 0))
    for waiver in lost(article, metadata):
        yield Problem(lost_waiver_note(waiver), Part.FRONT_MATTER, start, Severity.WARNING)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
