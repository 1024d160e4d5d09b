"""One undo history for text, front matter and sources together, held as inverse splices."""

from dataclasses import dataclass, replace

from cureon_editor.article.article import FileForm
from cureon_editor.article.edits import Edit, Selection, Splice

#: Seconds between two keys that still make one step of Undo.
JOIN_SECONDS = 0.7


@dataclass(frozen=True, slots=True)
class Step:
    """One step of Undo: how to go back and forth, and the exact file form on both sides."""

    edit: Edit
    back: tuple[Splice, ...]
    form_before: FileForm
    form_after: FileForm
    selection_before: Selection
    time: float


class History:
    """The steps that can be undone and redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def undo_name(self) -> str | None:
        """The name of the step that Undo takes back, None when there is none."""
        return self._done[-1].edit.name if self._done else None

    @property
    def redo_name(self) -> str | None:
        """The name of the step that Redo does again, None when there is none."""
        return self._undone[-1].edit.name if self._undone else None

    def record(self, step: Step) -> None:
        """Add a step just taken; adjacent typing becomes one step with the typing before it."""
        self._undone.clear()
        joined = _joined(self._done[-1], step) if self._done else None
        if joined is None:
            self._done.append(step)
        else:
            self._done[-1] = joined

    def take_undo(self) -> Step | None:
        """The step to take back, moved to the redo side."""
        return _move(self._done, self._undone)

    def take_redo(self) -> Step | None:
        """The step to do again, moved to the undo side."""
        return _move(self._undone, self._done)

    def close_step(self) -> None:
        """Let no later typing join the last step (the caret was moved, the file was saved)."""
        if self._done:
            self._done[-1] = replace(self._done[-1], time=float("-inf"))

    def clear(self) -> None:
        """Forget every step."""
        self._done.clear()
        self._undone.clear()


def _move(source: list[Step], target: list[Step]) -> Step | None:
    if not source:
        return None
    # A step that was undone or redone is finished: typing after it begins a new one.
    step = replace(source.pop(), time=float("-inf"))
    target.append(step)
    return step


def _joined(first: Step, second: Step) -> Step | None:
    """Two typing steps as one, or None when they are not adjacent in text, kind and time."""
    if not second.edit.joins or first.edit.joins != second.edit.joins:
        return None
    if second.time - first.time > JOIN_SECONDS:
        return None
    if (
        not (_single(first) and _single(second))
        or first.edit.splices[0].part is not second.edit.splices[0].part
    ):
        return None
    splices = _coalesced(
        first.edit.splices[0], first.back[0].text, second.edit.splices[0], second.back[0].text
    )
    if splices is None:
        return None
    there, back = splices
    edit = replace(second.edit, splices=(there,))
    return Step(edit, (back,), first.form_before, second.form_after, first.selection_before, second.time)


def _single(step: Step) -> bool:
    return len(step.edit.splices) == 1


def _coalesced(
    first: Splice, first_removed: str, second: Splice, second_removed: str
) -> tuple[Splice, Splice] | None:
    """Two touching splices, the second in the text after the first, as one splice and its inverse."""
    first_end = first.start + len(first.text)
    if second.start > first_end or second.end < first.start:
        return None
    left = max(0, first.start - second.start)
    right = max(0, second.end - first_end)
    kept_before = first.text[: max(0, second.start - first.start)]
    kept_after = first.text[max(0, second.end - first.start) :] if not right else ""
    removed = second_removed[:left] + first_removed + second_removed[len(second_removed) - right :]
    text = kept_before + second.text + kept_after
    start = first.start - left
    there = Splice(first.part, start, first.end + right, text)
    return there, Splice(first.part, start, start + len(text), removed)
