"""The loop of a worker: takes all that waits, then answers; something newer cuts the answer short."""

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe

import pytest

from cureon_editor.article.edits import Part, Splice
from cureon_editor.checks.engine import Checker
from cureon_editor.checks.findings import State
from cureon_editor.rendering.protocol import (
    Change,
    Checked,
    Claims,
    FromWorker,
    PagePatch,
    Rechecked,
    ToWorker,
    Working,
)
from cureon_editor.rendering.worker import analysis_work
from cureon_editor.rendering.worker.analysis_work import AnalysisWork
from cureon_editor.rendering.worker.serving import _answer, _took_all
from tests.core.bundled import PACKS
from tests.core.rendering.worker.listening import TEXT, opening


class Pages:
    """Answers in three parts; `meanwhile` reaches the worker after the first."""

    def __init__(self, *meanwhile: ToWorker) -> None:
        self.taken: list[int] = []
        self._meanwhile = list(meanwhile)
        self.window, self.line = Pipe()

    def take(self, message: ToWorker) -> None:
        self.taken.append(message.revision)

    def answers(self) -> Iterator[FromWorker]:
        for part in range(3):
            if part == 0:
                self._hear_meanwhile()
            yield PagePatch(self.taken[-1], header=str(part))

    def _hear_meanwhile(self) -> None:
        while self._meanwhile:
            self.window.send(self._meanwhile.pop(0))

    def said(self) -> list[tuple[int, str]]:
        heard = []
        while self.window.poll():
            patch = self.window.recv()
            heard.append((patch.revision, patch.header))
        return heard

    def close(self) -> None:
        self.window.close()
        self.line.close()


def test_all_that_waits_is_taken_and_answered_once() -> None:
    pages = Pages()
    for revision in range(5):
        pages.window.send(Change(revision, ()))
    assert _took_all(pages.line, pages)
    _answer(pages.line, pages)
    assert pages.taken == [0, 1, 2, 3, 4]
    assert pages.said() == [(4, "0"), (4, "1"), (4, "2")]
    pages.close()


def test_a_newer_message_cuts_the_answer_short() -> None:
    pages = Pages(Change(2, ()), Change(3, ()))
    pages.window.send(Change(1, ()))
    assert _took_all(pages.line, pages)
    _answer(pages.line, pages)
    assert pages.said() == [(1, "0")]
    assert _took_all(pages.line, pages)
    _answer(pages.line, pages)
    assert pages.taken == [1, 2, 3]
    pages.close()


def stages(avoid: frozenset[str]) -> tuple[list[FromWorker], list[Working]]:
    """What an analysis worker that avoids something answers, and what it announces."""
    announced: list[Working] = []
    work = AnalysisWork(announced.append)
    work.take(opening(1, TEXT, avoid))
    return list(work.answers()), announced


def whole(answer: FromWorker) -> Checked:
    """The checklist of a worker that has sent none before."""
    assert isinstance(answer, Rechecked)
    return answer.whole(None)


RULES = tuple(f"checklist:{rule.id}" for rule in PACKS.rules)


def test_each_stage_is_announced_with_the_time_it_may_take_and_then_all_rules_at_once() -> None:
    _, announced = stages(frozenset())
    assert [working.labels for working in announced] == [
        ("summary",),
        ("checklist",),
        RULES,
        ("claims",),
    ]
    assert [int(working.seconds) for working in announced] == [8, 8, 4, 8]


def test_where_a_rule_is_suspected_each_is_announced_alone() -> None:
    announced: list[Working] = []
    work = AnalysisWork(announced.append)
    work.take(replace(opening(1, TEXT), suspects=frozenset({RULES[3]})))
    list(work.answers())
    assert [working.labels for working in announced[2:-1]] == [(rule,) for rule in RULES]


def test_a_rule_that_is_avoided_says_so_and_the_others_are_judged() -> None:
    (_, answer, _), _ = stages(frozenset({RULES[3]}))
    (_, usual, _), _ = stages(frozenset())
    left_out = whole(answer).findings[3]
    assert f"checklist:{left_out.rule}" == RULES[3]
    assert "takes too long on this text" in left_out.message
    assert [found for found in whole(answer).findings if found is not left_out] == [
        found for found in whole(usual).findings if found.rule != left_out.rule
    ]


def test_of_the_next_checklist_only_what_differs_is_sent() -> None:
    work = AnalysisWork(lambda _: None)
    work.take(opening(1, TEXT))
    first = whole(list(work.answers())[1])
    work.take(Change(2, (Splice(Part.BODY, 0, 0, "It is a miracle.\n\n"),)))
    sent = next(answer for answer in work.answers() if isinstance(answer, Rechecked))
    assert isinstance(sent, Rechecked)
    second = sent.whole(first)
    fresh = AnalysisWork(lambda _: None)
    fresh.take(opening(2, TEXT.replace("One", "It is a miracle.\n\nOne")))
    assert second == whole(list(fresh.answers())[1])
    same = [old is new for old, new in zip(first.findings, second.findings, strict=True)]
    assert same == [found is None for found in sent.findings]
    assert set(same) == {True, False}


def test_a_summary_that_is_avoided_is_left_out() -> None:
    answers, announced = stages(frozenset({"summary"}))
    assert [type(answer) for answer in answers] == [Rechecked, Claims]
    assert [working.labels for working in announced] == [("checklist",), RULES, ("claims",)]


def test_a_checklist_that_is_avoided_is_one_row_that_says_so() -> None:
    answers, announced = stages(frozenset({"checklist"}))
    checked = whole(answers[1])
    (finding,) = checked.findings
    assert (finding.state, finding.required) == (State.NOT_MET, False)
    assert "takes too long" in finding.message
    assert [working.labels for working in announced] == [("summary",)]


def test_a_checklist_that_fails_is_one_row_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("no packs")

    monkeypatch.setattr(analysis_work, "_checker", failing)
    answers, _ = stages(frozenset())
    checked = whole(answers[1])
    assert "RuntimeError: no packs" in checked.findings[0].message


def test_claims_that_are_the_same_are_not_sent_again() -> None:
    work = AnalysisWork(lambda _: None)
    work.take(opening(1, "A study says so [@a]."))
    first = claimed(work)
    assert first.claims
    work.take(Change(2, ()))
    assert claimed(work) == Claims(2, None)
    work.take(Change(3, (Splice(Part.BODY, 0, 1, "One"),)))
    assert [claim.text for claim in claimed(work).claims or ()] == ["One study says so."]


@pytest.mark.parametrize(("stage", "words"), [("claims", "take too long"), ("checklist", "no checklist")])
def test_claims_that_are_left_out_say_so(stage: str, words: str) -> None:
    answers, announced = stages(frozenset({stage}))
    assert isinstance(answers[-1], Claims)
    assert answers[-1].claims == ()
    assert words in answers[-1].problem
    assert ("claims",) not in [working.labels for working in announced]


def test_claims_that_fail_say_so_and_leave_the_checklist(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> None:
        raise RuntimeError("no claims")

    monkeypatch.setattr(Checker, "claims", failing)
    answers, _ = stages(frozenset())
    assert isinstance(answers[-1], Claims)
    assert answers[-1].problem == "The claims could not be worked out (RuntimeError: no claims)."
    assert len(whole(answers[1]).findings) == len(RULES)


def claimed(work: AnalysisWork) -> Claims:
    (found,) = [answer for answer in work.answers() if isinstance(answer, Claims)]
    return found


def test_a_worker_out_of_memory_says_so_by_failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(analysis_work, "_checker", greedy)
    with pytest.raises(MemoryError):
        stages(frozenset())
