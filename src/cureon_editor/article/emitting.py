"""Write values as YAML that reads back as the same text everywhere: plain when safe, quoted when in doubt."""

import re
import textwrap
from collections.abc import Mapping as Fields
from collections.abc import Sequence as Items
from dataclasses import dataclass

#: What a field can be given: text, a list, or fields by name.
Value = str | Items["Value"] | Fields[str, "Value"]

_FOLD_WIDTH = 100

#: Texts that a YAML 1.1 or 1.2 reader takes for a number, date, truth value or null.
_TYPED = re.compile(
    r"[-+.]?\d[\w.:+-]*(?:[ T][\d:.]+.*)?|~|null|true|false|yes|no|on|off|y|n|none", re.IGNORECASE
)
_PLAIN = re.compile(r"[^\W_][^\n\t]*|[(“‘/][^\n\t]*")
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#|\s$")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")

#: Characters only a double-quoted text can hold: controls, YAML's other line breaks, byte order marks.
_ESCAPED = re.compile("[^\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
#: Spaces at a line's end and empty lines at the end, which a block scalar would lose or gain.
_LOST_IN_BLOCK = re.compile(r"[^\S\n]$|\n\Z", re.MULTILINE)
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\\": "\\\\", '"': '\\"'}


@dataclass(frozen=True, slots=True)
class Layout:
    """How the file indents: list dashes this many columns right of their key."""

    dash: int = 2


def layout_of(front_matter: str) -> Layout:
    """The file's own habit, from its first list."""
    found = re.search(r"^( *)(?:- )?[\w-]+:[ \t]*(?:#.*)?\n( *)- ", front_matter, re.MULTILINE)
    return Layout(max(0, min(len(found[2]) - len(found[1]), 8))) if found else Layout()


def scalar(text: str, indent: int, style: str = "", *, flow: bool = False, was: str = "") -> str:
    """A text in the given style where that can hold it, else plain, as a block or in double quotes.

    `indent` is the column for the lines of a block, whose style is its whole header ("|-"). `was` is the
    plain text it replaces: an ISO date that was plain stays plain. In brackets (`flow`) no block is possible.
    """
    if _ESCAPED.search(text) or (flow and "\n" in text):
        return double_quoted(text)
    if style[:1] in ("|", ">"):
        return _block(text, indent, style)
    if "\n" in text:
        return _block(text, indent, "|-")
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    date_again = not style and _ISO_DATE.fullmatch(text) and _ISO_DATE.fullmatch(was)
    if style != '"' and (date_again or is_plain(text, flow=flow)):
        return text
    return double_quoted(text)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text needs no quotes: nothing in it is syntax, and no reader takes it for another type."""
    if not _PLAIN.fullmatch(text) or _NOT_PLAIN.search(text) or _TYPED.fullmatch(text):
        return False
    return not (flow and _NOT_PLAIN_IN_FLOW.search(text))


def double_quoted(text: str) -> str:
    """The text in double quotes on one line, with escapes for what cannot stand there."""
    escaped = re.sub(r'[\n\t\\"]', lambda found: _SHORT_ESCAPES[found[0]], text)
    return '"' + _ESCAPED.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"


def _block(text: str, indent: int, header: str) -> str:
    """A block scalar when its rules can hold the text exactly, else double quotes."""
    if not text or text[0] in " \n" or _LOST_IN_BLOCK.search(text):
        return double_quoted(text)
    if header[0] == ">":
        if "\n " in text:
            return double_quoted(text)
        lines = (_folded(line) for line in re.sub(r"\n+", r"\g<0>\n", text).split("\n"))
        text = "\n".join("\n".join(folded) for folded in lines)
    return header + "\n" + textwrap.indent(text, " " * indent, lambda line: line != "\n")


def _folded(line: str) -> list[str]:
    """A long line cut at single spaces, which is where folding puts a space back."""
    words = re.split(r"(?<=\S) (?=\S)", line)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) < _FOLD_WIDTH:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def fields_text(fields: Fields[str, Value], indent: int, layout: Layout) -> str:
    """Lines of `key: value` from column `indent`, without a last line ending."""
    return "\n".join(" " * indent + pair_text(key, value, indent, layout) for key, value in fields.items())


def pair_text(key: str, value: Value, indent: int, layout: Layout) -> str:
    """`key: value` for a key that stands at column `indent`."""
    name = key if is_plain(key, flow=True) else double_quoted(key)
    return name + ":" + value_text(value, indent, layout)


def value_text(value: Value, indent: int, layout: Layout) -> str:
    """What follows the colon of a key at column `indent`: on its line, or on lines of its own below."""
    if isinstance(value, str):
        return " " + scalar(value, indent + 2)
    if not value:
        return " {}" if isinstance(value, Fields) else " []"
    if isinstance(value, Fields):
        return "\n" + fields_text(value, indent + 2, layout)
    return "\n" + items_text(value, indent + layout.dash, layout)


def items_text(items: Items[Value], indent: int, layout: Layout, *, flow: bool = False) -> str:
    """Lines of `- item` from column `indent`, without a last line ending; `flow` writes each in brackets."""
    return "\n".join(" " * indent + "- " + _item_text(item, indent + 2, layout, flow=flow) for item in items)


def _item_text(item: Value, indent: int, layout: Layout, *, flow: bool) -> str:
    if isinstance(item, str):
        return scalar(item, indent)
    if flow or not item:
        return flow_text(item)
    if isinstance(item, Fields):
        return fields_text(item, indent, layout).lstrip(" ")
    return items_text(item, indent, layout).lstrip(" ")


def flow_text(value: Value) -> str:
    """The value on one line, in brackets where it is a list or fields."""
    if isinstance(value, str):
        return scalar(value, 0, flow=True)
    if isinstance(value, Fields):
        pairs = (f"{scalar(key, 0, flow=True)}: {flow_text(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(flow_text(item) for item in value) + "]"
