"""Sentences past everything that looks like their end and is not, through the markup of a body."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.prose.plain import plain
from cureon_editor.prose.sentences import sentences

# Each line with a bar between its sentences.
LINES = [
    "Smith et al. found it. |So did others.",
    "The dose is 5 mg. |Patients then rest.",
    "Take 5 mg. twice a day.",
    "Give 2 ml. i.v. and wait. |Then stop.",
    "It is given i.v. |Patients rest.",
    "It is given i.v. or s.c. by a nurse.",
    "See Fig. 2. |It shows this.",
    "See Figs. 2 and 3 and Tab. 4 for more.",
    "Sleep, e.g. Eight hours, helps.",
    "Dr. A. B. Smith agrees. |She wrote it.",
    "Dr A. B. Smith agrees.",
    "J. Smith and K. L. Müller wrote it.",
    "CAR-T vs. Standard care was tried.",
    "It ranks No. 3 in the list. |Nobody minds.",
    "See p. 4 and pp. 5-6, vol. 2, ch. 3, sect. 4.",
    "The value was 3.5. |The next was 4.",
    "The value was .5 of that.",
    "Version 2.1.3 is out. |It helps.",
    "He paused... |Then he spoke.",
    "He paused... and spoke.",
    "He paused … |Then spoke.",
    "“It works.” |She left.",
    "“It works,” she said. |Then left.",
    "‘Not yet.’ |He left.",
    "She asked “Why?” and left.",
    "(It works.) |She left.",
    "It works (see Fig. 1). |She left.",
    "It works.[@key] |She left.",
    "It works. [@key] |She left.",
    "It works [@key]. |She left.",
    "It works.[^1] |She left.",
    "It works!? |She left.",
    "Is it safe? |Yes. |It is.",
    "In the U.S. Food and Drug Administration it was seen.",
    "In the U.K. patients wait.",
    "The E.U. regulators agree.",
    "At 5 p.m. Monday it began.",
    "At 5 p.m. |They left.",
    "She has a Ph.D. in law. |He has none.",
    "Prof. Lee, M.D., agrees.",
    "Mrs. Lee and Ms. Rao came.",
    "Approx. Half of them came.",
    "In Jan. 2024 it began. |In Feb. |It ended.",
    "They ate fruit, nuts, etc. |They slept.",
    "They ate fruit, nuts, etc. before.",
    "Hepatitis B. |Hepatitis C.",
    "Vitamin C. |Then vitamin D.",
    "It affects B. burgdorferi and E. coli alike.",
    "Infection with S. Aureus followed.",
    "**Is it safe?** |Yes. |It is.",
    "**Who can have it.** |Nobody yet.",
    "Risk: 1 in 10. |10 in 100 had it.",
    "The p-value (P = .04) was low. |So what.",
    "Visit ClinicalTrials.gov. |Then ask.",
    "See www.nhs.uk/lupus for more. |Then ask.",
    "Wait 2 hrs. |Then eat.",
    "It costs 5 million U.S. dollars.",
    "St. Thomas' Hospital runs it. |It is big.",
    "Cf. Smith 2020 and op. cit. Lee.",
    "The trial (n = 12; cf. Table 2) ended. |It failed.",
    "1. 2. Then walk. |Rest.",
    "He said: “Stop.” |Then he left.",
    "He said “Stop. |Then go.” |She went.",
    "The drug (Smith et al., 2020) works. |It does.",
    "So wrote Mackensen et al. |In 2022 it was confirmed.",
    "Type 1 vs. type 2. |Both matter.",
    "i.e. this one.",
    "A. B. and C. are letters.",
    "It rose by 2 per cent. |45 people left.",
    "resp. Patients rest.",
    "Does it help? |No. |Cureon does not offer it.",
    "- First point\n\n|- Second point",
    "## A heading\n\n|Text. |More.",
    "*Emphasis ends here.* |Then more.",
    "[A link.](x.md) |Then more.",
    "He has haemophilia A. |Factor VIII is low.",
    "At 3 a.m. Dr. Rao came.",
]


def read(body: str) -> list[str]:
    text = plain(body).text
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]


def unmarked(body: str) -> str:
    return " ".join(plain(body).text.split())


@pytest.mark.parametrize("marked", LINES)
def test_where_hard_lines_are_cut(marked: str) -> None:
    parts = marked.split("|")
    assert read("".join(parts)) == [unmarked(part) for part in parts]


PARAGRAPHS = [line.replace("|", "") for line in LINES if "\n" not in line and line[:2] != "2."]


@given(st.permutations(PARAGRAPHS[::6]))
def test_a_paragraph_that_moves_takes_its_sentences_along(order: list[str]) -> None:
    text = plain("\n\n".join(order)).text
    begins = accumulate((len(paragraph) + 2 for paragraph in order), initial=0)
    own = [
        (begin + start, begin + end)
        for begin, paragraph in zip(begins, order, strict=False)
        for start, end in sentences(plain(paragraph).text)
    ]
    assert list(sentences(text)) == own
