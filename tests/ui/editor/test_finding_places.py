"""Where findings stand follows the text: as if they were placed anew, at no cost for those far away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, Splice
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.ui.editor.finding_places import FindingPlaces

WORDS = ("alpha", "beta gamma", "delta\nepsilon")


def finding(passages: list[Passage], state: State = State.PARTLY) -> Finding:
    return Finding("hype-words", "Hype", state, required=False, message="", passages=tuple(passages))


def passage(body: str, words: str, lacks: str = "Reword it.", confirmed: str = "") -> Passage:
    start = body.index(words)
    return Passage(Part.BODY, start, start + len(words), words, lacks, confirmed)


def texts(places: FindingPlaces, body: str) -> list[str]:
    return [body[it.start : it.end] for it in places.between(0, len(body))]


BODY = "One alpha two. beta gamma\n\nThree delta\nepsilon four.\n"


def places() -> FindingPlaces:
    return FindingPlaces([finding([passage(BODY, words) for words in WORDS])])


def test_a_passage_over_several_lines_is_marked_on_each() -> None:
    assert texts(places(), BODY) == ["alpha", "beta gamma", "delta", "epsilon"]
    firsts = [it.first for it in places().between(0, len(BODY))]
    assert firsts == [True, True, True, False]


@pytest.mark.parametrize("state", [State.MET, State.WAIVED, State.NOT_APPLICABLE])
def test_what_is_settled_is_not_marked(state: State) -> None:
    assert len(FindingPlaces([finding([passage(BODY, "alpha")], state)])) == 0


@pytest.mark.parametrize(
    "unmarked",
    [
        passage(BODY, "alpha", lacks=""),
        passage(BODY, "alpha", confirmed="A. Rao"),
        Passage(Part.FRONT_MATTER, 4, 9, "alpha", "Reword it."),
    ],
)
def test_only_open_passages_of_the_body_are_marked(unmarked: Passage) -> None:
    assert len(FindingPlaces([finding([unmarked])])) == 0


@pytest.mark.parametrize(
    ("start", "end", "text", "left"),
    [
        (6, 6, "x", ["beta gamma", "delta", "epsilon"]),  # inside
        (9, 9, "x", ["beta gamma", "delta", "epsilon"]),  # the word goes on
        (9, 9, " x", ["alpha", "beta gamma", "delta", "epsilon"]),  # a word after it
        (4, 4, "x", ["beta gamma", "delta", "epsilon"]),
        (3, 4, "", ["alpha", "beta gamma", "delta", "epsilon"]),
        (0, 12, "", ["beta gamma", "delta", "epsilon"]),  # all of it
        (41, 41, "x", ["alpha", "beta gamma"]),  # on its second line
        (0, 0, "One.\n\n", ["alpha", "beta gamma", "delta", "epsilon"]),
    ],
)
def test_a_passage_that_is_edited_loses_its_mark_at_once(
    start: int, end: int, text: str, left: list[str]
) -> None:
    kept = places()
    splice = Splice(Part.BODY, start, end, text)
    assert kept.change([splice]) == (len(left) < 4)
    assert texts(kept, Article(None, BODY).spliced([splice]).body) == left


def test_the_front_matter_moves_nothing() -> None:
    kept = places()
    assert not kept.change([Splice(Part.FRONT_MATTER, 0, 2, "much longer")])
    assert texts(kept, BODY) == ["alpha", "beta gamma", "delta", "epsilon"]


def test_a_mark_knows_its_span() -> None:
    kept = places()
    (*_, last) = kept.between(0, len(BODY))
    kept.change([Splice(Part.BODY, 0, 0, "Now: ")])
    assert kept.span(last.mark) == (38, 51)
    kept.change([Splice(Part.BODY, 40, 41, "")])
    assert kept.span(last.mark) is None


@given(st.data())
def test_marks_that_no_edit_touches_stay_on_their_words(data: st.DataObject) -> None:
    body = " ".join(f"w{number}" for number in range(40))
    marked = [passage(body, f"w{number}") for number in range(10, 40, 3)]
    kept = FindingPlaces([finding(marked)])
    article = Article(None, body)
    for _ in range(data.draw(st.integers(1, 6))):
        length = len(article.body)
        if length < 4:
            break
        ends = sorted(data.draw(st.lists(st.integers(0, length), min_size=2, max_size=4, unique=True)))
        splices = [
            Splice(Part.BODY, one, other, data.draw(st.sampled_from(("", " ", "\n", " longer text "))))
            for one, other in zip(ends[::2], ends[1::2], strict=False)
        ]
        before = texts(kept, article.body)
        kept.change(splices)
        article = article.spliced(splices)
        left = texts(kept, article.body)
        assert set(left) <= set(before)
        assert left == sorted(left, key=before.index)
    # Whoever is still there is one of the passages, letter by letter.
    assert set(texts(kept, article.body)) <= {one.text for one in marked}
    assert texts(kept, article.body) == [article.body[it.start : it.end] for it in kept.between(0, 10**9)]
