"""What the robot types, and what the text must be after each of its keys: a plain string and a caret."""

import random
from collections.abc import Iterator
from itertools import islice

HEAD = "---\ntitle: Walking\ncitation_order: mention\nx-kept: 1.10   # so\n---\n"
BODY = "\n## What it is\n\nWalking helps a little. 5\u00a0mg — and \U0001f6b6\u200d♀️ walks.\n"
ENTER, BACKSPACE, TO_START, TO_END, SAVE = "\n", "\b", "⇱", "⇲", "save"
#: What a keyboard has no key for comes from an input method.
COMPOSED = ("é", "e\u0301", "\U0001f9ec", "血圧")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def keys(seed: int) -> Iterator[str]:
    """Keys without end, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable
    while True:
        if chance.random() < 0.25:
            yield chance.choice((TO_START, TO_END, SAVE, SAVE))
        for _ in range(chance.randint(1, 8)):
            yield chance.choice(_LETTERS)
        if chance.random() < 0.2:
            yield chance.choice(COMPOSED)
        yield chance.choice((" ", " ", " ", ENTER, BACKSPACE))


def texts(seed: int, count: int) -> list[str]:
    """The file's text before the first key and after each of so many."""
    body, caret = BODY, 0
    made = [HEAD + body]
    for key in islice(keys(seed), count):
        body, caret = pressed(body, caret, key)
        made.append(HEAD + body)
    return made


def pressed(body: str, caret: int, key: str) -> tuple[str, int]:
    """A text and its caret after a key."""
    if key == SAVE:
        return body, caret
    if key in (TO_START, TO_END):
        return body, 0 if key == TO_START else len(body)
    if key == BACKSPACE:
        start = max(0, caret - 1)
        return body[:start] + body[caret:], start
    return body[:caret] + key + body[caret:], caret + len(key)
