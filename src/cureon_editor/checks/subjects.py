"""Which therapies an article is about: those it declares, and those a therapy pack finds in its text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cureon_editor.article.metadata import Metadata, Therapy
from cureon_editor.article.reading import STAGES
from cureon_editor.checks.phrases import any_of
from cureon_editor.checks.rule import TEST, TherapyPack
from cureon_editor.checks.words import Words

_APPROVED = "approved"
#: A therapy that is named in passing does not make the article one about it.
_MENTIONS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """A therapy the article is about: as the details declare it, or (no stage) as found in the text."""

    name: str
    use: str = ""
    stage: str = ""
    offered: str = ""
    pack: TherapyPack | None = None
    declared: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name the text may use for it."""
        return (self.name, *(self.pack.names if self.pack else ()))

    @property
    def is_experimental(self) -> bool:
        """Whether it is known to be below approval for its use."""
        return self.stage not in ("", _APPROVED)

    @property
    def treats(self) -> bool:
        """Whether it is more than a test, as far as is known."""
        return self.pack is None or self.pack.kind != TEST


def find_subjects(
    metadata: Metadata, packs: Sequence[TherapyPack], mentions: Callable[[tuple[str, ...]], Sequence[object]]
) -> tuple[Subject, ...]:
    """The therapies declared, then those in the title or named at least three times in the body.

    `mentions` gives every place of the body where one of some names stands.
    """
    declared = [_declared(therapy, packs) for therapy in metadata.therapies if therapy.name]
    known = {subject.pack.id for subject in declared if subject.pack}
    title = metadata.title.casefold()
    found = [
        Subject(pack.name, pack=pack, declared=False)
        for pack in packs
        if pack.id not in known
        and (any(name.casefold() in title for name in pack.names) or len(mentions(pack.names)) >= _MENTIONS)
    ]
    return (*declared, *found)


def _declared(therapy: Therapy, packs: Sequence[TherapyPack]) -> Subject:
    words = Words(therapy.name)
    pack = next((pack for pack in packs if words.find((any_of(pack.names),))), None)
    stage = therapy.stage if therapy.stage in STAGES else ""
    return Subject(therapy.name, therapy.use, stage, therapy.offered, pack)
