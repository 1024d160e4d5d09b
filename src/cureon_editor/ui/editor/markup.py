"""What each character of a line of Markdown is, for the eye: heading, emphasis, citation, or mere markup."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

#: What a character may be; several bits can hold at once.
MARK, ITEM, QUOTE, LINK, CITATION, CODE, TABLE, STRONG, EMPHASIS = (1 << bit for bit in range(9))
#: Above the bits stands the level of the heading a character is in, 0 outside headings.
LEVEL_SHIFT = 9

#: What a line leaves open for the next one.
TEXT, BACKTICK_FENCE, TILDE_FENCE, COMMENT = range(4)

#: Characters of a line that are looked at; beyond that a line is no prose.
LONGEST_LINE = 4000
#: Characters of a table's row that still fit the column; longer ones wrap, so nothing lines up anyway.
LONGEST_ROW = 72

#: Start, length and look of characters that look alike.
Run = tuple[int, int, int]

_HEADING = re.compile(r"(#{1,6})[ \t]+\S")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_DIV = re.compile(r":::+.*$")
_QUOTE = re.compile(r"[ \t]{0,3}>+ ?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t])?")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1")
# A search skips quickly to where it may begin when each way to begin is a sign; so what must not stand before
# the sign is looked at behind it.
_EMPHASIS = re.compile(r"([*_])(?<![\w*_].)(?=[^\s*_])([^*_]+)(?<=\S)\1(?![\w*_])")
_CODE = re.compile(r"(`+)[^`]+\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\](\([^()\s]*(?:\s[^()]*)?\))")
_KEY = r"(?:\{[^{}\n]+\}|\w(?:[\w:.#$%&\-+?<>~/]*\w)?)"
_CITATION = re.compile(rf"\[[^\[\]]*@[^\[\]]*\]|-(?<![\w@.\\].)@{_KEY}|@(?<![\w@.\\].){_KEY}")
_COMMENT = re.compile(r"<!--.*?-->")
_PIPE = re.compile(r"\|")


def looks(text: str, before: int) -> tuple[list[Run], int]:
    """The runs of a line after one that left `before` open, and what it leaves open itself."""
    text = text[:LONGEST_LINE]
    if before == COMMENT:
        return [(0, len(text), MARK)], COMMENT if "-->" not in text or _opens_comment(text) else TEXT
    after = _fence(text, before)
    if before != TEXT or after != TEXT:
        return [(0, len(text), CODE)], after
    if not text or text.isspace():
        return [], TEXT
    line = Line(text)
    line.read()
    return list(line.runs()), COMMENT if _opens_comment(text) else TEXT


def _opens_comment(text: str) -> bool:
    """Whether a line begins a comment that goes on below it."""
    return "<!--" in text and "<!--" in _CODE.sub("", text).rpartition("-->")[2]


def _fence(text: str, before: int) -> int:
    match = _FENCE.match(text)
    kind = TEXT if match is None else BACKTICK_FENCE if match[1][0] == "`" else TILDE_FENCE
    if before == TEXT:
        return kind
    closes = match is not None and kind == before and not text[match.end() :].strip()
    return TEXT if closes else before


class Line:
    """One line outside code, character by character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._looks = [0] * len(text)
        #: Where one look may end and another begin.
        self._edges = {0, len(text)}

    def read(self) -> None:
        """Find out what every character is."""
        if not self._read_whole():
            self._read_spans()

    def runs(self) -> Iterator[Run]:
        """Neighbours that look alike, those without any look left out."""
        stretches = pairwise(sorted(self._edges))
        for look, alike in groupby(stretches, lambda stretch: self._looks[stretch[0]]):
            (start, end), *others = alike
            if look:
                yield start, (others[-1][1] if others else end) - start, look

    def _read_whole(self) -> bool:
        """What concerns the whole line; True when nothing inside it is left to look at."""
        text = self._text
        heading = _HEADING.match(text)
        if heading:
            level = len(heading[1])
            self._add(0, len(text), level << LEVEL_SHIFT)
            self._add(0, level + 1, MARK)
            return False
        if text.startswith("|") and len(text) <= LONGEST_ROW:
            self._add(0, len(text), TABLE)
        if _DIV.match(text) or _RULE.match(text) or _TABLE_RULE.match(text):
            self._add(0, len(text), MARK)
            return True
        quote = _QUOTE.match(text)
        if quote:
            self._add(0, len(text), QUOTE)
            self._add(0, quote.end(), MARK)
        item = _ITEM.match(text, quote.end() if quote else 0)
        if item:
            self._add(item.start(), item.end(), ITEM)
        return False

    def _read_spans(self) -> None:
        """What stands inside the line; each search begins only when its sign is there at all."""
        text = self._text
        if text.startswith("|"):
            self._each(_PIPE, MARK)
        if "*" in text or "_" in text:
            self._wrapped(_STRONG, STRONG)
            self._wrapped(_EMPHASIS, EMPHASIS)
        if "](" in text:
            for match in _LINK.finditer(text):
                self._add(match.start(), match.end(), MARK)
                self._add(match.start(1), match.end(1), LINK)
        if "@" in text:
            self._each(_CITATION, CITATION)
        if "`" in text:
            self._each(_CODE, CODE)
        if "<!--" in text:
            for match in _COMMENT.finditer(text):
                self._dim(match.start(), match.end())
            if _opens_comment(text):
                self._dim(text.rindex("<!--"), len(text))

    def _wrapped(self, pattern: re.Pattern[str], look: int) -> None:
        """Words between two equal marks."""
        for match in pattern.finditer(self._text):
            self._add(match.start(2), match.end(2), look)
            self._add(match.start(), match.start(2), MARK)
            self._add(match.end(2), match.end(), MARK)

    def _each(self, pattern: re.Pattern[str], look: int) -> None:
        for match in pattern.finditer(self._text):
            self._add(match.start(), match.end(), look)

    def _dim(self, start: int, end: int) -> None:
        """A comment, whatever else its characters would be."""
        if not any(look & CODE for look in self._looks[start:end]):
            self._looks[start:end] = [MARK] * (end - start)
            self._edges |= {start, end}

    def _add(self, start: int, end: int, look: int) -> None:
        self._looks[start:end] = [known | look for known in self._looks[start:end]]
        self._edges |= {start, end}
