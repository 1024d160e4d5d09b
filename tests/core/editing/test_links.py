"""Links are put on words, found again, changed and removed."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cureon_editor.article.edits import RefusedError, Selection
from cureon_editor.editing.links import insert_link, link_at, remove_link
from tests.core.editing.selections import after, attempt, selected_bodies

URL = "https://a.org/b"

INSERTED = [
    ("see «this» now", URL, "", f"see [«this»]({URL}) now"),
    ("see «»now", URL, "this", f"see [«this»]({URL})now"),
    ("«»", URL, "", f"[«{URL}»]({URL})"),
    ("«a» b", "car-t.md", "", "[«a»](car-t.md) b"),
    ("«a» b", "www.nhs.uk", "", "[«a»](https://www.nhs.uk) b"),
    ("«a» b", "mailto:a@b.org", "", "[«a»](mailto:a@b.org) b"),
    ("«a» b", "my file.md", "", "[«a»](<my file.md>) b"),
    ("«a» b", "x_(y).html", "", "[«a»](<x_(y).html>) b"),
    ("«a» b", "x?q=<y>|z", "", "[«a»](x?q=%3Cy%3E%7Cz) b"),
    ("«a] b»", URL, "", rf"[«a\] b»]({URL})"),
    ("« a »b", URL, "", f" [«a»]({URL}) b"),
    ("«**a** b»", URL, "", f"[«**a** b»]({URL})"),
    ("[wo«»rds](x.md)", URL, "", f"[wo«»rds]({URL})"),
    ("[wo«»rds](x.md)", URL, "others", f"[ot«»hers]({URL})"),
    ("[wo«»rds](<x y.md>)", URL, "", f"[wo«»rds]({URL})"),
    ('[wo«»rds](x.md "A title")', URL, "", f'[wo«»rds]({URL} "A title")'),
    (f"[wo«»rds]({URL})", URL, "", None),
]


@pytest.mark.parametrize(("before", "url", "text", "expected"), INSERTED)
def test_before_and_after(before: str, url: str, text: str, expected: str | None) -> None:
    assert after(insert_link, before, url=url, text=text) == expected


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JavaScript:x", "java&#115;cript:x", "data:text/html,x", "file:///etc", "a\nb"],
)
def test_only_addresses_that_a_page_may_open(url: str) -> None:
    with pytest.raises(RefusedError, match="cannot be linked"):
        after(insert_link, "«a»", url=url)


@pytest.mark.parametrize(
    ("before", "words"),
    [("«a\n\nb»", "one paragraph"), ("«a [b](c) d»", "already"), ("`a «»b`", "cannot stand here")],
)
def test_refusals(before: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        after(insert_link, before, url=URL)


def test_an_address_is_needed() -> None:
    with pytest.raises(RefusedError, match="needs an address"):
        after(insert_link, "«a»", url="  ")


def test_a_link_is_found_from_its_brackets_to_its_end() -> None:
    body = "a [b](<c d> 'e') f"
    found = [link_at(body, offset) for offset in range(len(body) + 1)]
    assert [offset for offset, link in enumerate(found) if link] == list(range(2, 17))
    assert found[3] is not None
    assert found[3].target == "c d"
    assert body[found[3].text_start : found[3].text_end] == "b"


@pytest.mark.parametrize(
    "body", ["`[a](b)`", "![a](b)", r"\[a](b)", "[a] (b)", "```\n[a](b)\n```", "[a](b c)"]
)
def test_what_is_no_link(body: str) -> None:
    assert link_at(body, len(body) // 2) is None


def test_removing_leaves_the_words() -> None:
    assert after(remove_link, "a [wo«»rds](x.md) b") == "a wo«»rds b"
    assert after(remove_link, "a «»b") is None


@given(st.text("ab/?&=#(<>) |[]`%._*~'\"", min_size=1, max_size=12))
def test_a_written_address_is_one_link_on_the_page(url: str) -> None:
    written = after(insert_link, "«word»", url=f"https://x.org/{url}")
    assert written is not None
    page = markdown.markdown(written.replace("«", "").replace("»", ""))
    assert page.startswith('<p><a href="https://x.org/')
    assert page.endswith(">word</a></p>")


@given(selected_bodies())
def test_any_text_is_linked_or_refused(given_body: tuple[str, Selection]) -> None:
    attempt(insert_link, *given_body, url=URL)
    attempt(insert_link, *given_body, url="a b.md", text="x]\\")
    attempt(remove_link, *given_body)
