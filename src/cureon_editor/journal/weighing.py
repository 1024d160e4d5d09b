"""Give a rule another weight in the text of a journal.yaml, touching nothing else in it."""

from cureon_editor.article.article import Article, FileForm
from cureon_editor.article.composing import UnreadableError
from cureon_editor.article.edits import RefusedError, Splice
from cureon_editor.article.emitting import Value
from cureon_editor.article.splicing import append_item, field_data, set_field
from cureon_editor.journal.settings import WEIGHTS, RuleSetting, may_set
from cureon_editor.journal.yaml_file import line_of, root_of

_KEY = "rules"
#: The file is handled as the front matter of an article without a body.
_FENCED = FileForm(fences=("---\n", "---\n"))


def with_rule_setting(text: str, setting: RuleSetting, setters: tuple[str, ...]) -> str:
    """The text of a journal.yaml (LF only) in which a rule has this weight; an older entry is replaced.

    Only the entry's own characters are others than before. Raises RefusedError with a sentence when the role
    may not set rules, when nobody answers for the setting, or when the file cannot be changed safely.
    """
    _see_that_it_may_be(setting, setters)
    _see_that_it_can_be_read(text)
    file = Article(text if text.endswith("\n") or not text else f"{text}\n", "", _FENCED)
    try:
        return file.spliced(_splices(file, setting)).front_matter or ""
    except RefusedError:
        message = "journal.yaml cannot be changed safely as it is written. Write the rule into it by hand."
        raise RefusedError(message) from None


def _splices(file: Article, setting: RuleSetting) -> tuple[Splice, ...]:
    entries = field_data(file, _KEY)
    old = entries if isinstance(entries, tuple) else ()
    place = next((at for at, entry in enumerate(old) if _is_of(entry, setting.rule)), None)
    if place is None:
        return append_item(file, _KEY, _entry(setting))
    changed: list[Value] = [*old[:place], _entry(setting), *old[place + 1 :]]
    return set_field(file, _KEY, changed)


def _see_that_it_can_be_read(text: str) -> None:
    try:
        root_of(text)
    except UnreadableError as error:
        message = f"journal.yaml cannot be read (line {line_of(text, error.offset)}). {error}"
        raise RefusedError(message) from None


def _entry(setting: RuleSetting) -> dict[str, Value]:
    """The setting as it is written."""
    return {
        "rule": setting.rule,
        "set": setting.weight,
        "by": setting.by.strip(),
        "role": setting.role.strip(),
        "reason": " ".join(setting.reason.split()),
        "date": setting.date,
    }


def _is_of(entry: object, rule: str) -> bool:
    return isinstance(entry, dict) and entry.get("rule") == rule


def _see_that_it_may_be(setting: RuleSetting, setters: tuple[str, ...]) -> None:
    if setting.weight not in WEIGHTS:
        message = f"A rule can be set to required, advised or off, not to “{setting.weight[:40]}”."
        raise RefusedError(message)
    if not may_set(setting.role, setters):
        role = setting.role.strip()
        yours = f"your role is {role}" if role else "you have given no role"
        message = (
            f"The rule was not changed: {yours}, and rules are set by the {' or the '.join(setters)}. "
            "Enter your role in the settings if you are one."
        )
        raise RefusedError(message)
    if not setting.reason.strip():
        raise RefusedError("A rule gets another weight only with a reason. Write why this journal needs it.")
    if not setting.by.strip():
        raise RefusedError("A rule gets another weight only from a named person. Enter your name first.")
