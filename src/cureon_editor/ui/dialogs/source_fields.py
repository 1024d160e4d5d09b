"""The fields of a source's form: what each is called, what it looks like, and which kinds of work have it."""

from cureon_editor.article.sources import Correction
from cureon_editor.citations.kinds import Kind

TYPES = (
    (Kind.ARTICLE, "Journal article"),
    (Kind.PAGE, "Web page"),
    (Kind.REPORT, "Report or guideline"),
    (Kind.BOOK, "Book"),
    (Kind.CHAPTER, "Chapter"),
    (Kind.PREPRINT, "Preprint"),
    (Kind.REGISTRATION, "Trial registration or data"),
)
#: What the work that a source stands in is called, and an example of its name.
CONTAINERS = {
    Kind.ARTICLE: ("Journal", "New England Journal of Medicine"),
    Kind.PAGE: ("Site", "MedlinePlus"),
    Kind.CHAPTER: ("Book", "Title of the book"),
    Kind.PREPRINT: ("Server", "medRxiv"),
    Kind.REGISTRATION: ("Registry", "ClinicalTrials.gov"),
}
#: The rows of one-line fields by name: a field's name in `Source` and a hint for each field in the row.
ROWS = {
    "Title": (("title", ""),),
    "Journal": (("container", ""), ("container_short", "Short: N Engl J Med")),
    "Published": (("issued", "2024, 2024-02 or 2024-02-22"), ("edition", "Edition, 2")),
    "Volume": (("volume", "Volume"), ("issue", "Issue"), ("page", "Pages")),
    "Number": (("number", "NCT04381936 or NG59"), ("genre", "What it is: Guideline")),
    "Publisher": (("publisher", "Publisher"), ("publisher_place", "Place")),
    "Identifiers": (
        ("doi", "DOI, 10.1056/NEJMoa2308917"),
        ("pmid", "PMID, 38381673"),
        ("pmcid", "PMCID"),
        ("isbn", "ISBN"),
    ),
    "Address": (("url", "https://…"), ("accessed", "Read on")),
}
#: Rows whose first field is the one that needs room.
WIDE = ("Journal", "Publisher", "Identifiers", "Address")
_ALWAYS = frozenset(("title", "issued", "doi", "url", "accessed"))
#: What else a kind of work has. A field that is not shown keeps its value.
SHOWN = {
    Kind.ARTICLE: _ALWAYS | {"container", "container_short", "volume", "issue", "page", "pmid", "pmcid"},
    Kind.PAGE: _ALWAYS | {"container", "publisher", "publisher_place"},
    Kind.REPORT: _ALWAYS | {"number", "genre", "edition", "isbn", "publisher", "publisher_place"},
    Kind.BOOK: _ALWAYS | {"editors", "edition", "isbn", "publisher", "publisher_place"},
    Kind.CHAPTER: _ALWAYS
    | {"editors", "container", "page", "edition", "isbn", "publisher", "publisher_place"},
    Kind.PREPRINT: _ALWAYS | {"container", "pmid", "pmcid"},
    Kind.REGISTRATION: _ALWAYS | {"container", "number"},
}
DESIGNS = (
    "randomised trial",
    "non-randomised trial",
    "cohort",
    "case-control study",
    "cross-sectional study",
    "case series",
    "case report",
    "systematic review",
    "meta-analysis",
    "narrative review",
    "guideline",
    "laboratory study",
    "animal study",
)
#: The texts of a study card: attribute of Study, label, example.
STUDY = (
    ("people", "People", "15 adults with lupus, myositis or systemic sclerosis"),
    ("follow_up", "Follow-up", "median 15 months"),
    ("comparison", "Compared with", "none, placebo, usual care"),
    ("funding", "Paid for by", "German Research Foundation"),
)
FOUND: tuple[tuple[Correction | None, str], ...] = (
    (None, "Not looked yet"),
    (Correction.NONE, "Nothing: it stands as published"),
    (Correction.CORRECTED, "A correction"),
    (Correction.CONCERN, "An expression of concern"),
    (Correction.RETRACTED, "It was retracted"),
)
