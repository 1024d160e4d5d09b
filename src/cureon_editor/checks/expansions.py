"""What short forms stand for: whether a text writes one out, and what it may be written out as."""

import re
from collections.abc import Iterable

from cureon_editor.checks.denial import spaced

#: How far before or behind a short form its words may stand.
_NEAR = 80
_WORD = re.compile(r"[^\W\d_]+")
_IN_BRACKETS = re.compile(r"[\"'”’*_]{0,3} \( ?[\"'“‘]? ?[^\W\d_]")
_OPENING = re.compile(r"[^\W\d_]{2,}[\"'”’*_ ]{0,3}\( ?[\"'“‘]? ?$")
_CLOSING = re.compile(r" ?[\"'”’*_]{0,3}(?:\)|[,;] [^()\n]{1,40}\))")
#: Between words and their short form: "an electrocardiogram, or ECG", "C-reactive protein, abbreviated CRP".
_JOINED = re.compile(
    r",? (?:or|called|known as|abbreviated(?: as| to)?|shortened to|short form)[:,]? [\"'“‘]?$"
)
_EXPLAINS = re.compile(
    r"[\"'”’]?(?:,? (?:(?:which )?stands for|(?:is )?short for|meaning|means)(?!\w)|, or (?=(.{1,80})))"
)
_PHRASE_SIGNS = re.compile(r"[()\[\]|{}*/]|\.\.\.")


def is_written_out(text: str, start: int, end: int) -> bool:
    """Whether the short form from `start` to `end` is explained right there.

    It is with words in brackets behind it, in brackets behind words, after "or" and the like behind words
    with its initials, or before "stands for" and the like.
    """
    form = text[start:end]
    before, after = spaced(text[max(0, start - _NEAR) : start]), spaced(text[end : end + _NEAR])
    if _IN_BRACKETS.match(after) or (_OPENING.search(before) and _CLOSING.match(after)):
        return True
    if (joined := _JOINED.search(before)) and _begins_with(before[: joined.start()], form):
        return True
    explained = _EXPLAINS.match(after)
    if explained is None:
        return False
    return explained[1] is None or _stands_for(explained[1], form)


def expansion(form: str, known: Iterable[str]) -> str:
    """The first of the known names whose words begin with the letters of a short form, or nothing."""
    return next((name for name in known if not _PHRASE_SIGNS.search(name) and _stands_for(name, form)), "")


def _stands_for(words: str, form: str) -> bool:
    """Whether words begin, one after the other, with the letters of a short form and are no short form."""
    letters = "".join(_WORD.findall(form)).lower()
    parts = _WORD.findall(words)
    initials = "".join(word[0] for word in parts[: len(letters)]).lower()
    return len(letters) > 1 and initials == letters and any(word.islower() for word in parts)


def _begins_with(before: str, form: str) -> bool:
    """Whether one of the words just before has the first letter of a short form, as its first word would."""
    words = _WORD.findall(before)[-len(form) :]
    return any(word[0].lower() == form[0].lower() and word.lower() != form.lower() for word in words)
