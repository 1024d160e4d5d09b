"""Write the blocks of a page as Markdown: headings, lists, tables, questions and paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cureon_editor.exchange.published.blocks import Block, Kind
from cureon_editor.exchange.published.escaping import escaped
from cureon_editor.exchange.published.linking import Linker

_QUESTIONS = re.compile(
    r"(?:common |frequently asked |your )?questions(?: and answers| answered)?|faqs?|q ?& ?a", re.IGNORECASE
)
_QUESTION = re.compile(r"(?P<question>[^?]{3,200}\?)(?:\s+(?P<answer>\S.*))?$")
_SENTENCE_INSIDE = re.compile(r"(?<!\b[A-Z])[.!]\s+[A-Z]")
_LONGEST_HEADING = 110
_MOST_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """A written block: its Markdown, the 1-based line it came from, heading level (0 for text) and kind."""

    markdown: str
    line: int
    level: int = 0
    kind: Kind = Kind.PARAGRAPH


def write_pieces(
    blocks: Sequence[Block], linker: Linker, question_headings: Sequence[str]
) -> Iterator[Piece]:
    """The Markdown of each block, list items of one list together."""
    named = {heading.casefold() for heading in question_headings}
    in_questions = False
    for run in _runs(blocks):
        first = run[0]
        if first.kind is not Kind.PARAGRAPH:
            written = _table(first, linker) if first.kind is Kind.TABLE else _list(run, linker)
            yield Piece(written, first.line, kind=first.kind)
        elif in_questions and (question := _as_question(first.text)):
            yield from _question(question, first.line, linker)
        elif is_heading(first.text):
            name = first.text.casefold().rstrip(":")
            in_questions = name in named or _QUESTIONS.fullmatch(name) is not None
            yield Piece("## " + _heading(first.text), first.line, level=2)
        else:
            yield Piece(linker.markdown(first.text, first.line), first.line)


def is_heading(text: str) -> bool:
    """Whether a line standing alone reads as a heading: short, no full stop, not a fragment of a sentence."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS:
        return False
    return text[-1] not in ".,;:!…" and not text[0].islower() and any(map(str.isalpha, text))


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Neighbouring items of one list together, every other block alone."""
    run: list[Block] = []
    for block in blocks:
        if run and not (block.kind is run[0].kind and block.kind in (Kind.BULLET, Kind.NUMBERED)):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _list(run: list[Block], linker: Linker) -> str:
    """A list; an item that stands further in than the first is nested, by the four spaces Markdown wants."""
    if run[0].kind is Kind.NUMBERED and not _counts_up(run):
        return "\n\n".join(linker.markdown(f"{item.number}. {item.text}", item.line) for item in run)
    outer = min(item.indent for item in run)
    lines = []
    for index, item in enumerate(run):
        nested = "    " if index and item.indent > outer + 1 else ""
        mark = "-" if item.kind is Kind.BULLET else f"{item.number}."
        lines.append(f"{nested}{mark} {linker.markdown(item.text, item.line)}")
    return "\n".join(lines)


def _counts_up(run: list[Block]) -> bool:
    return len(run) > 1 and run[0].number == 1 and all(b.number == a.number + 1 for a, b in pairwise(run))


def _table(block: Block, linker: Linker) -> str:
    """Rows of tab-separated cells as a pipe table with the first row as its head."""
    rows = [
        [linker.markdown(cell.strip(), block.line).replace("|", r"\|") for cell in row.split("\t")]
        for row in block.text.split("\n")
    ]
    columns = max(map(len, rows))
    head, *others = (row + [""] * (columns - len(row)) for row in rows)
    message = "Read as a table with the first row as its head; check rows and columns."
    linker.notebook.add(block.line, message, " | ".join(head))
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * columns, *others))


def _as_question(text: str) -> re.Match[str] | None:
    """A paragraph that opens with a question, question and answer apart; None when a sentence comes first."""
    found = _QUESTION.match(text)
    if found and found["answer"] and _SENTENCE_INSIDE.search(found["question"]):
        return None
    return found


def _question(found: re.Match[str], line: int, linker: Linker) -> Iterator[Piece]:
    yield Piece("### " + _heading(found["question"]), line, level=3)
    if found["answer"]:
        yield Piece(linker.markdown(found["answer"], line), line)


def _heading(text: str) -> str:
    return re.sub(r"#$", r"\\#", escaped(text, at_start=False))
