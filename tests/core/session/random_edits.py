"""Random edits against plain strings, then everything undone and done again; `COUNT [SEED]` as a program."""

import random
import sys
from array import array
from collections import Counter

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Edit, Part, Selection, Splice
from cureon_editor.session.session import ArticleSession

FILE = "\ufeff---\r\ntitle: Walking\nx: 1.10 # kept\r\n...\r\nOne\r\ntwo 5\u00a0mg.\n\nThree \U0001f6b6.\r\n"
#: Pieces of text that have ever been trouble: pairs of surrogates, marks that combine, joiners, line ends.
PIECES = ("a", "word ", "\n", "\n\n", "\U0001f9ec", "e\u0301", "\u200d", "\U0001f469\u200d\U0001f469",
          "\u05d0", "\ufe0f", "\u2028", "[@a]", "---\n", "\0")  # fmt: skip
#: Code points around which a part's length stays.
LENGTH = 800


class Robot:
    """A session, two plain strings that are to stay equal to its parts, and what the texts were."""

    def __init__(self, seed: int) -> None:
        self.seconds = 0.0
        self.session = ArticleSession(Article.parse(FILE), lambda: self.seconds)
        self.plain = {part: self.session.article.part(part) for part in Part}
        self.told: Counter[str] = Counter()
        self._chance = random.Random(seed)  # noqa: S311 - repeatable
        #: The digest of the text after each edit: a million texts would not fit in memory.
        self._digests = array("q", [self._digest()])

    def run(self, count: int) -> Counter[str]:
        """Edit so often, undo all, redo all, undo all; what was done. Raises AssertionError at a fault."""
        while self.told["edits"] < count:
            if self._chance.random() < 0.02:
                self._step_back()
            else:
                self._edit()
            self._compare()
        last = self.session.article
        self._undo_all()
        self._redo_all()
        assert self.session.article == last, "not all came back"
        self._undo_all()
        return self.told

    def _edit(self) -> None:
        part = self._chance.choice((Part.BODY, Part.BODY, Part.BODY, Part.FRONT_MATTER))
        before = self.plain[part]
        start, end, text = self._splice(before)
        after = before[:start] + text + before[end:]
        self.seconds += self._chance.choice((0.1, 0.1, 0.1, 1.0))
        edit = Edit(
            "edit", (Splice(part, start, end, text),), joins=self._chance.choice(("", part.value, part.value))
        )
        assert self.session.apply(edit) == (after != before), (
            "said to change what it does not, or the reverse"
        )
        if after != before:
            self.plain[part] = after
            self.session.selection = Selection(start + len(text), start + len(text))
            self._digests.append(self._digest())
            self.told["edits"] += 1

    def _splice(self, text: str) -> tuple[int, int, str]:
        """Mostly typing on or deleting back at one place, at times anywhere; long texts rather shrink."""
        size = len(text)
        place = min(self.session.selection.head, size)
        start = place if self._chance.random() < 0.7 else self._chance.randint(0, size)
        if self._chance.random() < (0.3 if size < LENGTH else 0.7):
            return max(0, start - self._chance.choice((1, 1, 1, 9))), start, ""
        end = start if self._chance.random() < 0.8 else min(size, start + self._chance.randint(0, 20))
        return start, end, self._chance.choice(PIECES)

    def _step_back(self) -> None:
        """Undo some steps and redo some of them: the next edit makes the others unreachable."""
        undone = sum(self.session.undo() for _ in range(self._chance.randint(1, 5)))
        for _ in range(self._chance.randint(0, undone)):
            assert self.session.redo(), "what was undone cannot be redone"
        self.told["undone on the way"] += undone
        self._take_over()
        # Where the text stands among the edits is found again from the end; what lies behind it is gone.
        while self._digests[-1] != self._digest():
            self._digests.pop()
            assert self._digests, "undone to a text that never was"

    def _undo_all(self) -> None:
        """Each step back must come to a text that was there before, and the last to the file's."""
        place = len(self._digests) - 1
        while self.session.undo():
            self._take_over()
            wanted, place = self._digest(), place - 1
            while place >= 0 and self._digests[place] != wanted:
                place -= 1  # typing that joined
            assert place >= 0, "undone to a text that never was"
            self.told["undone"] += 1
        assert self.session.article.text == FILE, "not all was undone"

    def _redo_all(self) -> None:
        place = 0
        while self.session.redo():
            self._take_over()
            wanted, place = self._digest(), place + 1
            while place < len(self._digests) and self._digests[place] != wanted:
                place += 1
            assert place < len(self._digests), "redone to a text that never was"
            self.told["redone"] += 1

    def _take_over(self) -> None:
        self.plain = {part: self.session.article.part(part) for part in Part}

    def _compare(self) -> None:
        article = self.session.article
        for part, text in self.plain.items():
            assert article.part(part) == text, "session and plain string differ"

    def _digest(self) -> int:
        return hash((self.plain[Part.FRONT_MATTER], self.plain[Part.BODY]))


def main(count: int, seed: int = 1) -> int:
    """Run, and print what was done; 1 at a fault."""
    try:
        told = Robot(seed).run(count)
    except AssertionError as fault:
        sys.stdout.write(f"{fault}\n")
        return 1
    sys.stdout.write("; ".join(f"{what}: {times:,}" for what, times in told.items()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
