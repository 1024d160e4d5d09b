"""Write plain text so that Markdown shows exactly those characters."""

import re

_INLINE = (
    (re.compile(r"&(?=#?\w+;)"), "&amp;"),
    (re.compile(r"\\(?=[\\`*_{}\[\]()>#+\-.!@])"), r"\\\\"),
    (re.compile(r"([`*\[])"), r"\\\1"),
    (re.compile(r"(?<!\w)_|_(?!\w)"), r"\\_"),
    (re.compile(r"(?<![\w.])@(?=[\w{])"), r"\\@"),
    (re.compile(r"\{(?=:)"), r"\\{"),
    (re.compile(r"<(?=[A-Za-z/!?])"), "&lt;"),
)
_AT_START = (
    (re.compile(r"^([#>+-])"), r"\\\1"),
    (re.compile(r"^(\d+)([.)])(?=\s|$)"), r"\1\\\2"),
    (re.compile(r"^:"), "&#58;"),
    (re.compile(r"^~"), "&#126;"),
    (re.compile(r"^="), "&#61;"),
)


def escaped(text: str, *, at_start: bool = True) -> str:
    """The text with a backslash or entity before whatever Markdown would read as markup.

    `at_start` says that it begins a line, where more characters mean something.
    """
    for pattern, replacement in (*_INLINE, *(_AT_START if at_start else ())):
        text = pattern.sub(replacement, text)
    return text
