"""The small articles that a rule carries as examples: read here for the help and for the shared test."""

from cureon_editor.article.article import Article

#: What an example that is only a body is an article about.
_EXPERIMENTAL = "---\ntherapies:\n  - {name: CAR-T, use: lupus, stage: experimental, offered: no}\n---\n"


def example(text: str) -> Article:
    """An example as an article; a bare body is one on an experimental therapy."""
    return Article.parse(text if text.startswith("---\n") else _EXPERIMENTAL + text)
