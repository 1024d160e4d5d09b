"""Results that do not depend on any rule pack, with one of everything that a report must show."""

from cureon_editor.article.edits import Part
from cureon_editor.article.problems import Severity
from cureon_editor.checks.findings import Finding, Passage, State
from cureon_editor.cli.checking.checked import Checked, Judged, Place, Trouble

_HYPE = Finding(
    rule="hype-words",
    title="No words that promise too much",
    state=State.PARTLY,
    required=False,
    message="2 words promise too much.",
    passages=(
        Passage(Part.BODY, 0, 7, "miracle", lacks="“miracle” promises too much."),
        Passage(Part.BODY, 20, 27, "miracle", lacks="“miracle” promises too much."),
        Passage(Part.BODY, 30, 40, "not a cure"),
    ),
    number=20,
    basis="CAP code 12",
    help="Say what is known instead.",
)
_AUTHOR = Finding(
    rule="author-named",
    title="Author",
    state=State.NOT_MET,
    required=True,
    message="No author is named. Fill in the author.",
    missing=("author",),
    wording="By {name}, {credentials}.",
    number=4,
)
_LADDER = Finding(
    rule="evidence-ladder",
    title="Evidence ladder",
    state=State.PARTLY,
    required=True,
    message="The table <has> no column for access & approval.",
    passages=(Passage(Part.BODY, 50, 70, "| Use |\n| --- |"), Passage(Part.BODY, 80, 90, "| lupus |")),
    number=9,
)
_ROUTE = Finding(
    rule="access-route",
    title="The legitimate route",
    state=State.NEEDS_PERSON,
    required=True,
    message="A person should confirm this.",
    passages=(Passage(Part.BODY, 100, 120, "Ask a \x1b[31mdoctor\x07 \U0001f642."),),
    number=11,
)
_WAIVED = Finding(
    rule="risk-numbers",
    title="Risks in numbers",
    state=State.WAIVED,
    required=False,
    message="Set aside by A. Rao: no trial counted.",
    number=17,
)
_ABSENT = Finding(
    rule="label-warnings",
    title="Label warnings",
    state=State.NOT_APPLICABLE,
    required=True,
    message="No therapy is named.",
    number=16,
)
_MET = Finding(
    rule="dates-shown",
    title="Dates",
    state=State.MET,
    required=True,
    message="All dates are there.",
    passages=(Passage(Part.FRONT_MATTER, 0, 16, "date: 2026-06-01"),),
    number=6,
)

FULL = Checked(
    path="articles/été & 1.md",
    words=1234,
    minutes=7,
    judged=(
        Judged(_AUTHOR, ()),
        Judged(_MET, (Place(2, 1, 2, 17),)),
        Judged(_LADDER, (Place(20, 1, 21, 8), Place(22, 1, 22, 10))),
        Judged(_ROUTE, (Place(30, 5, 30, 24),)),
        Judged(_ABSENT, ()),
        Judged(_WAIVED, ()),
        Judged(_HYPE, (Place(12, 3, 12, 10), Place(14, 1, 14, 8), Place(15, 1, 15, 11))),
    ),
    troubles=(Trouble(9, 4, "No source has the key nobody.", Severity.WARNING),),
)
UNREAD = Checked(
    path="odd\nname\udcff.md",
    troubles=(Trouble(3, 1, "The details cannot be read.", Severity.ERROR),),
    readable=False,
)
GOOD = Checked("fine.md", 1, 1, (Judged(_MET, (Place(2, 1, 2, 17),)),))
ALL = (FULL, UNREAD, GOOD)
