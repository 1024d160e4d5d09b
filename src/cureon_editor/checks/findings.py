"""What the checklist says of an article: one finding a rule, with the passages it rests on."""

from dataclasses import dataclass
from enum import StrEnum

from cureon_editor.article.edits import Part


class State(StrEnum):
    """How a rule stands; "met" is only ever the machine's own finding with a passage or field to show."""

    MET = "met"
    PARTLY = "partly"
    NEEDS_PERSON = "needs-person"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the article, by code point offsets into one of its parts.

    `lacks` is what is wrong with it, as a sentence, and empty where it only shows what a result rests on.
    `confirmed` says who has confirmed it and when, as a phrase ("A. Rao on 3 October 2026"), or is empty.
    `instead` are words that could stand in its place, where the check knows some.
    """

    part: Part
    start: int
    end: int
    text: str
    lacks: str = ""
    confirmed: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one rule.

    `message` is one or two sentences: what was found or what is missing, and what to do. `passages` are what
    the result rests on; `missing` names each thing still missing. `wording` is the sentence offered for
    insertion, or empty; its fields are filled where the front matter has them, unfilled ones stay in braces.
    `confirmable` says that what a rule still asks of a person is to read its passages and confirm them;
    `confirmed` names who has done so for all of them, when nothing is left to confirm.
    """

    rule: str
    title: str
    state: State
    required: bool
    message: str
    passages: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    wording: str = ""
    #: The rule's number in the journal's list, its basis, and its help, from the pack.
    number: int = 0
    basis: str = ""
    help: str = ""
    confirmable: bool = True
    confirmed: str = ""
    #: Whether it judges passages one by one, so that one alone can be set aside.
    by_passage: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it keeps the article from approval."""
        return self.required and self.state in (State.NOT_MET, State.PARTLY)
