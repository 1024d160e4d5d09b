"""Read pasted identifiers and addresses: DOI, PMID, PMCID, ISBN, a trial's number, a web address."""

import re
from collections.abc import Iterator
from itertools import islice

from cureon_editor.article.sources import Source
from cureon_editor.citations.identifiers import doi_of, pmcid_of, pmid_of, web_address, without_end_marks
from cureon_editor.citations.isbn import has_isbn_form, isbn_of
from cureon_editor.citations.trials import trial_of
from cureon_editor.exchange.sources.gathering import gathered, lines
from cureon_editor.exchange.sources.source_format import Missed, Record, SourceFormat, Understood
from cureon_editor.exchange.sources.wording import passage, plain

#: Marks of a list before an identifier: a bullet, or a number in brackets or with a point and a space.
_MARK = re.compile(r"\s*(?:[•◦▪●*+-]\s+|\[\d{1,3}\]\s*|\d{1,3}[.)]\s+)")
_LABEL_AND_SPACE = re.compile(
    r"\b(PMID|PMCID|DOI|ISBN(?:-1[03])?|EudraCT|EU ?CT|identifier)\s*[:#]?\s+", re.IGNORECASE
)
_BETWEEN = re.compile(r"[,;]*\s+|[,;]+(?=10\.\d|PM|NCT|ISRCTN|https?:|doi|\d{5,})", re.IGNORECASE)
#: A PubMed number without its label: shorter ones may be anything.
_BARE_NUMBER = re.compile(r"[0-9]{6,8}")
#: A text with longer lines, or more identifiers, is something else.
_LONGEST_LINE = 4_000
_MOST = 20_000
#: So many pieces show whether a text is a list of identifiers.
_LOOKED_AT = 20

_BARE = "A number alone was read as a PubMed number. Is it one?"
_NO_SCHEME = "“https://” was put before this address."
_WRONG_ISBN = (
    "The check digit of this ISBN is wrong: one of its digits is mistyped. Compare it with the book."
)
_NOTHING = "This is no DOI, PMID, PMCID, ISBN, number of a trial or web address."
_TOO_LONG = "This line is too long for a list of identifiers."
_TOO_MANY = f"Only the first {_MOST:,} identifiers were read."


def recognises(text: str) -> bool:
    """Whether most of what a text begins with are identifiers, mistyped ones included."""
    pieces = list(islice(_pieces(text[:20_000]), _LOOKED_AT))
    known = sum(has_isbn_form(piece) or _read_piece(piece) is not None for _, piece in pieces)
    return bool(pieces) and known * 2 > len(pieces)


def read(text: str) -> Understood:
    """A source for each identifier, with it and nothing else filled in; what is none is said."""
    return gathered(_read(text))


def _read(text: str) -> Iterator[Record | Missed]:
    for place, (line, piece) in enumerate(_pieces(text)):
        if place == _MOST:
            yield Missed(line, _TOO_MANY)
            return
        shown = plain(passage(piece))
        if found := _read_piece(piece):
            source, doubts = found
            yield Record(source, line, shown, doubts=doubts)
        elif len(piece) > _LONGEST_LINE:
            yield Missed(line, _TOO_LONG, shown[:100])
        else:
            yield Missed(line, _WRONG_ISBN if has_isbn_form(piece) else _NOTHING, shown)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stands between commas, spaces and line ends, with its line; a label stays with its number."""
    for number, raw in enumerate(lines(text).split("\n"), start=1):
        line = raw.strip()
        if mark := _MARK.match(line):
            line = line[mark.end() :]
        if not line:
            continue
        if len(line) > _LONGEST_LINE or has_isbn_form(line) or _read_piece(line):
            yield number, line
            continue
        for piece in _BETWEEN.split(_LABEL_AND_SPACE.sub(r"\1:", line)):
            if piece:
                yield number, piece


def _read_piece(piece: str) -> tuple[Source, tuple[str, ...]] | None:
    """A source with the identifier that a piece of text is, and what to do about it; None if it is none."""
    if len(piece) > _LONGEST_LINE:
        return None
    piece = without_end_marks(piece.strip())
    if doi := doi_of(piece):
        return Source("", doi=doi), _only("DOI", "authors, title and year")
    if isbn := isbn_of(piece):
        return Source("", type="book", isbn=isbn), _only("ISBN", "authors, title, publisher and year")
    if pmcid := pmcid_of(piece):
        return Source("", pmcid=pmcid), _only("PMCID", "authors, title and year")
    if trial := trial_of(piece):
        source = Source("", type="dataset", number=trial.number, url=trial.address, publisher=trial.registry)
        return source, _only("number of the trial", "its sponsor, title and date")
    return _pubmed_number(piece) or _address(piece)


def _pubmed_number(piece: str) -> tuple[Source, tuple[str, ...]] | None:
    if not (pmid := pmid_of(piece)) or (piece.isdigit() and not _BARE_NUMBER.fullmatch(piece)):
        return None
    doubts = _only("PMID", "authors, title and year")
    return Source("", pmid=pmid), (_BARE, *doubts) if piece.isdigit() else doubts


def _address(piece: str) -> tuple[Source, tuple[str, ...]] | None:
    bare = piece.lower().startswith("www.")
    if not (url := web_address(f"https://{piece}" if bare else piece)):
        return None
    doubts = _only("address", "author, title and date")
    return Source("", type="webpage", url=url), (_NO_SCHEME, *doubts) if bare else doubts


def _only(known: str, missing: str) -> tuple[str]:
    return (f"Only the {known} is known; fill in {missing}.",)


FORMAT = SourceFormat("identifier", "Identifiers and addresses", rank=80, recognises=recognises, read=read)
