"""Phrases: the pattern language of rule packs, made so that no pattern can be slow or hard to read.

A phrase is words with a few signs: `approv*` any ending, `(cure|heal)` one of, `[yet]` may be absent,
`...` up to six words of the same sentence, `{number}` a number, `{publisher}` and `{therapy}` names in force.
Case, British or American spelling, curly or straight quotes, and hyphen or space make no difference. A phrase
is tried only where its first word stands and every part of it is bounded, so the time grows with the text and
nothing else.

What no phrase can say may be written between slashes, as a regular expression: `/phase (i{1,3}|[1-3])\\b/`.
It is searched sentence by sentence in the text without markup, in lower case, with plain quotes and hyphens;
`^` and `$` are the ends of a sentence. Its time is limited, see `expressions`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cureon_editor.checks.expressions import Expression, compiled_expression, is_expression
from cureon_editor.checks.spelling import variants

_TOKEN = re.compile(r"\.\.\.|[()\[\]|]|\{[a-z]+\}|[^\W_][\w']*\*?")
_BETWEEN = r"[^\w.!?;:]{1,80}"
_NUMBER_WORDS = tuple(
    re.findall(
        r"\w+",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand",
    )
)
_SPOKEN = rf"(?:{'|'.join(_NUMBER_WORDS)}|million)(?!\w)"
#: In digits (`1,200`, `2.5`, `5 million`) or in words (`one hundred and twenty-five`).
_NUMBER = (
    r"(?:\d{1,12}(?:[.,]\d{1,6}){0,3}(?: (?:thousand|million))?(?!\w)"
    rf"|{_SPOKEN}(?:(?:-| (?:and )?){_SPOKEN}){{0,8}})"
)
_GAP = rf"(?:{_BETWEEN}\w{{1,40}}(?:'\w{{1,9}})?){{0,6}}?"
_NUMBER_HEADS = (*(f"{digit}*" for digit in "0123456789"), *_NUMBER_WORDS)
_FOLD = str.maketrans("’‘‐‑–—\u00a0", "''---- ")

#: What the braces of phrases stand for, by name.
Names = tuple[tuple[str, tuple[str, ...]], ...]


class PhraseError(ValueError):
    """A phrase that cannot be read; its text is a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to search: `heads` are the words it may begin with (with `*`, what those begin with)."""

    text: str
    heads: tuple[str, ...]
    pattern: str

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled; only then, since most phrases begin with words that an article lacks."""
        return _compiled(self.pattern)


@dataclass(frozen=True, slots=True)
class _Piece:
    heads: tuple[str, ...]
    regex: str
    optional: bool = False
    gap: bool = False


def fold(text: str) -> str:
    """The text in lower case with plain quotes and hyphens; every character keeps its offset."""
    plain = text.translate(_FOLD)
    lower = plain.lower()
    if len(lower) != len(plain):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    # The one letter whose small form depends on what follows: a word must look the same wherever it stands.
    return lower.replace("ς", "σ")


@lru_cache(maxsize=4096)
def phrase(text: str, names: Names) -> Phrase | Expression:
    """Read a phrase; `names` fills its braces, which a regular expression has not.

    Raises PhraseError with a sentence when it is no phrase.
    """
    if is_expression(text):
        try:
            compiled_expression(text)
        except ValueError as error:
            message = f"“{text[:80]}” {error}"
            raise PhraseError(message) from error
        return Expression(text)
    reader = _Reader(text, dict(names))
    piece = reader.sequence()
    if reader.next:
        message = f"“{text}” has a “{reader.next}” without its partner"
        raise PhraseError(message)
    return Phrase(text, piece.heads, piece.regex)


@lru_cache(maxsize=1024)
def any_of(names: tuple[str, ...]) -> Phrase:
    """The phrase that any of some names matches; a name may hold any sign."""
    piece = _named(names)
    return Phrase("", piece.heads, piece.regex)


@dataclass(frozen=True, eq=False)
class Query:
    """Phrases that are looked for together; each is itself only, so that it is quick to remember by."""

    phrases: tuple[Phrase | Expression, ...]

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """Those that are regular expressions."""
        return tuple(wanted for wanted in self.phrases if isinstance(wanted, Expression))

    @cached_property
    def words(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases by each whole word that they may begin with."""
        return self._by_head(stems=False)

    @cached_property
    def stems(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The phrases by what a word that they may begin with begins with itself."""
        return self._by_head(stems=True)

    def _by_head(self, *, stems: bool) -> Mapping[str, tuple[Phrase, ...]]:
        found: dict[str, tuple[Phrase, ...]] = {}
        for wanted in (wanted for wanted in self.phrases if isinstance(wanted, Phrase)):
            for head in (head for head in wanted.heads if head.endswith("*") == stems):
                stem = head.removesuffix("*")
                found[stem] = (*found.get(stem, ()), wanted)
        return found


@lru_cache(maxsize=1024)
def query(phrases: tuple[str, ...], names: Names) -> Query:
    """The query for phrases as a pack writes them; raises PhraseError."""
    return Query(tuple(phrase(text, names) for text in phrases))


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class _Reader:
    """A recursive reader of one phrase; nesting is bounded."""

    def __init__(self, text: str, names: Mapping[str, tuple[str, ...]]) -> None:
        folded = fold(text)
        self.text = text
        self.names = names
        self.tokens = _TOKEN.findall(folded)
        self.at = 0
        rest = _TOKEN.sub("", folded)
        if strange := re.sub(r"[\s\-,]", "", rest):
            message = f"“{text}” has a sign that phrases do not know: {strange[0]}"
            raise PhraseError(message)

    @property
    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def sequence(self, level: int = 0) -> _Piece:
        """Pieces up to the end or a closing sign."""
        if level > 4:
            message = f"“{self.text}” has brackets within brackets more than four deep"
            raise PhraseError(message)
        pieces: list[_Piece] = []
        while self.next and self.next not in ")]|":
            pieces.append(self.piece(level))
        if not pieces or pieces[0].optional or pieces[0].gap:
            message = f"“{self.text}” must have a word where it, or a choice in it, begins"
            raise PhraseError(message)
        return _Piece(pieces[0].heads, pieces[0].regex + "".join(_following(piece) for piece in pieces[1:]))

    def piece(self, level: int) -> _Piece:
        sign = self.next
        self.at += 1
        if sign == "...":
            return _Piece((), _GAP, gap=True)
        if sign == "(":
            return self.choice(level)
        if sign == "[":
            inner = self.sequence(level + 1)
            self.close("]")
            return _Piece((), inner.regex, optional=True)
        if sign.startswith("{"):
            return self.named(sign[1:-1])
        return _word(sign)

    def choice(self, level: int) -> _Piece:
        options = [self.sequence(level + 1)]
        while self.next == "|":
            self.at += 1
            options.append(self.sequence(level + 1))
        self.close(")")
        return _one_of(options)

    def close(self, sign: str) -> None:
        if self.next != sign:
            message = f"“{self.text}” has a bracket that is never closed"
            raise PhraseError(message)
        self.at += 1

    def named(self, name: str) -> _Piece:
        if name == "number":
            return _Piece(_NUMBER_HEADS, _NUMBER)
        if name not in self.names:
            known = ", ".join(f"{{{known}}}" for known in sorted((*self.names, "number")))
            message = f"“{self.text}” names {{{name}}}; phrases know {known}"
            raise PhraseError(message)
        return _named(self.names[name])


def _named(names: tuple[str, ...]) -> _Piece:
    """Any of some names, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    options = [_literal(text) for text in longest_first if re.search(r"\w", text)]
    return _one_of(options) if options else _Piece((), r"(?!)")


def _following(piece: _Piece) -> str:
    if piece.gap:
        return piece.regex
    return f"(?:{_BETWEEN}{piece.regex})?" if piece.optional else _BETWEEN + piece.regex


def _one_of(options: list[_Piece]) -> _Piece:
    heads = dict.fromkeys(head for option in options for head in option.heads)
    return _Piece(tuple(heads), f"(?:{'|'.join(option.regex for option in options)})")


def _word(sign: str) -> _Piece:
    return _one_of([_spelled(spelling) for spelling in variants(sign)])


def _spelled(sign: str) -> _Piece:
    stem = sign.rstrip("*")
    head = stem.split("'")[0]
    ending = r"\w{0,30}(?!\w)" if sign.endswith("*") else r"(?!\w)"
    return _Piece((head + "*" if sign.endswith("*") and head == stem else head,), re.escape(stem) + ending)


def _literal(name: str) -> _Piece:
    words = [variants(word) for word in re.findall(r"\w+", fold(name))]
    spelled = (f"(?:{'|'.join(map(re.escape, spellings))})" for spellings in words)
    return _Piece(words[0], _BETWEEN.join(spelled) + r"(?!\w)")
