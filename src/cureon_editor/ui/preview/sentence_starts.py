"""Where the sentence begins that a click on the page is about."""

from cureon_editor.prose.blocks import Block, Kind, blocks
from cureon_editor.prose.plain import plain
from cureon_editor.prose.sentences import sentences

_ROWS = (Kind.TABLE_HEAD, Kind.TABLE_ROW)


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence around an offset begins, within its item, cell or heading; in code, its line."""
    block = next((block for block in blocks(text) if block.start <= offset <= block.end), None)
    if block is None:
        return _line_start(text, offset)
    start, end = _cell(text, offset, block) if block.kind in _ROWS else (block.start, block.end)
    starts = [first for first, _last in sentences(plain(text).text, start, end)]
    return max((first for first in starts if first <= offset), default=min(starts, default=start))


def _line_start(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    line = text[start : offset + 1]
    return start + len(line) - len(line.lstrip())


def _cell(text: str, offset: int, row: Block) -> tuple[int, int]:
    """The stretch between the bars around an offset."""
    bar = text.find("|", offset, row.end)
    return max(text.rfind("|", row.start, offset) + 1, row.start), row.end if bar < 0 else bar
