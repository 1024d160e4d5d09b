"""Texts that make a converter of Markdown slow, deep or large; each is made for a size in characters.

`text(name, size)` is the text without any line too long to edit, `raw(name, size)` the text as it was meant.
"""

from collections.abc import Callable, Mapping
from itertools import count

#: Lines are broken here, in characters: a longer line opens read-only.
LONGEST_LINE = 10_000
Make = Callable[[int], str]


def raw(name: str, size: int) -> str:
    """The input of a name, about `size` characters long."""
    return INPUTS[name](size)[:size]


def text(name: str, size: int) -> str:
    """The same with long lines broken, at a space where there is one near."""
    return "\n".join(part for line in raw(name, size).split("\n") for part in _broken(line))


def _broken(line: str) -> list[str]:
    parts = []
    while len(line) > LONGEST_LINE:
        end = line.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE) + 1 or LONGEST_LINE
        parts.append(line[:end])
        line = line[end:]
    return [*parts, line]


def _times(piece: str, end: str = "") -> Make:
    """A piece over and over, then perhaps an end that is never reached in time."""
    return lambda size: piece * ((size - len(end)) // len(piece)) + end


def _numbered(piece: str) -> Make:
    """A piece with a number in it, another each time."""

    def make(size: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count():
            part = piece.replace("#", str(number))
            length += len(part)
            if length > size:
                return "".join(parts)
            parts.append(part)
        raise AssertionError

    return make


def _halves(opening: str, closing: str, middle: str = "x") -> Make:
    """As many openings as closings."""

    def make(size: int) -> str:
        pairs = size // (len(opening) + len(closing))
        return opening * pairs + middle + closing * pairs

    return make


def _growing(piece: str, between: str) -> Make:
    """One piece, then two, then three."""

    def make(size: int) -> str:
        rows = int((2 * size / len(piece)) ** 0.5)
        return between.join(piece * number for number in range(1, rows + 1))

    return make


def _indented(piece: str, step: int = 4) -> Make:
    """Each line deeper than the one before."""

    def make(size: int) -> str:
        rows = int((2 * size / step) ** 0.5)
        return "\n".join(" " * (step * row) + piece for row in range(rows))

    return make


def _columns(size: int) -> str:
    """A table with a very long head and few rows."""
    columns = max(1, size // 12)
    return "\n".join(("|" + " a |" * columns, "|" + "---|" * columns, "|" + " b |" * columns))


def _references(size: int) -> str:
    """Definitions and as many uses."""
    number = size // 40
    definitions = "".join(f"[r{n}]: https://x.example/{n}\n" for n in range(number))
    return definitions + "\n" + " ".join(f"[r{n}]" for n in range(number))


def _footnotes(size: int) -> str:
    """Notes and as many uses."""
    number = size // 30
    return (
        " ".join(f"x[^{n}]" for n in range(number)) + "\n\n" + "\n".join(f"[^{n}]: n" for n in range(number))
    )


def _abbreviations(size: int) -> str:
    """Abbreviations and as many uses."""
    number = size // 30
    return (
        "".join(f"*[AB{n}]: long\n" for n in range(number)) + "\n" + " ".join(f"AB{n}" for n in range(number))
    )


def _nested_footnotes(size: int) -> str:
    """Notes that cite the next note."""
    return "x[^0]\n\n" + "".join(f"[^{n}]: see[^{n + 1}]\n\n" for n in range(size // 20))


def _alternating(*pieces: str) -> Make:
    """Lines that take turns."""
    together = "\n".join(pieces) + "\n"
    return _times(together)


INPUTS: Mapping[str, Make] = {
    # brackets
    "[": _times("["),
    "]": _times("]"),
    "![": _times("!["),
    "[[]": _times("[[]"),
    "[](": _times("[]("),
    "[a](": _times("[a]("),
    "[a](b": _times("[a](b"),
    "[a](<": _times("[a](<"),
    "[a](<b": _times("[a](<b"),
    '[a](b "': _times('[a](b "'),
    "[a](b ' ' '": _times("[a](b ' ' '"),
    "[a][": _times("[a]["),
    "[a][b]": _times("[a][b]"),
    "nested brackets": _halves("[", "]"),
    "nested links": _halves("[", "](x)"),
    "nested pictures": _halves("![", "](x)"),
    "( after a link": lambda size: "[a](" + "(" * size,
    "parentheses in a link": lambda size: "[a](" + "()" * (size // 2) + ")",
    # emphasis and code
    "*": _times("*"),
    "**": _times("** "),
    "*a_": _times("*a_"),
    "_a*": _times("_a*"),
    "*a **b": _times("*a **b "),
    "***a": _times("***a "),
    "nested emphasis": _halves("*a ", " b*"),
    "nested strong": _halves("**a ", " b**"),
    "_ in a word": _times("a_"),
    "growing *": _growing("*", " a "),
    "`": _times("`"),
    "growing `": _growing("`", " a "),
    "shrinking `": lambda size: " a ".join("`" * number for number in range(int((2 * size) ** 0.5), 0, -1)),
    "`a": _times("`a "),
    "``a`": _times("``a` "),
    "backslashes": _times("\\"),
    "escapes": _times("\\*\\_\\[\\`"),
    # entities and HTML
    "&": _times("&"),
    "&#": _times("&#"),
    "&amp": _times("&amp"),
    "&#x10ffff;": _times("&#x10ffff;"),
    "<": _times("<"),
    "</": _times("</"),
    "<!": _times("<!"),
    "<!--": _times("<!--"),
    "<!-- on lines": _times("<!-- a\n\n"),
    "<![CDATA[": _times("<![CDATA["),
    "<![CDATA[ on lines": _times("<![CDATA[\n\n"),
    "<?": _times("<?"),
    "<? on lines": _times("<?\n\n"),
    "<a": _times("<a "),
    "<a href='": _times("<a href='"),
    "<a x=": lambda size: "<a " + "x=1 " * (size // 4),
    "<p>": _times("<p>"),
    "<div>": _times("<div>"),
    "<div> on lines": _times("<div>\n\n"),
    "<b>": _times("<b>"),
    "<b><i>": _times("<b><i>"),
    "<b><p>": _times("<b><p>"),
    "<a><table>": _times("<a href=x><table>"),
    "<table><td>": _times("<table><td>"),
    "<ul><li>": _times("<ul><li>"),
    "<svg><p>": _times("<svg><p>"),
    "<select>": _times("<select><option>"),
    "nested tags": _halves("<b>", "</b>"),
    "nested blockquote tags": _halves("<blockquote>", "</blockquote>"),
    "nested div tags on lines": _halves("<div>\n", "</div>\n"),
    "</div>": _times("</div>"),
    "tags of other names": _numbered("<x#>"),
    "mailto autolinks": _times("<a@b.example>"),
    "<http: never closed": _times("<http://a"),
    "one long attribute": lambda size: '<p title="' + "a" * size + '">x</p>',
    # blocks
    ">": _times(">"),
    "> on a line": _times("> "),
    "growing >": _growing(">", " a\n"),
    "> and text": _alternating("> a", "b", ""),
    "lists in lists": _indented("- a"),
    "numbers in lists": _indented("1. a"),
    "lists in quotes": lambda size: "> - " * (size // 4) + "a",
    "- - -": _times("- "),
    "list items": _times("- a\n"),
    "list and paragraphs": _times("- a\n\n    b\n\n"),
    "1.": _times("1. "),
    "growing indent": _indented("a", 1),
    "tabs": _times("\t"),
    "tabs and list": _times("\t- a\n"),
    "spaces": _times(" "),
    "spaces and a break": _times("a" + " " * 200 + "\n"),
    "empty lines": _times("\n"),
    "CR": _times("a\r"),
    "headings": _times("# a\n"),
    "#": _times("#"),
    "underlines": _alternating("a", "==="),
    "=": _times("="),
    "-": _times("-"),
    "rules": _times("* * *\n\n"),
    "fences never closed": _times("```\n\n~~~\n\n"),
    "growing fences": _growing("`", "\na\n"),
    "fences of many kinds": _numbered("``` x#\na\n```\n\n"),
    "divs": _halves("::: note\n\n", ":::\n\n"),
    "divs never closed": _times("::: note\n\n"),
    "divs never opened": _times(":::\n\n"),
    ":::": _times(":"),
    "definition lists": _alternating("a", ": b", ""),
    "deep definition lists": _indented(": a"),
    ": d lines": _times(": d\n"),
    # tables
    "|": _times("|"),
    "| on lines": _times("|\n"),
    "table rows": lambda size: "| a | b |\n|---|---|\n" + "| c | d |\n" * (size // 10),
    "columns": _columns,
    "growing table": _growing("|a", "\n"),
    "|---": _times("|---"),
    "` in a table": lambda size: "| a |\n|---|\n" + "| `" * (size // 3),
    # definitions
    "references": _references,
    "reference definitions": _numbered("[r#]: x\n"),
    "references never defined": _numbered("[r#] "),
    "long reference": lambda size: "[" + "a " * (size // 2) + "]: x",
    "footnotes": _footnotes,
    "footnotes of footnotes": _nested_footnotes,
    "[^1]": _times("[^1]"),
    "[^1]:": _times("[^1]: a\n"),
    "abbreviations": _abbreviations,
    "abbreviation definitions": _numbered("*[A#]: long\n"),
    "attributes": _times("a {: .b }\n"),
    "{:": _times("{:"),
    "{: never closed": lambda size: "a {: " + "b=c " * (size // 4),
    "{: quotes": lambda size: "a {: b='" + "\\'" * (size // 2) + "}",
    # citations
    "[@": _times("[@"),
    "[@a": _times("[@a"),
    "@a;": lambda size: "[" + "@a; " * (size // 4) + "@b]",
    "[@a]": _times("[@a] "),
    "@": _times("@"),
    "@a": _times("@a "),
    "@{": _times("@{"),
    "keys": _numbered("[@key#] "),
    "a long key": lambda size: "[@" + "a" * size + "]",
    "a key of dots": lambda size: "@" + "a." * (size // 2),
    "nested citations": _halves("[@a, ", "]"),
    # characters
    "one word": _times("a"),
    "one line": _times("word "),
    "combining characters": _times("a" + "\u0301" * 50 + " "),
    "right to left": _times("\u202e\u05d0\u2066a\u2069 "),
    "emoji joined": _times("\U0001f468\u200d"),
    "NUL": _times("\0"),
    "control characters": _times("\x01\x02\x03\x1b"),
    "slots": _times("\x02\ue000\x03"),
    "stash": _times("\x02wzxhzdk:0\x03"),
    "line separators": _times("a\u2028b\u2029"),
    "no characters": _times("\ufffe\uffff\ufdd0"),
    "letters that grow": _times("\ufb03\u0130\u1e9e "),
    "capitals": _numbered("Ab# "),
    "sentences": _times("Dr. A. e.g. No. 1. "),
    "numbers": _numbered("#%, "),
}
