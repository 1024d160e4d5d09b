"""Tell from the text before the caret whether a citation is being typed, and what is looked for."""

import re
from collections.abc import Container
from dataclasses import dataclass

#: What may stand before the `@` of a citation: nothing, a space, an opening mark; no letter as in e-mail.
_BEFORE = re.compile(r"(?:^|[\[\s;({“‘-])$")
_KEY = re.compile(r"\w[\w:.#$%&\-+?<>~/]*|")
_WORDS = re.compile(r"\w[^\[\]{};,@]*")


@dataclass(frozen=True, slots=True)
class Begun:
    """What was typed after `@`, and how many characters that took.

    `bracketed` says that a bracket is open before it, `braced` that the key stands in braces.
    """

    text: str
    length: int
    bracketed: bool = False
    braced: bool = False


def begun(before: str, known: Container[str]) -> Begun | None:
    """The citation that a line's text before the caret ends with; None when none is being typed.

    In braces, and in a bracket as long as its first word is no `known` key, several words may be typed.
    """
    at = before.rfind("@")
    head, typed = before[:at], before[at + 1 :]
    if at < 0 or not _BEFORE.search(head) or head.endswith("](") or head.count("`") % 2:
        return None
    bracketed = head.rfind("[") > head.rfind("]")
    if typed.startswith("{"):
        return None if "}" in typed else Begun(typed[1:].strip(), len(typed), bracketed, braced=True)
    if _KEY.fullmatch(typed):
        return Begun(typed, len(typed), bracketed)
    searches = bracketed and _WORDS.fullmatch(typed) and typed.split()[0] not in known
    return Begun(typed.strip(), len(typed), bracketed) if searches else None
