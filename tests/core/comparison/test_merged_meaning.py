"""What a merged article says is what both sides said: fields, sources and footnotes, not only words."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.source_splicing import insert_source, move_source, replace_source
from cureon_editor.article.sources import Source, Study
from cureon_editor.article.splicing import field_data, set_field
from cureon_editor.comparison.merging import merge

from .test_merging import BASE

FIELDS = ("title", "date", "interests", "slug", "lang", "author.0.name", "author.0.credentials", "review_due")
PARTS = ("title", "volume", "page", "doi", "url", "study")
SIDES = st.sampled_from(("ours", "theirs", "nobody"))
LAYOUTS = st.sampled_from(
    (BASE, BASE.replace("\n", "\r\n"), BASE.replace("\n  - ", "\n- ").replace("\n    ", "\n  "))
)


def with_fields(article, who, owners):
    for field, owner in owners.items():
        if owner == who:
            article = article.spliced(set_field(article, field, f"{who}: {field}"))
    return article


def with_sources(article, who, owners):
    for (index, part), owner in owners.items():
        if owner == who:
            source = read_metadata(article.front_matter).sources[index]
            said = Study(f"{who} # design") if part == "study" else f"{who}: {part}"
            article = article.spliced(replace_source(article, index, replace(source, **{part: said})))
    return article


def with_new(article, who, places):
    for count, place in enumerate(places):
        article = article.spliced(
            insert_source(article, place, Source(f"{who}{count}", title=f"By {who} {count}"))
        )
    return article


def changed_by(base, who, fields, parts, places, move):
    article = with_sources(with_fields(base, who, fields), who, parts)
    if move:
        article = article.spliced(move_source(article, 0, 1))
    return with_new(article, who, places)


@given(
    LAYOUTS,
    st.fixed_dictionaries(dict.fromkeys(FIELDS, SIDES)),
    st.fixed_dictionaries({(index, part): SIDES for index in (0, 1) for part in PARTS}),
    st.tuples(st.lists(st.integers(0, 2), max_size=3), st.lists(st.integers(0, 2), max_size=3)),
    SIDES,
)
def test_fields_and_sources_say_what_each_side_made_them_say(text, fields, parts, places, mover):
    base = Article.parse(text)
    ours, theirs = (
        changed_by(base, who, fields, parts, new, mover == who)
        for who, new in zip(("ours", "theirs"), places, strict=True)
    )
    merged = merge(base.text, ours.text, theirs.text)
    assert merged.conflicts == ()
    for field, owner in fields.items():
        side = {"ours": ours, "theirs": theirs, "nobody": base}[owner]
        assert field_data(merged.article, field) == field_data(side, field)
    metadata = read_metadata(merged.article.front_matter)
    assert not [
        problem for problem in metadata.problems if "twice" in problem.message or "two" in problem.message
    ]
    sources = {source.key: source for source in metadata.sources}
    for source in read_metadata(base.front_matter).sources:
        assert sources[source.key] == expected(source, {"ours": ours, "theirs": theirs}, parts, base)
    for side in (ours, theirs):
        own = [source.key for source in read_metadata(side.front_matter).sources]
        there = [key for key in sources if key in own]
        assert there == own or (mover != "nobody" and sorted(there) == sorted(own))
    assert len(sources) == 2 + sum(map(len, places))


def expected(source, sides, parts, base):
    index = [other.key for other in read_metadata(base.front_matter).sources].index(source.key)
    for part in PARTS:
        owner = parts[index, part]
        if owner in sides:
            listed = {other.key: other for other in read_metadata(sides[owner].front_matter).sources}
            source = replace(source, **{part: getattr(listed[source.key], part)})
    return source


def with_note(text, label, note, word):
    return text.replace(f" {word} ", f" {word}[^{label}] ", 1) + f"\n[^{label}]: {note}\n"


def test_two_footnotes_under_one_label_are_told_apart():
    for label, new in (("1", "2"), ("x", "x-2")):
        merged = merge(
            BASE, with_note(BASE, label, "Ours.", "heart"), with_note(BASE, label, "Theirs.", "kind")
        )
        assert merged.conflicts == ()
        assert merged.notes[0] == f"Both sides added a footnote “{label}”. Theirs is now “{new}”."
        assert f"heart[^{label}] and" in merged.text
        assert f"kind[^{new}] of" in merged.text
        assert merged.text.endswith(f"[^{label}]: Ours.\n\n[^{new}]: Theirs.\n")


def test_a_footnote_that_both_know_keeps_its_label():
    base = with_note(BASE, "1", "Known.", "lungs")
    merged = merge(base, base.replace("Known.", "Known well."), with_note(base, "2", "New.", "kind"))
    assert merged.text == with_note(base.replace("Known.", "Known well."), "2", "New.", "kind")
    code = BASE + "\n    [^1]: code\n"
    assert merge(BASE, code, with_note(BASE, "1", "Theirs.", "kind")).notes == ()
    same = with_note(BASE, "1", "The same.", "heart")
    merged = merge(BASE, same, with_note(BASE, "1", "The same.", "kind"))
    assert merged.text.count("[^1]: The same.") == 1
    assert merged.conflicts == ()
