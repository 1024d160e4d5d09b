"""One source for another: what is filled in, what is cited, what stays."""

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.editing import source_merging, sources

FRONT = """\
references:
  - id: a
    title: Kept   # as it is
    volume: ""
    study: {design: trial}
  - id: b
    title: Other
    volume: 1.10
    PMID: "0012"
    custom: {x: y}
    study: {design: cohort, people: "12"}
  - {id: c, title: Third, DOI: 10.1000/1}
  - {id: d, title: Fourth}
"""
BODY = "One [@b], two [@a; @b], three [see @b, p. 2; @a], four [@c; @b] and @c.\n"
ARTICLE = Article.parse(f"---\n{FRONT}---\n{BODY}")


def test_merging_fills_what_is_empty_and_overwrites_nothing() -> None:
    article = ARTICLE.spliced(source_merging.merge(ARTICLE, Selection(), "a", "b").splices)
    kept = read_metadata(article.front_matter).sources[0]
    assert (kept.title, kept.volume, kept.pmid, kept.other) == ("Kept", "1.10", "0012", ("custom",))
    assert kept.study
    assert (kept.study.design, kept.study.people) == ("trial", "12")
    assert "    title: Kept   # as it is\n" in (article.front_matter or "")
    assert "id: b" not in (article.front_matter or "")
    assert article.body == "One [@a], two [@a], three [see @a, p. 2; @a], four [@c; @a] and @c.\n"


def test_many_merges_are_one_step() -> None:
    edit = source_merging.merge_duplicates(ARTICLE, Selection(), {"d": ["b", "c"]})
    assert edit
    assert edit.name == "merge 2 sources"
    article = ARTICLE.spliced(edit.splices)
    assert [source.key for source in read_metadata(article.front_matter).sources] == ["a", "d"]
    assert article.body == "One [@d], two [@a; @d], three [see @d, p. 2; @a], four [@d] and @d.\n"
    kept = read_metadata(article.front_matter).sources[1]
    assert (kept.title, kept.doi, kept.pmid) == ("Fourth", "10.1000/1", "0012")
    assert source_merging.merge_duplicates(ARTICLE, Selection(), {}) is None


def test_replacing_leaves_the_list_alone() -> None:
    edit = source_merging.replace(ARTICLE, Selection(), "b", "a")
    assert edit
    article = ARTICLE.spliced(edit.splices)
    assert article.front_matter is ARTICLE.front_matter
    assert article.body == "One [@a], two [@a], three [see @a, p. 2; @a], four [@c; @a] and @c.\n"


@pytest.mark.parametrize(
    ("key", "by", "words"),
    [
        ("a", "a", "two sources"),
        ("nobody", "a", "no source"),
        ("a", "x", "no source"),
        ("d", "a", "not cited"),
    ],
)
def test_what_cannot_be_replaced(key: str, by: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        source_merging.replace(ARTICLE, Selection(), key, by)


@pytest.mark.parametrize("merges", [{"a": ["a"]}, {"a": ["b"], "b": ["c"]}, {"x": ["a"]}])
def test_what_cannot_be_merged(merges: dict[str, list[str]]) -> None:
    with pytest.raises(RefusedError, match=r"^[^\n]+\.$"):
        source_merging.merge_duplicates(ARTICLE, Selection(), merges)


def test_many_are_added_at_once_with_keys_of_their_own() -> None:
    item = {"id": "a", "title": "New", "author": [{"family": "Müller"}], "issued": 2024, "ISSN": "1234-5678"}
    keyed = {"id": "kept.key", "title": "Keyed"}
    edit = sources.add_all(ARTICLE, Selection(), [item, keyed, {**item, "id": ""}, item], at=1)
    assert edit
    assert edit.name == "import 4 sources"
    article = ARTICLE.spliced(edit.splices)
    found = read_metadata(article.front_matter).sources
    assert [source.key for source in found] == [
        "a",
        "muller2024",
        "kept.key",
        "muller2024b",
        "muller2024c",
        "b",
        "c",
        "d",
    ]
    assert found[1].other == ("ISSN",)
    bare = Article.parse("Text.\n")
    edit = sources.add_all(bare, Selection(), [keyed])
    assert edit
    assert edit.name == "import 1 source"
    assert read_metadata(bare.spliced(edit.splices).front_matter).sources[0].title == "Keyed"
    assert sources.add_all(ARTICLE, Selection(), []) is None


@pytest.mark.parametrize(
    ("kept", "dropped", "finding", "checked"),
    [
        ("correction: none, status_checked: 2026-05-01", "correction: retracted", "retracted", "2026-05-01"),
        ("correction: retracted", "correction: none, status_checked: 2026-05-01", "retracted", "2026-05-01"),
        ("correction: corrected", "correction: concern", "concern", ""),
        ("correction: withdrawn", "correction: retracted", "retracted", ""),
        ("correction: retracted", "correction: withdrawn", "retracted", ""),
        ("correction: none", "title: B", "none", ""),
        ("status_checked: 2025-01-01", "status_checked: 2026-01-01", None, "2026-01-01"),
        ("status_checked: 2026-01-01", "status_checked: 2025-01-01", None, "2026-01-01"),
        ("status_checked: 2026-01-01", "status_checked: soon", None, "2026-01-01"),
    ],
)
def test_the_graver_finding_and_the_later_look_count(
    kept: str, dropped: str, finding: str | None, checked: str
) -> None:
    article = Article.parse(
        f"---\nreferences:\n- {{id: a, {kept}}}\n- {{id: b, {dropped}}}\n---\nOne [@b].\n"
    )
    merged = article.spliced(source_merging.merge(article, Selection(), "a", "b").splices)
    source = read_metadata(merged.front_matter).sources[0]
    assert (source.correction, source.status_checked) == (finding, checked)
