"""Medical words in a text, with the plainer word for each where the list of ours has one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from cureon_editor.resources import resource

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: What stands between the words of one term.
_GAPS = frozenset({" ", "\n", "-", "\u00a0"})
_EXPLAINED_AFTER = re.compile(
    r"[\"'”’*_]{0,3}(?:\s?\((?=[^\W\d_])"
    r"|,? (?:is|are|means?|was|were) (?:a|an|the|when|where|what)\b"
    r"|(?:,|:| -| –| —|—) ?"
    r"(?:or|that is|i\.e\.|meaning|which (?:is|are|means?)|also|known as|called|a|an|the)\b)"
)
_EXPLAINED_BEFORE = re.compile(r"(?:[^\W\d_]{2,}[\"'”’*_]{0,3} \(|\b(?:called|known as|termed|named) )$")


@dataclass(frozen=True, slots=True)
class Term:
    """A medical word where it stands: its offsets, the word as the list has it, and the plainer one or "".

    `explained` says that the text around it tells what it means.
    """

    start: int
    end: int
    word: str
    plain: str
    explained: bool


@lru_cache(maxsize=1)
def medical_words() -> Mapping[str, str]:
    """The list: each word in lower case with the plainer one, or nothing."""
    lines = resource("words/medical.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(":") for line in lines if line.strip() and not line.startswith("#"))
    return MappingProxyType({word.strip(): plain.strip() for word, _, plain in pairs})


@lru_cache(maxsize=16_384)
def medical_terms(text: str) -> tuple[Term, ...]:
    """The medical words of a block of plain text, the longest at each place; both spellings, also plural."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Term]:
    words = [(match.start(), match.end(), _key(match[0])) for match in _WORD.finditer(text)]
    lower, done = f" {text.lower()}", 0
    for index, (start, _, first) in enumerate(words):
        for length in _lengths().get(first, ()) if index >= done else ():
            last = index + length
            word = _known(text, words[index:last]) if last <= len(words) else ""
            if word:
                end, plain = words[last - 1][1], medical_words()[word]
                explained = bool(plain) and f" {plain}" in lower
                yield Term(start, end, word, plain, explained or _is_explained(text, start, end))
                done = last
                break


def _known(text: str, words: list[tuple[int, int, str]]) -> str:
    """The word of the list that some words of a text make up, or nothing."""
    if any(text[before[1] : after[0]] not in _GAPS for before, after in pairwise(words)):
        return ""
    return _by_key().get(" ".join(key for _, _, key in words), "")


def _is_explained(text: str, start: int, end: int) -> bool:
    """Whether words beside it say what it means: in brackets, behind "or", "called" or "is a"."""
    if _EXPLAINED_AFTER.match(text, end) or _EXPLAINED_BEFORE.search(text[max(0, start - 40) : start]):
        return True
    # In a definition list the word has the line to itself.
    return text[end : end + 1] == "\n" and not text[:start].strip()


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, str]:
    """Every word of the list by what both spellings of it share."""
    return MappingProxyType({" ".join(_keys(word)): word for word in medical_words()})


@lru_cache(maxsize=1)
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How many words the terms have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for word in medical_words():
        keys = _keys(word)
        found.setdefault(keys[0], set()).add(len(keys))
    return MappingProxyType({key: tuple(sorted(sizes, reverse=True)) for key, sizes in found.items()})


def _keys(word: str) -> list[str]:
    return [_key(match[0]) for match in _WORD.finditer(word)]


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    """What British and American, singular and plural spelling share: `tumour` and `tumors` alike."""
    low = word.lower().replace("’", "'")
    for british, american in (("ae", "e"), ("oe", "e"), ("our", "or"), ("is", "iz"), ("ys", "yz")):
        low = low.replace(british, american)
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "'s")) else low
