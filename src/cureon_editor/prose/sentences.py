"""Cut prose into sentences, past abbreviations, initials, decimals and quotations."""

import re

Span = tuple[int, int]

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|\Z)|\n[^\S\n]*\n")
_NEXT = re.compile(r"[\s\"'“‘«(\[]*")
_LAST_WORD = re.compile(r"(?:\w++[.’'-]?+)+\Z")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Abbreviations that something always follows.
_OPEN = _words(
    """dr prof mr mrs ms mx rev sr st fig figs eq eqs ref refs vol vols pp ed eds vs cf ca approx e.g i.e eg
    ie viz resp op incl excl"""
)
#: Abbreviations before a number, and words of their own before anything else: "No. 3", "No. They waited."
_NUMBERED = _words("no nos p tab ch chap sect sec art cl para col")
#: Abbreviations that may also end a sentence: only a usual opening word after them says so.
_CLOSABLE = _words(
    """al etc cit ibid u.s u.k e.u a.m p.m i.v s.c i.m ph.d m.d inc ltd co corp dept jan feb aug sept oct nov
    dec"""
)
#: Words after which a single capital letter is a label, which may end a sentence, and no initial of a name.
_LABELLED = _words(
    """appendix arm class factor figure grade group haemophilia hemophilia hepatitis influenza panel part plan
    point protein stage step table type vitamin"""
)
_OPENING_WORDS = _words(
    """a after all although an and as at because before both but by during each even every first for from he
    her his however if in is it its many more most no not of on one only other our patients people
    researchers she since so some such that the their then there these they this those to today under until
    we what when where whether which while who why with without you your"""
)
# How far back a word may reach that decides about a full stop: keeps every look-back short.
_LOOK_BACK = 32
# How long the number of an item may be that stands in running text: "2. Then walk."
_ENUMERATION = 3


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of a stretch of plain text, as offsets without the white space around them.

    `text` is `Plain.text`, so the offsets are those of the body. An empty line always ends a sentence.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if text[match.start()] == "\n" or _ends_sentence(text, begin, match, stop):
            found += _trimmed(text, begin, match.end())
            begin = match.end()
    return (*found, *_trimmed(text, begin, stop))


def _ends_sentence(text: str, begin: int, match: re.Match[str], stop: int) -> bool:
    """Whether the marks of a match end a sentence, by what stands around them."""
    following = _NEXT.match(text, match.end(), stop)
    after = following.end() if following else match.end()
    if after >= stop:
        return True
    if text[after].islower():
        return False
    if match[0] != ".":
        return True
    near = text[max(begin, match.start() - _LOOK_BACK) : match.start()].rstrip()
    before = _LAST_WORD.search(near)
    word = before[0] if before else ""
    if word.lower() in _OPEN or _is_enumeration(near):
        return False
    if word.lower() in _NUMBERED:
        return not text[after].isdigit()
    if word.lower() in _CLOSABLE or (_is_initial(word) and not _is_label(near)):
        return _opens(text, after, stop)
    return True


def _is_initial(word: str) -> bool:
    """Whether a word is the initial of a name, or several: `J`, `J.B`."""
    return all(len(part) == 1 and part.isupper() for part in word.split("."))


def _is_label(before: str) -> bool:
    """Whether the capital letter that ends a text names one of a kind: `hepatitis B`."""
    words = before.split()
    return len(words) > 1 and words[-2].lower() in _LABELLED


def _is_enumeration(sentence: str) -> bool:
    """Whether what would be a sentence is only the number of an item."""
    number = sentence.strip()
    return len(number) <= _ENUMERATION and number.isdigit()


def _opens(text: str, offset: int, stop: int) -> bool:
    """Whether the word at an offset is one that sentences usually begin with."""
    end = offset
    while end < min(stop, offset + _LOOK_BACK) and text[end].isalpha():
        end += 1
    return text[offset:end].lower() in _OPENING_WORDS


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without white space at its ends; nothing if nothing is left."""
    stretch = text[start:end]
    stripped = stretch.strip()
    if not stripped:
        return []
    first = start + len(stretch) - len(stretch.lstrip())
    return [(first, first + len(stripped))]
