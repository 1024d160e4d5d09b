"""Notice what plain text has lost: tables, link addresses, lists after a colon, headings' levels."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cureon_editor.citations.find import find_clusters
from cureon_editor.exchange.published.blocks import Block, Kind
from cureon_editor.exchange.published.body import Piece
from cureon_editor.exchange.published.notebook import Notebook

_TABLE_WORDS = re.compile(
    r"\b(?:table|chart|ladder|at a glance|side by side|compared|comparison)\b", re.IGNORECASE
)
_SHOWN = re.compile(
    r"\b(?:the|this|following) (?:table|chart|figure|diagram|image|picture|video)\b", re.IGNORECASE
)
_LINK = re.compile(
    r"\b(?:see )?our (?:\w+ )?(?:guide|overview|article|explainer|page|introduction)s?\b[^.,;)—]{0,60}",
    re.IGNORECASE,
)


def note_losses(pieces: Sequence[Piece], notebook: Notebook) -> None:
    """Note every place at which the page probably showed something that its plain text does not have."""
    _note_tables(pieces, notebook)
    for piece, following in pairwise([*pieces, Piece("", 0)]):
        if piece.level and following.level == piece.level == 2:
            message = "Two headings in a row: one may be a smaller heading or a line of text."
            notebook.add(following.line, message, following.markdown)
        if piece.kind is Kind.PARAGRAPH and piece.markdown.endswith(":") and following.kind is Kind.PARAGRAPH:
            notebook.add(
                piece.line, "A list or a table may be missing after this colon.", piece.markdown[-80:]
            )
        if not piece.level:
            for link in _LINK.finditer(piece.markdown):
                notebook.add(
                    piece.line, "This was probably a link; its address is not in the plain text.", link[0]
                )


def _note_tables(pieces: Sequence[Piece], notebook: Notebook) -> None:
    """A heading or sentence that promises a table, in a section that has none."""
    for start, end in pairwise([*(i for i, piece in enumerate(pieces) if piece.level == 2), len(pieces)]):
        section = pieces[start:end]
        if any(piece.kind is Kind.TABLE for piece in section):
            continue
        promised = next(
            (p for p in section if (_TABLE_WORDS if p.level else _SHOWN).search(p.markdown)), None
        )
        if promised:
            message = "This promises a table or picture that the plain text does not have."
            notebook.add(promised.line, message, promised.markdown.lstrip("# "))


def note_uncited(body: str, items: Sequence[Block], keys: Mapping[int, str], notebook: Notebook) -> None:
    """A source that no citation names: its marker may have been lost, or read as a number."""
    cited = {key for cluster in find_clusters(body) for key in (item.key for item in cluster.items)}
    for item in items:
        if keys.get(item.number) not in cited:
            notebook.add(item.line, "No citation of this source was found in the text.", item.text)
