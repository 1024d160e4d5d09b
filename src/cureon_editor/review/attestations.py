"""Attestations, "I checked this passage against this rule", as they stand in an article's review file."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cureon_editor.article.composing import UnreadableError, compose
from cureon_editor.article.nodes import Mapping, Node, Scalar, Sequence
from cureon_editor.article.values import Complaints, member, repeated_keys, value
from cureon_editor.citations.wording import MONTHS
from cureon_editor.storage import loading
from cureon_editor.storage.beside import ABSENT, read_beside

#: The version of the format that is read and written.
FORMAT = "1"
#: The key of the list of attestations.
KEY = "attestations"
#: Bytes of the largest review file that is read.
LARGEST = 2**20
#: How many faulty entries are named, each with its line.
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Attestation:
    """One passage of one rule, confirmed by a person; taken back, it stays and says by whom and when.

    `quote` is the passage with its white space joined. For a rule that shows no passage it is empty, and
    `body` is the digest of the text that was confirmed. `made` and `withdrawn_made` are ISO times as written.
    """

    id: str
    rule: str
    quote: str
    by: str
    made: str
    body: str = ""
    withdrawn: bool = False
    withdrawn_by: str = ""
    withdrawn_made: str = ""

    @property
    def phrase(self) -> str:
        """Who and when, as a sentence has it: "A. Rao on 3 October 2026"."""
        return f"{self.by} on {_spoken(self.made)}" if self.made else self.by


@dataclass(frozen=True, slots=True)
class Reviews:
    """A review file as it was read: `attestations` that count or were withdrawn, `problems` as sentences.

    `text` is the file exactly and `digest` its SHA-256, ABSENT when there is none. A file that is not
    `readable`, or is another article's, must not be written.
    """

    attestations: tuple[Attestation, ...] = ()
    problems: tuple[str, ...] = ()
    readable: bool = True
    text: str = ""
    digest: str = ABSENT


def review_file(article: Path) -> Path:
    """Where the reviews of an article stand: NAME.review.yaml beside NAME.md."""
    return article.with_name(f"{article.stem}.review.yaml")


def read(path: Path, document: str = "") -> Reviews:
    """What a review file says of the article whose id is `document` (empty: matched by the file's name).

    Never raises: a file that is not there holds nothing, one that cannot be read says why.
    """
    try:
        beside = read_beside(path, LARGEST)
    except loading.UnreadableError as error:
        return _unreadable(path, f"{error}.")
    reviews = parse(beside.text, path, document)
    return replace(reviews, text=beside.text, digest=beside.digest)


def parse(text: str, path: Path, document: str = "") -> Reviews:
    """The same for the text of a file; `path` names it in sentences."""
    try:
        root = compose(text)
    except UnreadableError as error:
        line, column = _place(text, error.offset)
        # What reads YAML was written for the text above an article.
        why = str(error).replace("front matter", "file")
        return _unreadable(path, f"line {line}, column {column}. {why}")
    if root is None:
        return Reviews()
    if not isinstance(root, Mapping):
        return _unreadable(path, "it should be lines of the form “key: value”.")
    wrong = _not_ours(root, path, document)
    if wrong:
        return Reviews(problems=(wrong,), readable=False)
    return _attestations(root, text, path)


def _not_ours(root: Mapping, path: Path, document: str) -> str:
    """The sentence for a file in another format or of another article; empty when it is neither."""
    ignored: Complaints = []
    version = member(root, "format", ignored)
    if version != FORMAT:
        return (
            f"The review file “{path.name}” is not of format {FORMAT}, the only one that is read. It is left "
            "as it is, and its confirmations are not counted."
        )
    named = member(root, "document", ignored)
    if document and named and named != document:
        return (
            f"The review file “{path.name}” belongs to another article, so its confirmations are not counted "
            "and nothing is added to it. Move it to that article, or rename this one."
        )
    return ""


def _attestations(root: Mapping, text: str, path: Path) -> Reviews:
    listed = value(root, KEY)
    problems = [
        f"{_where(path, text, complaint.offset)} {complaint.message}" for complaint in repeated_keys(root)
    ]
    if problems:
        return Reviews(problems=tuple(problems), readable=False)
    if listed is None or (isinstance(listed, Scalar) and listed.is_absent):
        return Reviews()
    if not isinstance(listed, Sequence):
        sentence = f"{_where(path, text, listed.start)} “{KEY}” should be a list."
        return Reviews(problems=(sentence,), readable=False)
    read_items = [(item.start, _attestation(item)) for item in listed.items]
    faulty = [start for start, attestation in read_items if attestation is None]
    sentence = "This confirmation lacks its id, rule, quote or name, so it does not count."
    problems = [f"{_where(path, text, start)} {sentence}" for start in faulty[:_NAMED]]
    if len(faulty) > _NAMED:
        problems.append(f"In “{path.name}” {len(faulty) - _NAMED} more confirmations lack one of these.")
    return _without_doubles([each for _, each in read_items if each], problems, path)


def _without_doubles(found: list[Attestation], problems: list[str], path: Path) -> Reviews:
    """Of several with one id none counts: one of them was put there by hand."""
    counts = Counter(attestation.id for attestation in found)
    doubled = sorted(one for one, count in counts.items() if count > 1)
    problems += [
        f"In “{path.name}” several confirmations have the id “{one[:40]}”, so none of them counts."
        for one in doubled
    ]
    kept = tuple(attestation for attestation in found if counts[attestation.id] == 1)
    return Reviews(kept, tuple(problems))


def _attestation(item: Node) -> Attestation | None:
    """One entry; None when it lacks what it needs to count."""
    if not isinstance(item, Mapping):
        return None
    wrong: Complaints = []
    names = ("id", "rule", "quote", "by", "made", "body")
    one, rule, quote, by, made, body = (member(item, name, wrong).strip() for name in names)
    quote = joined(quote)
    if wrong or not (one and rule and by and (quote or body)):
        return None
    taken = value(item, "withdrawn")
    if taken is None or (isinstance(taken, Scalar) and taken.is_absent):
        return Attestation(one, rule, quote, by, made, body)
    who, when = (
        (member(taken, "by", []), member(taken, "made", [])) if isinstance(taken, Mapping) else ("", "")
    )
    return Attestation(one, rule, quote, by, made, body, True, who, when)


def joined(text: str) -> str:
    """A passage as an attestation quotes it: on one line, every run of white space a single space."""
    return " ".join(text.split())


def _spoken(made: str) -> str:
    """A time's day in words: "3 October 2026"; what is no ISO time stays as it is written."""
    try:
        day = date.fromisoformat(made[:10])
    except ValueError:
        return made
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _unreadable(path: Path, why: str) -> Reviews:
    sentence = (
        f"The review file “{path.name}” cannot be read, so its confirmations are not counted and nothing is "
        f"written to it: {why}"
    )
    return Reviews(problems=(sentence,), readable=False)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _where(path: Path, text: str, offset: int) -> str:
    return f"“{path.name}”, line {_place(text, offset)[0]}:"
