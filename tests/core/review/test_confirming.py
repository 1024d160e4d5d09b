"""What a person has confirmed counts as long as the passage stands, and for that passage only."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part, RefusedError, Splice
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.review.attestations import Attestation
from cureon_editor.review.confirming import body_digest, confirmed, to_confirm, to_withdraw

ONE, TWO = "Ask your doctor about\na trial.", "Other options exist."
ARTICLE = Article(None, f"{ONE}\n\n{TWO}\n")


def passages(article: Article) -> tuple[Passage, ...]:
    """Each paragraph, as a checklist that finds them all would show it."""
    found, start = [], 0
    for text in article.body.split("\n\n"):
        found.append(Passage(Part.BODY, start, start + len(text), text))
        start += len(text) + 2
    return tuple(found)


def finding(article: Article = ARTICLE, rule: str = "access-route", **more: object) -> Finding:
    asked = Finding(rule, "Route", State.NEEDS_PERSON, True, "Read it.", passages(article))
    return replace(asked, **more)  # type: ignore[arg-type]


def attestation(quote: str, rule: str = "access-route", **more: object) -> Attestation:
    made = Attestation(f"{rule}/{quote}", rule, quote, "A. Rao", "2026-10-03")
    return replace(made, **more)  # type: ignore[arg-type]


ALL = [attestation("Ask your doctor about a trial."), attestation(TWO)]


def test_a_finding_all_of_whose_passages_are_confirmed_is_met() -> None:
    (found,) = confirmed([finding()], ALL, ARTICLE)
    assert found.state is State.MET
    assert found.confirmed == "A. Rao on 3 October 2026"
    assert found.message == "Read and confirmed by A. Rao on 3 October 2026 (2 passages)."
    assert all(passage.confirmed == found.confirmed for passage in found.passages)


def test_a_finding_confirmed_in_part_still_needs_a_person() -> None:
    (found,) = confirmed([finding()], ALL[:1], ARTICLE)
    assert found.state is State.NEEDS_PERSON
    assert found.confirmed == ""
    assert [bool(passage.confirmed) for passage in found.passages] == [True, False]
    assert found.message == "Read it. 1 of 2 passages is confirmed."


def test_several_people_are_named() -> None:
    by_two = [ALL[0], replace(ALL[1], by="B. Lee", made="2026-10-04")]
    (found,) = confirmed([finding()], by_two, ARTICLE)
    assert found.confirmed == "A. Rao on 3 October 2026 and B. Lee on 4 October 2026"


@pytest.mark.parametrize(
    "unasked", [finding(state=State.PARTLY), finding(state=State.WAIVED), finding(confirmable=False)]
)
def test_only_what_asks_for_a_confirmation_is_confirmed(unasked: Finding) -> None:
    assert confirmed([unasked], ALL, ARTICLE) == (unasked,)


def test_what_was_taken_back_does_not_count() -> None:
    taken = [replace(one, withdrawn=True) for one in ALL]
    assert confirmed([finding()], taken, ARTICLE) == (finding(),)


def test_one_confirmation_is_good_for_one_of_two_equal_passages() -> None:
    twice = Article(None, f"{TWO}\n\n{TWO}")
    (found,) = confirmed([finding(twice)], [attestation(TWO)], twice)
    assert found.state is State.NEEDS_PERSON
    again = attestation(TWO, id="another")
    assert confirmed([finding(twice)], [attestation(TWO), again], twice)[0].state is State.MET


def test_a_finding_without_passages_is_confirmed_with_the_whole_body() -> None:
    asked = finding(passages=())
    ((quote, digest),) = to_confirm(asked, "", ARTICLE)
    made = [attestation(quote, body=digest)]
    assert confirmed([asked], made, ARTICLE)[0].state is State.MET
    other = Article(None, ARTICLE.body + "More.")
    assert confirmed([asked], made, other)[0].state is State.NEEDS_PERSON
    assert digest == body_digest(ARTICLE) != body_digest(other)


def test_what_is_to_be_confirmed_is_one_passage_or_all_that_are_left() -> None:
    (partly,) = confirmed([finding()], ALL[:1], ARTICLE)
    assert to_confirm(partly, "", ARTICLE) == ((TWO, ""),)
    assert to_confirm(partly, "Other\noptions  exist.", ARTICLE) == ((TWO, ""),)


@pytest.mark.parametrize(
    ("asked", "quote", "words"),
    [
        (finding(), "Nowhere.", "not, or no longer"),
        (finding(state=State.MET), "", "does not ask for a person now"),
        (finding(state=State.MET, confirmed="A. Rao"), "", "confirmed already, by A. Rao"),
        (finding(confirmable=False), "", "something else than a confirmation. Read it."),
    ],
)
def test_what_cannot_be_confirmed_says_why(asked: Finding, quote: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        to_confirm(asked, quote, ARTICLE)


def test_what_is_to_be_taken_back() -> None:
    assert to_withdraw("access-route", TWO, ALL) == {ALL[1].id}
    assert to_withdraw("access-route", "", ALL) == {one.id for one in ALL}
    for rule, quote in (("access-route", "Nowhere."), ("hype-words", "")):
        with pytest.raises(RefusedError, match="Nobody has confirmed this"):
            to_withdraw(rule, quote, ALL)


paragraphs = st.lists(st.text("abc \t", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=5)


@given(
    paragraphs.map(lambda texts: [f"{place} {text.strip()}" for place, text in enumerate(texts)]), st.data()
)
def test_a_letter_reopens_the_passage_it_is_in_and_nothing_else(
    texts: list[str], data: st.DataObject
) -> None:
    before = Article(None, "\n\n".join(texts))
    rules = ("access-route", "alternatives")
    made = [
        attestation(quote, rule)
        for rule in rules
        for quote, _ in to_confirm(finding(before, rule), "", before)
    ]
    asked = finding(before)
    assert confirmed([asked], made, before)[0].state is State.MET
    edited = data.draw(st.sampled_from(asked.passages))
    place = data.draw(st.integers(edited.start, edited.end))
    after = before.spliced([Splice(Part.BODY, place, place, "x")])
    (found,) = confirmed([finding(after)], made, after)
    changed = [passage.text not in texts for passage in found.passages]
    assert [not passage.confirmed for passage in found.passages] == changed
    assert sum(changed) == 1


@given(paragraphs, st.integers(0, 9), st.sampled_from(("\n\n", "word", "\n\nword\n\n")))
def test_what_is_written_around_a_passage_does_not_reopen_it(texts: list[str], at: int, written: str) -> None:
    article = Article(None, ARTICLE.body)
    around = [*texts[: at % len(texts)], ONE, *texts[at % len(texts) :]]
    moved = Article(None, "\n\n".join((written.strip() or "word", *around)))
    start = moved.body.index(ONE)
    there = finding(passages=(Passage(Part.BODY, start, start + len(ONE), ONE),))
    assert confirmed([there], ALL, article) == confirmed([there], ALL, moved)
    assert confirmed([there], ALL, moved)[0].state is State.MET


def test_white_space_alone_reopens_nothing() -> None:
    respaced = Article(None, ARTICLE.body.replace("about\na", "about   a"))
    assert confirmed([finding(respaced)], ALL, respaced)[0].state is State.MET


def test_no_other_rule_is_touched() -> None:
    other = finding(rule="alternatives")
    assert confirmed([other, finding()], ALL, ARTICLE)[0] == other
