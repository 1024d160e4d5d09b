"""What a rule rests on, in words: passages of the text quoted, fields of the front matter by their names."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from cureon_editor.article.edits import Part
from cureon_editor.article.metadata import Metadata, Person
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.journal.days import is_partial_day, written_day

#: Letters of a passage that are shown.
QUOTE = 140


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to look at: a passage, or a field that is filled in or not.

    `field` names the field of the article to go to; a passage of the body has none. `lacks` and `confirmed`
    are as in a Passage. `waived` says who set a passage aside, and why; `quote` are its words then.
    """

    text: str
    passage: Passage | None = None
    field: str = ""
    lacks: str = ""
    confirmed: str = ""
    waived: str = ""
    quote: str = ""

    @property
    def can_be_quoted(self) -> bool:
        """Whether a waiver can quote it: of the front matter only what is prose."""
        return self.passage is not None and (self.passage.part is Part.BODY or self.field in _PROSE)

    @property
    def says(self) -> tuple[str, str, str, str, str]:
        """What of it is seen: not where it stands, which changes with every key before it."""
        return self.text, self.field, self.lacks, self.confirmed, self.waived


#: The fields that hold prose.
_PROSE = ("title", "standfirst")
#: States in which it does not matter what the fields say.
_BESIDE_THE_POINT = (State.NOT_APPLICABLE, State.WAIVED)

#: A field's label, its name in the window, and how its value is read.
_Field = tuple[str, str, Callable[[Metadata], str]]


def _author(part: str) -> Callable[[Metadata], str]:
    return lambda metadata: _of(metadata.authors[0] if metadata.authors else None, part)


def _reviewer(part: str) -> Callable[[Metadata], str]:
    return lambda metadata: _of(metadata.medical_reviewer, part)


def _of(person: Person | None, part: str) -> str:
    return str(getattr(person, part)) if person else ""


#: The fields that some rules are about as a whole, whether they are filled in or not.
_FIELDS: dict[str, tuple[_Field, ...]] = {
    "experimental-upfront": (("Standfirst", "standfirst", lambda metadata: metadata.standfirst),),
    "author-named": (
        ("Author", "author.0.name", _author("name")),
        ("Credentials", "author.0.credentials", _author("credentials")),
    ),
    "medical-reviewer": (
        ("Reviewer", "medical_reviewer.name", _reviewer("name")),
        ("Credentials", "medical_reviewer.credentials", _reviewer("credentials")),
        ("Registration", "medical_reviewer.registration", _reviewer("registration")),
    ),
    "dates-shown": (
        ("Published", "date", lambda metadata: metadata.date),
        ("Review due", "review_due", lambda metadata: metadata.review_due),
    ),
    "interests-declared": (("Interests", "interests", lambda metadata: metadata.interests),),
}
_LABELS = {
    "title": "Title",
    "standfirst": "Standfirst",
    "category": "Category",
    "date": "Published",
    "author": "Author",
    "medical_reviewer": "Reviewer",
    "review_due": "Review due",
    "interests": "Interests",
    "therapies": "Therapies",
    "references": "Sources",
    "waivers": "Set aside",
}


def places(finding: Finding, metadata: Metadata, most: int | None = None) -> tuple[Place, ...]:
    """What a finding rests on, `most` of it: fields first, then the passages in their own order."""
    return tuple(islice(_places(finding, metadata), most))


def count(finding: Finding, metadata: Metadata) -> int:
    """How many places there are in all, found without putting thousands of passages into words."""
    front = tuple(passage for passage in finding.passages if passage.part is Part.FRONT_MATTER)
    body = len(finding.passages) - len(front)
    return body + sum(1 for _place in _places(replace(finding, passages=front), metadata))


def _places(finding: Finding, metadata: Metadata) -> Iterator[Place]:
    fields = tuple(_fields(finding, metadata)) if finding.state not in _BESIDE_THE_POINT else ()
    yield from fields
    covered = {place.field.split(".")[0] for place in fields}
    for passage in finding.passages:
        if passage.part is Part.BODY:
            yield Place(_quoted(passage.text), passage, "", passage.lacks, passage.confirmed)
            continue
        key = key_at(metadata, passage.start)
        if key not in covered:
            text, field = _written(metadata, key, passage)
            yield Place(text, passage, field, passage.lacks, passage.confirmed)
    yield from _set_aside(finding, metadata)


def _set_aside(finding: Finding, metadata: Metadata) -> Iterator[Place]:
    """The passages of a rule that were set aside."""
    for waiver in metadata.waivers:
        if waiver.rule == finding.rule and waiver.quote:
            by = f"by {waiver.by}" if waiver.by else "without a name"
            day = written_day(waiver.date) if is_partial_day(waiver.date) else waiver.date
            when = f" on {day}" if day else ""
            why = f"Set aside {by}{when}: {waiver.reason or 'without a reason'}"
            yield Place(_quoted(waiver.quote), waived=why, quote=waiver.quote)


def _fields(finding: Finding, metadata: Metadata) -> Iterator[Place]:
    """The fields a rule is about, each with its value or that it has none."""
    if finding.rule in _FIELDS and metadata.readable:
        yield from _filled_in(finding, metadata)
    if finding.rule == "evidence-stage":
        yield from _therapies(metadata)


def _filled_in(finding: Finding, metadata: Metadata) -> Iterator[Place]:
    known = {key_at(metadata, it.start): it for it in finding.passages if it.part is Part.FRONT_MATTER}
    asked = "Fill it in." if finding.state in (State.NOT_MET, State.PARTLY) else ""
    for label, name, read in _FIELDS[finding.rule]:
        value = read(metadata)
        text, passage = f"{label}: {_shortened(value) or 'not filled in'}", known.get(name)
        if value and passage:
            yield Place(text, passage, name, passage.lacks, passage.confirmed)
        else:
            yield Place(text, None, name, "" if value else asked)


def _therapies(metadata: Metadata) -> Iterator[Place]:
    for number, therapy in enumerate(metadata.therapies):
        name = f"{therapy.name or 'A therapy'} for {therapy.use}" if therapy.use else therapy.name
        stage = therapy.stage.replace("-", " ")
        lacks = "" if stage else "Say how far the evidence has got."
        yield Place(f"{name}: {stage or 'no stage'}", None, f"therapies.{number}.stage", lacks)
    if not metadata.therapies:
        yield Place(
            "Therapies: none named", None, "therapies", "Name the therapies that the article is about."
        )


def key_at(metadata: Metadata, offset: int) -> str:
    """The key of the front matter whose value holds an offset; empty when there is none."""
    return next((key for key, (start, end) in metadata.spans.items() if start <= offset <= end), "")


def _written(metadata: Metadata, key: str, passage: Passage) -> tuple[str, str]:
    """A passage of the front matter in words, and the field to go to."""
    if key != "references":
        value = _shortened(passage.text)
        return f"{_LABELS.get(key, key or 'Front matter')}: {value or 'not filled in'}", key
    number = source_at(metadata, passage)
    if number is None:
        return f"Sources: {len(metadata.sources)} in the list", key
    source = metadata.sources[number]
    return f"Source {source.key}: {_shortened(source.title) or 'without a title'}", key


def source_at(metadata: Metadata, passage: Passage) -> int | None:
    """The place in the list of the one source that a passage lies in; None for the list as a whole."""
    for number, (start, end) in enumerate(metadata.source_spans):
        if start <= passage.start and passage.end <= max(end, start + 1):
            return number
    return None


def _quoted(text: str) -> str:
    return f"“{_shortened(text)}”"


def _shortened(text: str) -> str:
    """A text in one line, cut at a word when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTE else f"{line[:QUOTE].rsplit(' ', 1)[0]} …"
