"""Write the golden pages anew: run it after a change that is meant, and read the difference."""

from datetime import date
from pathlib import Path

from cureon_editor.article.article import Article
from cureon_editor.journal import Journal
from cureon_editor.rendering.page import render_page

FOLDER = Path(__file__).parent
TODAY = date(2026, 6, 20)
JOURNAL = Journal(disclaimer_url="https://journal.example/disclaimer")


def described(source: Path) -> str:
    """The page of an article with the line of each block."""
    page = render_page(Article.parse(source.read_text(encoding="utf-8")), JOURNAL, TODAY)
    blocks = (f"<!-- line {block.line} -->\n{block.html}" for block in page.blocks)
    return "\n".join((page.header, *blocks, page.footer, ""))


if __name__ == "__main__":
    for markdown in sorted(FOLDER.glob("*.md")):
        markdown.with_suffix(".html").write_text(described(markdown), encoding="utf-8")
