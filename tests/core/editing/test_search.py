"""Find and replace: plain text and expressions, in one step, and never for long."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.editing.expression import LONGEST_LINES, compiled
from cureon_editor.editing.search import Query, find_matches, replace_matches, replace_one
from tests.core.editing.selections import after, attempt, bodies, check_edit, read, selected_bodies

FOUND = [
    (Query("cell"), "Cell cells CD-cell", ["Cell", "cell", "cell"]),
    (Query("cell", match_case=True), "Cell cells", ["cell"]),
    (Query("cell", whole_word=True), "Cell cells sub-cell", ["Cell", "cell"]),
    (Query("a.c"), "abc a.c", ["a.c"]),
    (Query("a\nb"), "a\nb", ["a\nb"]),
    (Query(""), "abc", []),
    (Query("é"), "É é", ["É", "é"]),
    (Query("(b)", whole_word=True), "a (b) c", ["(b)"]),
    (Query(r"\d+ %", expression=True), "5 % and 12 %", ["5 %", "12 %"]),
    (Query("^a|c$", expression=True), "abc\nabc", ["a", "c", "a", "c"]),
    (Query("x*", expression=True), "axxb", ["xx"]),
    (Query("A", expression=True, match_case=True), "aA", ["A"]),
    (Query("a|ab", expression=True, whole_word=True), "ab a", ["ab", "a"]),
    (Query("a\nb", expression=True), "a\nb", []),
    (Query("[[a]", expression=True), "a[", ["a", "["]),
]


@pytest.mark.parametrize(("query", "body", "expected"), FOUND)
def test_finding(query: Query, body: str, expected: list[str]) -> None:
    assert [body[start:end] for start, end in find_matches(body, query)] == expected


REPLACED = [
    ("«»a b a", {"text": "a", "replacement": "cc"}, "«»cc b cc"),
    ("a b« a»", {"text": "a", "replacement": ""}, " b «»"),
    ("a«»", {"text": "x", "replacement": "y"}, None),
    ("a«»", {"text": "a", "replacement": "a"}, None),
    ("a«»", {"text": "a", "replacement": r"\1"}, r"\1«»"),
    ("p. 4«»", {"text": r"p\. (\d)", "replacement": r"page \1", "expression": True}, "page 4«»"),
    ("a b«»", {"text": "(?P<x>a)", "replacement": r"\g<x>\g<x>", "expression": True}, "aa b«»"),
    ("«a» a", {"text": "a", "replacement": "b", "every": False}, "b «a»"),
    ("«»a a", {"text": "a", "replacement": "b", "every": False}, "«a» a"),
]


@pytest.mark.parametrize(("before", "arguments", "expected"), REPLACED)
def test_replacing(before: str, arguments: dict[str, object], expected: str | None) -> None:
    assert after(replace_matches, before, **arguments) == expected


def test_replacing_one_by_one_goes_round() -> None:
    assert after(replace_one, "a «»b", text="a", replacement="x") == "«a» b"
    assert after(replace_one, "a «a»", text="a", replacement="xx") == "«a» xx"
    assert after(replace_one, "«a»", text="a", replacement="xx") == "xx«»"
    assert after(replace_one, "«b»", text="a", replacement="x") is None


def test_replacing_all_is_one_step_with_a_splice_a_match() -> None:
    edit = replace_matches(*read("«»a b a"), text="a", replacement="c")
    assert edit.name == "replace all"
    assert [(splice.start, splice.end, splice.text) for splice in edit.splices] == [(0, 1, "c"), (4, 5, "c")]


def test_front_matter_is_not_searched() -> None:
    article = Article.parse("---\ntitle: a\n---\na\n")
    edit = replace_matches(article, Selection(), text="a", replacement="b")
    assert edit is not None
    assert article.spliced(edit.splices).text == "---\ntitle: a\n---\nb\n"


@pytest.mark.parametrize("text", ["(", "[a", "a**", "(?<=a+)b", "*", "a{3,1}", "\\"])
def test_a_wrong_expression_is_a_sentence(text: str) -> None:
    with pytest.raises(RefusedError, match="not a complete expression"):
        find_matches("a", Query(text, expression=True))


@pytest.mark.parametrize("replacement", [r"\2", r"\g<x>", "\\"])
def test_a_wrong_replacement_is_a_sentence(replacement: str) -> None:
    with pytest.raises(RefusedError, match="does not fit"):
        after(replace_matches, "«»a", text="(a)", replacement=replacement, expression=True)


SLOW = [
    *(r"(a+)+$", r"(a*)*b", r"(a|a)*b", r"(a|aa)+$", r"(\w+\s*)+:", r"(a?){40}b", r"(a{1,9}){1,9}b"),
    *(r".*.*.*x", r"\w+\w+x", r"\w*\d*\w*x", "a?" * 30 + "b", "(a|b)" * 20, r"(?:(?:ab)*)*c"),
    *("x*y*" * 9, "(.*a){9}b", r"(a+|b)*c", r"(\w+)\w+x"),
]


@pytest.mark.parametrize("text", SLOW)
def test_expressions_that_could_explode_are_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="very long"):
        find_matches("a" * 60, Query(text, expression=True))


@pytest.mark.parametrize(
    "text",
    [
        r"\w+ of \w+",
        r"\d+(\.\d+)?%",
        "(colou?r|grey)",
        r"^#+ .*",
        r"\[@[^\]]+\]",
        r"(\d{3}-){2}\d{4}",
        r"\bCD\d+\b",
    ],
)
def test_honest_expressions_run(text: str) -> None:
    assert find_matches("", Query(text, expression=True)) == ()


def test_flags_and_references_back_are_not_offered() -> None:
    for text in ("(?i)a", r"(a)\1", "(?P<x>a)(?P=x)"):
        with pytest.raises(RefusedError, match="not offer"):
            find_matches("a", Query(text, expression=True))


def test_a_line_too_long_for_an_expression_is_named() -> None:
    body = "Once upon a time " + "x" * 20_000
    with pytest.raises(RefusedError, match="Once upon a time"):
        find_matches(body, Query("a.*b", expression=True))


@pytest.mark.parametrize(
    ("text", "wide"), [(r"\w+ a", 0), ("a.*b", 1), (".*a.*b", 2), ("[^x]+a.*a.*b", 3), ("(ab)+ (cd)*", 2)]
)
def test_the_more_runs_over_spaces_the_shorter_the_lines(text: str, wide: int) -> None:
    assert compiled(text, match_case=False, whole_word=False).longest_line == LONGEST_LINES[wide]


@given(bodies, st.text("aAbé \n*", min_size=1, max_size=3), st.text("xyz", max_size=3))
def test_no_match_is_left_when_the_new_text_has_none(body: str, old: str, new: str) -> None:
    edit = replace_matches(Article(None, body), Selection(), text=old, replacement=new or "-")
    result = body if edit is None else check_edit(body, edit)
    assert find_matches(result, Query(old)) == ()


@given(bodies, st.text(r"a.*+?()[]{}|\^$1,b:<=!P", max_size=10))
def test_any_expression_is_run_or_refused(body: str, text: str) -> None:
    found: tuple[tuple[int, int], ...] = ()
    with suppress(RefusedError):
        found = find_matches(body, Query(text, expression=True))
    ends = [0, *(end for span in found for end in span)]
    assert ends == sorted(ends)


@given(selected_bodies(), st.booleans())
def test_any_text_is_replaced_cleanly(given_body: tuple[str, Selection], every: bool) -> None:
    attempt(replace_matches, *given_body, text="a", replacement="b\r\n", every=every)
    attempt(replace_matches, *given_body, text=r"(\w)\W", replacement=r"\1", expression=True, every=every)
