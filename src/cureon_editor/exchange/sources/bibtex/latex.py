"""LaTeX in BibTeX values: read as plain text in one linear pass, and written so that it reads back.

The table of commands is pylatexenc's. Its parser is not used: it takes 20 to 100 microseconds a character,
drops everything after a bare `%` and gives up on deep braces, and values come from anywhere.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_TOKEN = re.compile(
    r"""
    \\(?P<outer>[`'^~="dk.])\s*\{\\(?P<inner>[`'^~=."uc])\s*\{?(?P<twice>[^\W\d_])\}?\}
    |\\(?P<accent>[`'^~=."]|[uvHtcdbrk](?![A-Za-z]))\s*
        (?:\{\s*\\?(?P<in_braces>[^\W\d_]?)\s*\}|\\(?P<dotless>[ij])(?![A-Za-z])(?:\{\})?|(?P<bare>[^\W\d_]))
    |\\(?:href|noopsort)\s*\{[^{}]*\}
    |\\(?P<command>[A-Za-z]+)\*?(?:\{\}|[ \t\n]+|(?![A-Za-z]))
    |\\(?P<escaped>[^A-Za-z])
    |(?P<raised>\$[_^](?:\{[^{}$]{0,20}\}|[^{}$])\$)
    |(?P<dash>---?)
    |(?P<quote>``|'')
    |(?P<tie>~)
    |(?P<mark>[{}$])
    """,
    re.VERBOSE,
)
_VERBATIM = re.compile(r"\\([_%&#$~{}])|[{}]|\\url\b")
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\lbrace{}", "}": r"\rbrace{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_",
}  # fmt: skip
_ESCAPED = re.compile(r"[\\{}~^$%&#_]")
#: Pairs that LaTeX would join into one character.
_LIGATURE = re.compile(r"(?<=-)-|(?<=`)`|(?<=')'")
_CAPITALS = re.compile(r"[^\W_]*[A-Z][^\W_]*")
#: Commands that only change how text looks, and others that stand for no text, which no table lists.
_SILENT = frozenset(
    (
        "it", "em", "bf", "sc", "rm", "sf", "tt", "sl", "relax", "mbox", "textsuperscript",
        "textsubscript", "protect", "ensuremath", "mathrm", "url", "natexlab", "bibinfo",
        "newblock", "par", "null", "textnormal", "upshape", "itshape", "bfseries", "scshape", "small",
        "uppercase",
    )
)  # fmt: skip
_SYMBOLS = {
    "textasciicircum": "^",
    "copyright": "©",
    "S": "§",
    "slash": "/",
    "i": "ı",
    "j": "ȷ",
    "textless": "<",
    "textgreater": ">",
}


def decoded(text: str, unknown: Callable[[str], None] = lambda _name: None) -> str:
    """The plain text of a LaTeX value; `unknown` is told each command that means nothing to us."""
    if not re.search(r"[\\{}$~]|--|``|''", text):
        return text
    unescaped = len(re.findall(r"(?<!\\)\$", text))
    math = unescaped % 2 == 0

    def replaced(token: re.Match[str]) -> str:
        return _plain(token, unknown, math=math)

    return unicodedata.normalize("NFC", _TOKEN.sub(replaced, text))


def verbatim(text: str) -> str:
    """An address or identifier, in which LaTeX escapes only its own special characters."""
    return _VERBATIM.sub(r"\1", text)


def encoded(text: str) -> str:
    """The text with LaTeX's special characters escaped; letters of every script stay as they are."""
    return _LIGATURE.sub(r"{}\g<0>", _ESCAPED.sub(lambda found: _ESCAPES[found[0]], text))


def encoded_title(text: str) -> str:
    """A title, its words with capitals in braces so that no style takes them away; not its first capital."""
    parts, end = [], 0
    for word in _CAPITALS.finditer(text):
        if word.start() == 0 and not re.search("[A-Z]", word[0][1:]):
            continue
        parts += [encoded(text[end : word.start()]), "{", word[0], "}"]
        end = word.end()
    return "".join((*parts, encoded(text[end:])))


def _plain(token: re.Match[str], unknown: Callable[[str], None], *, math: bool) -> str:
    """What one token of LaTeX stands for."""
    if outer := token["outer"]:
        return token["twice"] + _ACCENTS[token["inner"]] + _ACCENTS[outer]
    if accent := token["accent"]:
        letter = token["in_braces"] or token["dotless"] or token["bare"] or ""
        return letter + _ACCENTS[accent] if letter else ""
    if (command := token["command"]) is not None:
        meaning = _meaning(command)
        if meaning is None:
            unknown(command)
        return meaning or ""
    if (escaped := token["escaped"]) is not None:
        return {"-": "", "/": "", ",": " ", ";": " ", ":": " ", "!": "", "\\": " "}.get(escaped, escaped)
    if raised := token["raised"]:
        return raised[2:-1].strip("{}")
    if token["mark"] == "$" and not math:
        return "$"
    return _ligature(token)


def _ligature(token: re.Match[str]) -> str:
    if dash := token["dash"]:
        return "—" if len(dash) == 3 else "–"
    if quote := token["quote"]:
        return "“" if quote == "``" else "”"
    return "\N{NO-BREAK SPACE}" if token["tie"] else ""


def _meaning(command: str) -> str | None:
    """The character a command stands for; empty if it only changes how text looks, None if it is unknown."""
    if command in _SILENT:
        return ""
    return _SYMBOLS.get(command) or _symbols().get(command)


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    """pylatexenc's commands by name; those that take text along have an empty meaning."""
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    known = {}
    for spec in get_default_latex_context_db().iter_macro_specs():
        meaning = spec.simplify_repl
        takes_no_text = isinstance(meaning, str) and "%" not in meaning
        known[spec.macroname] = meaning if takes_no_text else ""
    del known["today"]  # the day of the import is no part of a title
    return known
