"""Cut a Markdown body into the passages in which typed citation numbers can stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cureon_editor.citations.code_spans import BLOCK_BREAK, Span, code_spans, merged, target_spans
from cureon_editor.citations.find import find_clusters

#: Stands for each character of code, links, keys and the like: a sign that is no digit, word or blank.
_HIDDEN = "\0"

_LINE_STARTS = re.compile(
    r"""^(?:[ \t]*+>)*[ \t]*+(?:
        (?:[-*+]|[0-9]{1,9}[.)])(?=[ \t])(?:[ \t]++\[[ xX]\](?=[ \t]))?   # a list item, perhaps a task
        |\[\^[^\[\]\s]++\]:                                   # a footnote
        |:(?=[ \t])                                           # a definition
    )""",
    re.MULTILINE | re.VERBOSE,
)
_TABLE_RULE = re.compile(
    r"^[ \t]*+\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*\|?[ \t]*+$", re.MULTILINE
)
_UNDERLINED = re.compile(r"[^\n]++\n(?:=++|-++)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"\n?#{1,6}[ \t]")
_LINK_TEXT = re.compile(r"!?\[[^\[\]\n]*+\](?=\(|\[(?!\d))")
_LABEL = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\n]++)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?:\[[^\[\]\n]*+\])?\[([^\[\]\n]*+)\]")
_MATHS = re.compile(r"\$\$[^$]++\$\$|\$(?=\S)([^$\n]++)(?<=\S)\$(?!\d)")
_MATHS_SIGN = re.compile(r"[\\^_={}]")
_CODE_LINE = re.compile(r"(?:\t| {4})")
_LIST_LINE = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)]|\[\^[^\]\s]+\]:|:)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, item, heading or table: its offset in the body and its text, markup hidden.

    The text is as long as it is in the body. In headings and tables bare digits are numbers (`marked_only`).
    """

    start: int
    text: str
    marked_only: bool = False


def passages(body: str) -> Iterator[Passage]:
    """The passages of a body in order; code, comments, links, maths and citations are hidden in them."""
    text = _masked(body)
    edges = sorted({0, len(body), *(match.start() for match in BLOCK_BREAK.finditer(body))})
    for start, end in pairwise(edges):
        block = text[start:end]
        if block.strip():
            yield Passage(start, block, _is_table(block) or _is_heading(block))


def _is_table(block: str) -> bool:
    """Whether it is a row of a table, or a table whose rows begin with words."""
    rule = _TABLE_RULE.search(block)
    return "|" in block and (rule is not None or block.lstrip().startswith("|"))


def _is_heading(block: str) -> bool:
    return _HEADING.match(block) is not None or _UNDERLINED.match(block.lstrip("\n")) is not None


def _masked(body: str) -> str:
    """The body with what is not text hidden, and blanks for the marks that begin its lines."""
    text = _without(body, _hidden(body))
    return _LINE_STARTS.sub(lambda match: " " * len(match[0]), text)


def _hidden(body: str) -> Sequence[Span]:
    """Code, links, maths and citations; tags that raise digits stay."""
    spans = [
        *code_spans(body),
        *_indented_code(body),
        *(span for span in target_spans(body) if body[span[0] : span[1]] not in ("<sup>", "</sup>")),
        *((cluster.start, cluster.end) for cluster in find_clusters(body)),
        *(match.span() for match in _LINK_TEXT.finditer(body)),
        *_references(body),
        *(match.span() for match in _MATHS.finditer(body) if _is_maths(match)),
    ]
    return merged(sorted(spans))


def _references(body: str) -> Iterator[Span]:
    """Links such as `[1]` and `[text][1]` whose address stands elsewhere as `[1]: https://...`."""
    labels = {match[1].casefold() for match in _LABEL.finditer(body)}
    if labels:
        for match in _REFERENCE.finditer(body):
            if match[1].casefold() in labels:
                yield match.span()


def _is_maths(match: re.Match[str]) -> bool:
    return match[1] is None or _MATHS_SIGN.search(match[1]) is not None


def _indented_code(body: str) -> Iterator[Span]:
    """Lines that are code because they are indented, after a blank line and outside lists."""
    if "\n    " not in body and "\n\t" not in body and not _CODE_LINE.match(body):
        return
    start = 0
    in_list, after_blank, in_code = False, True, False
    for line in body.split("\n"):
        end = start + len(line)
        if line.strip():
            indented = _CODE_LINE.match(line) is not None
            in_code = indented and not in_list and (after_blank or in_code)
            if in_code:
                yield start, end
            elif not indented:
                in_list = _LIST_LINE.match(line) is not None or (in_list and not after_blank)
        after_blank = not line.strip()
        start = end + 1


def _without(body: str, hidden: Sequence[Span]) -> str:
    """The body with the hidden spans masked; their line breaks stay."""
    pieces: list[str] = []
    done = 0
    for start, end in hidden:
        lines = body[start:end].split("\n")
        pieces += (body[done:start], "\n".join(_HIDDEN * len(line) for line in lines))
        done = end
    return "".join((*pieces, body[done:]))
