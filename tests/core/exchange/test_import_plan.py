"""What becomes of each record of an import: what is new, its key, what a listed source gains, and words."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.article import Article
from cureon_editor.article.edits import Selection
from cureon_editor.article.reading import read_metadata
from cureon_editor.article.sources import Name, PartialDate, Source, Study
from cureon_editor.editing.source_taking import take_in
from cureon_editor.exchange.filling import filled, gained, shown
from cureon_editor.exchange.import_plan import Counts, Fate, ImportPlan, summary_of
from cureon_editor.exchange.sources.source_format import Missed, Record, Understood
from cureon_editor.exchange.sources.understanding import understand_text

TODAY = date(2026, 6, 20)
LISTED = Source(
    "roe2020", title="Steps", authors=(Name("Roe", "R."),), issued=PartialDate(2020), doi="10.1000/a"
)
BIB = """\
@article{one, author={Doe, Jane}, title={Walking}, year={2021}, journal={Steps}, volume={3}}
@article{two, author={Roe, R.}, title={Steps}, year={2020}, doi={10.1000/A}, volume={7}}
@article{three, author={Doe, Jane}, title={Walking on}, year={2021}}
@article{four, author={Doe, Jane}, title={Walking}, year={2021}}
@article{five, author={Zoe, Z.}, title={To come}, year={2031}}
@article{six, author={Open
"""


def plan_of(text: str, *listed: Source) -> ImportPlan:
    return ImportPlan(understand_text(text), listed, TODAY)


@pytest.fixture
def plan() -> ImportPlan:
    return plan_of(BIB, LISTED)


def test_what_is_new_is_added_and_nothing_else(plan: ImportPlan) -> None:
    assert [plan.fate(row) is Fate.ADD for row in range(5)] == [True, False, True, False, True]
    assert [plan.key(row) for row in range(5)] == ["doe2021", "", "doe2021b", "", "zoe2031"]
    assert plan.counts == Counts(added=3, listed=1, repeated=1, missed=1)
    assert plan.completed == {}


def test_what_a_record_is_like_is_known(plan: ImportPlan) -> None:
    listed, earlier = plan.rows[1].listed, plan.rows[3].earlier
    assert listed is not None
    assert (listed.key, listed.reason) == ("roe2020", "the same DOI")
    assert earlier is not None
    assert (earlier.key, earlier.reason) == ("0", "the same title, author and year")
    assert [row.is_new for row in plan.rows] == [True, False, True, False, True]


def test_a_year_to_come_is_doubtful(plan: ImportPlan) -> None:
    assert plan.rows[4].doubts == ("The year 2031 is still to come. Check the date.",)
    assert [row.is_doubtful for row in plan.rows] == [False, True, False, True, True]


def test_this_year_is_no_doubt() -> None:
    assert plan_of("@article{a, author={A, B}, title={T}, year={2026}}").rows[0].doubts == ()


def test_keys_of_the_file_are_kept_where_they_can(plan: ImportPlan) -> None:
    assert plan.has_keys
    assert plan.given_key(0) == ""
    plan.keep_keys = True
    assert [plan.key(row) for row in range(5)] == ["one", "", "three", "", "five"]
    assert plan.given_key(0) == "one"
    plan.keep_keys = False
    assert plan.key(0) == "doe2021"


def test_a_key_that_is_taken_or_none_is_made() -> None:
    text = "@article{roe2020, author={New, N.}, title={Other}, year={1999}}\n@article{a b, title={Third}}"
    plan = plan_of(text, LISTED)
    plan.keep_keys = True
    assert plan.key(0) == "new1999"
    assert plan.key(1) not in ("", "a b", "roe2020")


def test_keys_do_not_skip_for_what_is_left_out(plan: ImportPlan) -> None:
    plan.decide([0], Fate.LEAVE)
    assert plan.key(2) == "doe2021"


def test_a_double_can_be_added_all_the_same(plan: ImportPlan) -> None:
    plan.decide([1, 3], Fate.ADD)
    assert [item.key for item in plan.items if isinstance(item, Source)] == [
        "doe2021",
        "roe2020b",
        "doe2021b",
        "doe2021c",
        "zoe2031",
    ]
    plan.start_over()
    assert plan.counts.added == 3


def test_a_double_can_complete_the_listed_one(plan: ImportPlan) -> None:
    assert plan.completes(1) == ("volume",)
    assert plan.completes(0) == ()
    plan.decide([1], Fate.COMPLETE)
    assert plan.completed == {"roe2020": replace(LISTED, volume="7")}
    assert plan.counts == Counts(added=3, completed=1, repeated=1, missed=1)


def test_what_is_like_no_listed_source_cannot_complete_one(plan: ImportPlan) -> None:
    plan.decide([0], Fate.COMPLETE)
    assert plan.fate(0) is Fate.ADD


def test_a_corrected_record_is_added_under_its_key_and_judged_anew(plan: ImportPlan) -> None:
    plan.correct(1, Source("mine", title="Quite another", issued=PartialDate(2019)))
    assert plan.rows[1].is_new
    assert plan.rows[1].doubts == ()
    assert plan.key(1) == "mine"
    assert plan.given_key(1) == "mine"
    assert plan.counts.listed == 0


def test_a_person_s_key_goes_to_no_other(plan: ImportPlan) -> None:
    plan.correct(4, Source("doe2021", title="To come", issued=PartialDate(2025)))
    assert plan.key(4) == "doe2021"
    assert plan.key(0) == "doe2021b"


def test_fields_outside_our_schema_come_along() -> None:
    plan = plan_of('[{"id": "a", "type": "book", "title": "T", "language": "de", "call-number": "QH 1"}]')
    (item,) = plan.items
    assert not isinstance(item, Source)
    assert item["language"] == "de"
    assert item["call-number"] == "QH 1"
    assert item["title"] == "T"


def test_fields_that_would_hide_ours_do_not(plan: ImportPlan) -> None:
    record = Record(Source("", title="Mine"), others={"title": "Theirs", "note": "N"})
    (item,) = ImportPlan(Understood((record,)), (), TODAY).items
    assert not isinstance(item, Source)
    assert (item["title"], item["note"]) == ("Mine", "N")


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        (Counts(12, 0, 3, 0, 1), "12 sources added, 3 were in the list already, 1 could not be read."),
        (Counts(1), "1 source added."),
        (Counts(0, 0, 1), "No source was added, 1 was in the list already."),
        (Counts(0, 2, 0, 1), "2 sources completed, 1 repeats another."),
        (Counts(), "No source was added."),
    ],
)
def test_the_sentence_says_what_was_done(counts: Counts, sentence: str) -> None:
    assert summary_of(counts) == sentence


def article_with(*sources: Source) -> Article:
    article = Article.parse("---\ntitle: T  # kept\n---\n\nText [@roe2020].\n")
    edit = take_in(article, Selection(), sources)
    assert edit is not None
    return article.spliced(edit.splices)


def test_taking_in_is_one_edit_that_adds_and_completes(plan: ImportPlan) -> None:
    article = article_with(LISTED)
    plan.decide([1], Fate.COMPLETE)
    edit = take_in(article, Selection(), plan.items, plan.completed)
    assert edit is not None
    assert edit.name == "import 4 sources"
    after = article.spliced(edit.splices)
    found = {source.key: source for source in read_metadata(after.front_matter).sources}
    assert list(found) == ["roe2020", "doe2021", "doe2021b", "zoe2031"]
    assert found["roe2020"] == replace(LISTED, volume="7")
    assert "title: T  # kept" in after.text
    assert after.body == article.body


def test_a_plan_is_made_anew_for_a_list_that_changed(plan: ImportPlan) -> None:
    assert plan.beside((LISTED,)) is plan
    assert plan.beside(()).counts.added == 4


def test_nothing_to_take_in_is_no_edit() -> None:
    assert take_in(article_with(LISTED), Selection(), [], {}) is None


def test_a_passage_that_was_not_understood_is_counted() -> None:
    plan = ImportPlan(Understood(missed=(Missed(3, "Why."),)), (), TODAY)
    assert plan.counts == Counts(missed=1)
    assert not plan.items


TEXT = st.sampled_from(["", "a", "b"])
SOURCES = st.builds(
    Source,
    key=st.just("k"),
    type=st.sampled_from(["book", "article-journal"]),
    title=TEXT,
    volume=TEXT,
    doi=st.sampled_from(["", "10.1/a"]),
    url=st.sampled_from(["", "https://a.org"]),
    authors=st.sampled_from([(), (Name("A", "B"),)]),
    issued=st.sampled_from([None, PartialDate(2020)]),
    study=st.sampled_from([None, Study(design="cohort"), Study(people="12")]),
)


@given(SOURCES, SOURCES)
def test_filling_never_overwrites_and_is_done_once(source: Source, found: Source) -> None:
    after = filled(source, found)
    changed = gained(source, after)
    assert all(not getattr(source, name) or name in ("type", "study") for name in changed)
    assert "type" not in changed or not source.title
    assert filled(after, found) == after
    assert after.volume == source.volume or after.volume == found.volume


def test_each_part_of_a_study_counts_by_itself() -> None:
    after = filled(Source("", study=Study(design="cohort")), Source("", study=Study("trial", "12")))
    assert after.study == Study("cohort", "12")


def test_an_address_is_not_taken_beside_a_doi() -> None:
    found = Source("", doi="10.1/a", url="https://doi.org/10.1/a")
    assert gained(Source(""), filled(Source(""), found)) == ("doi",)
    assert filled(Source(""), replace(found, doi="")).url == found.url


def test_fields_are_shown_in_words() -> None:
    source = Source(
        "k",
        authors=(Name("Doe", "J."), Name(literal="Group")),
        issued=PartialDate(2020, 3),
        container_short="J S",
        pmid="12",
        study=Study("cohort", "12 people"),
    )
    assert [shown(source, name) for name in ("authors", "issued", "container_short", "pmid", "study")] == [
        "Authors: Doe, J.; Group",
        "Issued: 2020-03",
        "Container short: J S",
        "PMID: 12",
        "Study: cohort; 12 people",
    ]
