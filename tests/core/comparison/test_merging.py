"""Merging whole articles: the laws, and what is settled or asked in each kind of place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Part
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.comparison.merging import merge

BASE = """\
---
# who wrote what
title: Rest   # short
date: 2026-01-02
author:
  - name: A. Able
    credentials: MD
interests: None.
spelling: [faecal, naive]
references:
  # the classic
  - id: able2020
    title: "On rest"   # quoted
    volume: "12"
    page: 1-9

  - {id: baker2021, title: On sleep, issued: "2021"}
slug: rest

# the end
---
## Rest

Rest helps the heart and the lungs of most people [@able2020].

Sleep is a kind of rest, and nobody can go without it for long [@baker2021].

- beds are soft
- floors are hard

Talk to your doctor.
"""
SOURCE = "  - id: {0}\n    title: About {0}\n    DOI: 10.1000/{0}\n"


def added(text, key, cite="lungs"):
    """The article with another source, last in the list, cited behind a word."""
    text = text.replace("slug: rest\n", SOURCE.format(key) + "slug: rest\n")
    return text.replace(f" {cite} ", f" {cite} [@{key}] ", 1)


def changed(*replacements, text=BASE):
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def words(text):
    return set(re.findall(r"\w+", text))


# Laws

PIECES = (
    "NEW ",
    "NEW\n\n",
    "  - id: NEW\n",
    "[@NEW]",
    "# NEW\n",
    "NEW: 1\n",
    "\n",
    " ",
    "---\n",
    ": ",
    "[",
    '"',
)


@st.composite
def edited(draw, who, text=BASE):
    """An article after a few random cuts and insertions of words of one's own."""
    for count in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from((0, 0, 1, 5, 40))))
        text = text[:start] + draw(st.sampled_from(PIECES)).replace("NEW", f"{who}{count}") + text[end:]
    return text


def texts(who):
    return st.one_of(
        edited(who),
        edited(who, BASE.replace("\n", "\r\n")),
        edited(who, ""),
        edited(who, "\ufeff" + BASE),
    )


THREE = st.tuples(st.one_of(st.just(BASE), texts("base")), texts("ours"), texts("theirs"))


@given(texts("base"), texts("theirs"))
def test_what_one_side_changed_is_taken(base, changed_text):
    for ours, theirs in ((base, changed_text), (changed_text, base), (changed_text, changed_text)):
        merged = merge(base, ours, theirs)
        assert (merged.text, merged.conflicts) == (changed_text, ())


@given(THREE)
def test_no_word_of_either_side_disappears(three):
    base, ours, theirs = three
    merged = merge(base, ours, theirs)
    told = " ".join((*(conflict.theirs for conflict in merged.conflicts), *merged.notes))
    new = (words(ours) | words(theirs)) - words(base)
    assert new <= words(merged.text) | words(told)


@given(THREE)
def test_conflicts_stand_where_they_say(three):
    merged = merge(*three)
    for conflict in merged.conflicts:
        assert merged.article.part(conflict.part)[conflict.start : conflict.end] == conflict.ours
        assert conflict.ours != conflict.theirs
        assert re.fullmatch(r"[A-Z].*\.", conflict.about)


@given(THREE)
def test_a_merge_without_conflict_can_be_read_if_all_three_can(three):
    merged = merge(*three)
    readable = [read_metadata(Article.parse(text).front_matter).readable for text in three]
    if all(readable) and not merged.conflicts:
        assert read_metadata(merged.article.front_matter).readable


@given(THREE)
def test_sides_may_be_exchanged(three):
    base, ours, theirs = three
    assert bool(merge(base, ours, theirs).conflicts) == bool(merge(base, theirs, ours).conflicts)


UNITS = [f"p{n}a p{n}b p{n}c p{n}d p{n}e p{n}f." for n in range(8)]
PLACES = st.lists(st.tuples(st.integers(0, 7), st.sampled_from("abcdef"), st.booleans()), max_size=6)


@given(PLACES, PLACES)
def test_changes_with_a_word_between_them_never_conflict(mine, other):
    near = {(unit, chr(ord(word) + step)) for unit, word, _ in mine for step in (-1, 0, 1)}
    other = [place for place in other if place[:2] not in near]
    base = "\n\n".join(UNITS) + "\n"
    merged = merge(base, with_words(base, "ours", mine), with_words(base, "theirs", other))
    both = with_words(with_words(base, "ours", mine), "theirs", other)
    assert (merged.text, merged.conflicts) == (both, ())


def with_words(text, who, places):
    for (unit, word), replaces in {place[:2]: place[2] for place in places}.items():
        old = f"p{unit}{word}"
        text = text.replace(old, f"{who}{unit}{word}" if replaces else f"{old} {who}{unit}{word}")
    return text


# Sources


def test_two_writers_who_each_add_a_source_and_cite_it():
    merged = merge(BASE, added(BASE, "ours2024"), added(BASE, "theirs2025", cite="kind"))
    assert merged.conflicts == ()
    metadata = read_metadata(merged.article.front_matter)
    assert [source.key for source in metadata.sources] == ["able2020", "baker2021", "ours2024", "theirs2025"]
    numbers = number(find_clusters(merged.article.body), metadata.sources, metadata.citation_order).numbers
    assert numbers == {"ours2024": 1, "able2020": 2, "theirs2025": 3, "baker2021": 4}
    assert metadata.problems == ()


def test_sources_cited_at_one_place_stand_in_one_cluster():
    ours = changed(("[@able2020]", "[@able2020; @ours2024]"), text=added(BASE, "ours2024"))
    theirs = changed(
        ("[@able2020]", "[@able2020; @theirs2025, p. 3]"), text=added(BASE, "theirs2025", "kind")
    )
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert "[@able2020; @ours2024; @theirs2025, p. 3]" in merged.text
    merged = merge(BASE, added(BASE, "ours2024"), added(BASE, "theirs2025"))
    assert merged.conflicts == ()
    assert "lungs [@ours2024; @theirs2025] of" in merged.text


def test_different_fields_of_one_source_go_together():
    merged = merge(BASE, changed(('volume: "12"', 'volume: "13"')), changed(("page: 1-9", "page: 1-10")))
    assert merged.text == changed(('volume: "12"', 'volume: "13"'), ("page: 1-9", "page: 1-10"))
    assert merged.conflicts == ()
    assert merged.notes == ("Both sides changed the source “able2020”. Read it once more.",)


def test_fields_of_a_source_in_braces_go_together():
    merged = merge(BASE, changed(("On sleep,", "Sleep, ")), changed(('"2021"}', '"2022", volume: "3"}')))
    assert "{id: baker2021, title: Sleep, " in merged.text
    assert 'issued: "2022", volume: "3"}' in merged.text
    assert merged.conflicts == ()


def test_one_field_of_a_source_changed_in_two_ways_is_asked_with_all_else_merged():
    ours = changed(("page: 1-9", "page: 2-9"), ('volume: "12"', 'volume: "13"'))
    merged = merge(BASE, ours, changed(("page: 1-9", "page: 3-9")))
    (conflict,) = merged.conflicts
    assert conflict.about == "Both sides changed the source “able2020”, each in another way."
    assert conflict.theirs == conflict.ours.replace("2-9", "3-9")
    assert 'volume: "13"' in conflict.theirs
    assert merged.text == ours


def test_the_same_source_added_twice_stands_there_once():
    merged = merge(BASE, added(BASE, "new2024"), added(BASE, "new2024", cite="kind"))
    assert merged.conflicts == ()
    assert merged.text.count("id: new2024") == 1


def test_one_work_under_one_key_is_merged_field_by_field():
    ours = added(BASE, "new2024").replace("title: About new2024\n", "title: About new2024\n    volume: '1'\n")
    theirs = added(BASE, "new2024").replace("DOI: 10.1000/new2024\n", "DOI: 10.1000/new2024\n    page: '7'\n")
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert "    volume: '1'\n    DOI: 10.1000/new2024\n    page: '7'\n" in merged.text


def test_two_works_under_one_key_are_told_apart_with_their_citations():
    ours = added(BASE, "new2024")
    theirs = (
        added(BASE, "new2024", cite="kind").replace("About new2024", "Entirely else").replace("0/new", "0/x")
    )
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert "lungs [@new2024] of" in merged.text
    assert "kind [@entirely] of" in merged.text
    assert merged.notes[0] == "Both sides added another work as “new2024”. Theirs is now “entirely”."
    assert read_metadata(merged.article.front_matter).problems == ()


def test_one_work_under_two_keys_is_told():
    theirs = added(BASE, "b2024", "kind").replace("10.1000/b2024", "10.1000/a2024")
    merged = merge(BASE, added(BASE, "a2024"), theirs)
    (note,) = merged.notes
    assert note.startswith("Both sides added the same work, as “a2024” and as “b2024” (the same DOI).")


def removed_baker(text=BASE):
    item = '  - {id: baker2021, title: On sleep, issued: "2021"}\n'
    return changed((item, ""), (" [@baker2021]", ""), text=text)


def test_a_source_that_one_side_removed_and_the_other_cites_is_asked():
    for ours, theirs in (
        (removed_baker(), changed(("heart", "heart [@baker2021]"))),
        (changed(("heart", "heart [@baker2021]")), removed_baker()),
    ):
        merged = merge(BASE, ours, theirs)
        (conflict,) = merged.conflicts
        assert conflict.about.startswith("One side removed the source “baker2021”, and the other cites it.")
        assert {bool(conflict.ours), bool(conflict.theirs)} == {True, False}
        keeping = merged.article if conflict.ours else merged.taking([conflict])
        keys = [source.key for source in read_metadata(keeping.front_matter).sources]
        assert keys == ["able2020", "baker2021"]


def test_a_removed_source_goes_when_nobody_else_needs_it():
    merged = merge(BASE, removed_baker(), changed(("heart", "brain")))
    assert merged.conflicts == ()
    assert "baker2021" not in merged.text


def test_a_moved_source_takes_the_other_sides_change_with_it():
    able = BASE[BASE.index("  # the classic") : BASE.index("\n  - {id: baker")]
    ours = changed((able + "\n", ""), ("slug: rest\n", able + "slug: rest\n"))
    merged = merge(BASE, ours, changed(("On rest", "On resting")))
    assert merged.conflicts == ()
    assert [source.title for source in read_metadata(merged.article.front_matter).sources] == [
        "On sleep",
        "On resting",
    ]


def test_two_orders_of_the_list_are_told():
    three = added(BASE, "c2024")
    lines = three[three.index("  # the classic") : three.index("slug: rest")]
    able, rest = lines.split("\n\n")
    baker, other = rest.split("\n", 1)
    ours = three.replace(lines, baker + "\n" + able + "\n" + other)
    theirs = three.replace(lines, other + baker + "\n" + able + "\n")
    merged = merge(three, ours, theirs)
    assert (merged.text, merged.conflicts) == (ours, ())
    assert merged.notes == ("Both sides put the sources into another order. The order of ours stays.",)


def test_a_citation_that_the_remover_left_is_their_own_affair():
    item = '  - {id: baker2021, title: On sleep, issued: "2021"}\n'
    merged = merge(BASE, changed((item, "")), changed(("heart", "brain")))
    assert (merged.text, merged.conflicts) == (changed((item, ""), ("heart", "brain")), ())
    merged = merge(BASE, changed((item, "")), added(BASE, "theirs2025"))
    assert merged.conflicts == ()
    keys = [source.key for source in read_metadata(merged.article.front_matter).sources]
    assert keys == ["able2020", "theirs2025"]


def test_a_list_in_brackets_is_asked_as_a_whole():
    text = "---\nreferences: [{id: a, title: One}, {id: b, title: Two}]\n---\nBody.\n"
    merged = merge(text, text.replace("One", "Ours"), text.replace("One", "Theirs").replace("Two", "Second"))
    (conflict,) = merged.conflicts
    assert conflict.ours == "references: [{id: a, title: Ours}, {id: b, title: Second}]\n"
    assert conflict.theirs == conflict.ours.replace("Ours", "Theirs")


def test_lists_that_were_indented_differently_are_asked_and_stay_readable():
    lines = BASE[BASE.index("  # the classic") : BASE.index("slug: rest")]
    ours = BASE.replace(lines, "".join(line[2:] or "\n" for line in lines.splitlines(keepends=True)))
    merged = merge(BASE, ours, added(BASE, "theirs2025"))
    assert merged.conflicts
    for article in (merged.article, merged.taking(merged.conflicts)):
        assert read_metadata(article.front_matter).readable


# Other details


def test_comments_that_both_added_at_one_place_stay_both():
    merged = merge(BASE, changed(("# the end", "# ours says")), changed(("# the end", "# theirs told")))
    assert "# ours says\n" in merged.text
    assert "# theirs told\n" in merged.text
    assert read_metadata(merged.article.front_matter).readable


def test_keys_go_together_and_comments_stay():
    ours = changed(("title: Rest ", "title: Resting "), ("slug: rest\n", "slug: rest\nlang: en\n"))
    theirs = changed(("date: 2026-01-02", "date: 2026-02-03"), ("None.", "A grant."))
    merged = merge(BASE, ours, theirs)
    assert merged.text == changed(("date: 2026-01-02", "date: 2026-02-03"), ("None.", "A grant."), text=ours)
    assert (merged.conflicts, merged.notes) == ((), ())


def test_a_key_changed_in_two_ways_is_asked():
    merged = merge(BASE, changed(("date: 2026-01-02", "date: 2026-01-03")), changed(("01-02", "01-04")))
    (conflict,) = merged.conflicts
    assert (conflict.part, conflict.ours, conflict.theirs) == (
        Part.FRONT_MATTER,
        "date: 2026-01-03\n",
        "date: 2026-01-04\n",
    )
    assert conflict.about == "Both sides changed “date”, each in another way."
    assert merged.taking(merged.conflicts).text == changed(("01-02", "01-04"))


def test_words_of_a_list_in_brackets_go_together():
    merged = merge(BASE, changed(("naive]", "naive, ours]")), changed(("[faecal,", "[theirs, faecal,")))
    assert "spelling: [theirs, faecal, naive, ours]\n" in merged.text
    assert merged.conflicts == ()


def test_people_and_their_fields_go_together():
    ours = changed(("credentials: MD", "credentials: MD, PhD"))
    theirs = changed(("    credentials: MD\n", "    credentials: MD\n  - name: B. Baker\n"))
    merged = merge(BASE, ours, theirs)
    assert merged.conflicts == ()
    assert "    credentials: MD, PhD\n  - name: B. Baker\n" in merged.text


def test_a_comment_and_a_value_go_together():
    merged = merge(
        BASE, changed(("# who wrote what", "# who wrote it")), changed(("title: Rest", "title: Sleep"))
    )
    assert merged.conflicts == ()
    assert "# who wrote it\ntitle: Sleep   # short\n" in merged.text


def test_the_same_value_written_differently_is_no_conflict():
    ours = changed(("interests: None.", 'interests: "A grant."'))
    merged = merge(BASE, ours, changed(("interests: None.", "interests: A grant.")))
    assert (merged.text, merged.conflicts) == (ours, ())


def test_front_matter_that_cannot_be_read_is_merged_by_line():
    broken = changed(("slug: rest", "slug: [rest"))
    merged = merge(BASE, broken, changed(("title: Rest", "title: Sleep")))
    assert merged.text == changed(("title: Rest", "title: Sleep"), text=broken)
    assert merged.conflicts == ()
    merged = merge(BASE, broken, changed(("slug: rest", "slug: sleep")))
    (conflict,) = merged.conflicts
    assert (conflict.ours, conflict.theirs) == ("slug: [rest\n", "slug: sleep\n")


def test_front_matter_that_one_side_made_or_removed():
    body = Article.parse(BASE).body
    assert merge(body, body.replace("heart", "brain"), BASE).text == BASE.replace("heart", "brain")
    assert merge(BASE, body, BASE.replace("heart", "brain")).text == body.replace("heart", "brain")
    merged = merge(BASE, body, changed(("date: 2026-01-02", "date: 2026-02-03")))
    assert merged.text == body
    assert [conflict.theirs for conflict in merged.conflicts] == ["date: 2026-02-03\n"]
    assert merged.taking(merged.conflicts).front_matter == "date: 2026-02-03\n"


# Body


def test_paragraphs_that_both_added_at_one_place_stay_both():
    merged = merge(BASE, BASE + "\nOurs is here.\n", BASE + "\nTheirs came too.\n")
    assert merged.text == BASE + "\nOurs is here.\n\nTheirs came too.\n"
    assert merged.conflicts == ()


def test_paragraphs_much_alike_that_both_added_are_asked():
    merged = merge(BASE, BASE + "\nAsk your doctor first.\n", BASE + "\nAsk your own doctor first.\n")
    (conflict,) = merged.conflicts
    assert (conflict.ours, conflict.theirs) == ("Ask your doctor first.", "Ask your own doctor first.")


def test_words_of_one_paragraph_go_together_and_are_to_be_read_again():
    merged = merge(BASE, changed(("heart", "brain")), changed(("most people", "many people")))
    assert "Rest helps the brain and the lungs of many people" in merged.text
    (note,) = merged.notes
    assert note.startswith(
        "Both sides changed the paragraph “Rest helps the brain and the lungs of many people…”."
    )


def test_a_paragraph_changed_in_two_ways_is_asked_with_all_else_merged():
    ours = changed(("heart", "brain"), ("most", "some"))
    merged = merge(BASE, ours, changed(("most", "many")))
    (conflict,) = merged.conflicts
    assert conflict.theirs == conflict.ours.replace("some", "many")
    assert "brain" in conflict.theirs


def test_a_paragraph_removed_here_and_changed_there_is_asked():
    theirs = changed(("kind of rest", "form of rest"))
    ours = BASE.replace(
        "Sleep is a kind of rest, and nobody can go without it for long [@baker2021].\n\n", ""
    )
    merged = merge(BASE, ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict.about.startswith(
        "One side removed the paragraph “Sleep is a kind of rest, and nobody can go"
    )
    assert merged.taking(merged.conflicts).text == theirs


def test_a_paragraph_rewritten_by_both_is_asked_once():
    old = "Talk to your doctor."
    merged = merge(BASE, changed((old, "Medicine is no toy.")), changed((old, "Never stop on own account.")))
    (conflict,) = merged.conflicts
    assert (conflict.ours, conflict.theirs) == ("Medicine is no toy.", "Never stop on own account.")


def test_a_moved_paragraph_takes_the_other_sides_change_with_it():
    moved = "Rest helps the heart and the lungs of most people [@able2020].\n\n"
    ours = BASE.replace(moved, "").replace("Talk to", moved + "Talk to")
    for one, other in ((ours, changed(("heart", "brain"))), (changed(("heart", "brain")), ours)):
        merged = merge(BASE, one, other)
        assert (merged.text, merged.conflicts) == (ours.replace("heart", "brain"), ())


def test_rows_go_together():
    merged = merge(BASE, changed(("hard\n", "hard\n- ours\n")), changed(("hard\n", "cold\n- theirs\n")))
    assert "- beds are soft\n- floors are cold\n- ours\n- theirs\n" in merged.text
    assert merged.conflicts == ()


def test_a_paragraph_rewritten_here_and_changed_there_is_asked_side_by_side():
    old, new = "Talk to your doctor.", "Medicine is no toy."
    ours, theirs = changed((old, new)), changed((old, "Talk to your own doctor."))
    for one, other in ((ours, theirs), (theirs, ours)):
        (conflict,) = merge(BASE, one, other).conflicts
        assert {conflict.ours, conflict.theirs} == {new, "Talk to your own doctor."}


def test_neighbouring_words_are_asked():
    merged = merge(BASE, changed(("the heart", "the brain")), changed(("heart and the", "heart or the")))
    (conflict,) = merged.conflicts
    assert "brain and the" in conflict.ours
    assert "heart or the" in conflict.theirs


# The file's form


def test_what_would_be_read_as_details_only_once_merged_is_asked_as_a_whole():
    base = "some words here\nk: v\n\nthe end of it\n"
    ours = base.replace("some words here", "---")
    merged = merge(base, ours, base + "\n---\n")
    assert merged.text == ours
    assert [conflict.theirs for conflict in merged.conflicts] == [base + "\n---\n"]


def test_fences_follow_those_of_the_three():
    body = Article.parse(BASE).body
    assert merge(BASE, changed(("heart", "brain")), body.replace("most", "many")).text == body.replace(
        "heart", "brain"
    ).replace("most", "many")
    short = "---\ntitle: Rest\n---"
    merged = merge(short, short.replace("Rest", "Sleep"), short + "\nBody.\n")
    assert merged.text == "---\ntitle: Sleep\n---\nBody.\n"


def test_line_endings_and_byte_order_mark_are_ours():
    ours = "\ufeff" + changed(("heart", "brain")).replace("\n", "\r\n")
    merged = merge(BASE, ours, changed(("Talk", "Speak"), ("title: Rest", "title: Sleep")))
    assert merged.conflicts == ()
    assert merged.text == changed(("Talk", "Speak"), ("title: Rest", "title: Sleep"), text=ours)
    merged = merge(BASE, changed(("Talk", "Speak")), ours)
    assert merged.text == changed(("Talk", "Speak"), ("heart", "brain"))


def test_mixed_line_endings_stay_where_they_are():
    ours = changed(("heart", "brain"), ("[@able2020].\n\n", "[@able2020].\r\n\r\n"))
    merged = merge(BASE, ours, changed(("Talk", "Speak"), ("doctor.\n", "doctor.\n\nSoon.\n")))
    assert merged.text == changed(("Talk", "Speak"), ("doctor.\n", "doctor.\n\nSoon.\n"), text=ours)


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        ("x" * 200_000, "x" * 199_999, "x" * 200_001),
        ("same\n" * 50_000, "same\n" * 49_999 + "ours\n", "theirs\n" + "same\n" * 50_000),
        ("a\n\nb\n\n" * 10_000, "b\n\na\n\n" * 10_000, "c\n\n" * 10_000),
        ("a b " * 25_000, "b a " * 25_000, "a c " * 25_000),
        ("[" * 50_000, "[@a" * 20_000, ";@b" * 20_000),
        ("---\n" + "a: [\n" * 20_000, "---\n" + "a: {\n" * 20_000, "---\nx\n---\n" * 5_000),
    ],
    ids=["letters", "lines", "paragraphs", "words", "signs", "front matter"],
)
def test_hostile_texts_end(base, ours, theirs):
    merged = merge(base, ours, theirs)
    assert words(ours) <= words(merged.text)
    assert words(theirs) <= words(merged.text).union(
        *(words(conflict.theirs) for conflict in merged.conflicts)
    )
