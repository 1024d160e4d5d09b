"""What a journal.yaml says, as values."""

from dataclasses import dataclass
from pathlib import Path

from cureon_editor.journal.days import written_day

#: The weights a journal may give a rule; one that is off stays listed but is not judged.
REQUIRED, ADVISED, OFF = "required", "advised", "off"
WEIGHTS = (REQUIRED, ADVISED, OFF)


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A rule given another weight, by whom, in which role, why and when (an ISO date, or nothing).

    `where` is its place as sentences about it begin ("journal.yaml, line 9").
    """

    rule: str
    weight: str
    by: str
    role: str
    reason: str
    date: str = ""
    where: str = ""

    @property
    def note(self) -> str:
        """The sentence a reader of the checklist is told."""
        when = f" on {written_day(self.date)}" if self.date else ""
        reason = self.reason if self.reason.endswith((".", "!", "?")) else f"{self.reason}."
        return f"Set to {self.weight} by {self.by}, {self.role},{when}: {reason}".replace(",:", ":")


@dataclass(frozen=True, slots=True)
class Journal:
    """House settings of the folder an article lies in.

    `publisher` is the name the checklist looks for; `brands` are further names where hype words are exempt.
    `words_per_minute` is the reading rate; `question_headings` are the headings that mark a questions section
    (compared without case); `site` is the address published links start with; `disclaimer_url` is where the
    closing line's link goes; `source_style` names the style in which sources are written. `rules` are the
    rules given another weight, in force all of them; `rule_setters` are the roles that may do so. `packs` are
    categories with the names of the packs kept for them, each with its place in the file. `folder` is where
    the file was found, None for the bundled one. `problems` are sentences naming file and line.
    """

    publisher: str = "Cureon"
    name: str = "Journal"
    brands: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    site: str = ""
    disclaimer_url: str = ""
    source_style: str = "journal"
    words_per_minute: int = 200
    question_headings: tuple[str, ...] = ("Common questions",)
    rule_setters: tuple[str, ...] = ("medical editor", "editor in chief")
    rules: tuple[RuleSetting, ...] = ()
    packs: tuple["CategoryPacks", ...] = ()
    folder: Path | None = None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryPacks:
    """The packs that apply to articles of one category only."""

    category: str
    packs: tuple[str, ...]
    where: str = ""


def may_set(role: str, setters: tuple[str, ...]) -> bool:
    """Whether a role is one of those that may set rules, in any case."""
    return role.strip().casefold() in {setter.casefold() for setter in setters}
