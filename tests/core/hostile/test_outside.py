"""Before a link is opened the person sees where it leads, whatever it was made to look like."""

import pytest
from hypothesis import given

from cureon_editor.ui.preview.outside import FOREIGN, LONGEST, USER, outside
from tests.core.texts import made_of


def asked(address: str) -> list[str]:
    found = outside(address)
    assert found is not None
    return found.question.split("\n")


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://example.org/a?b=c#d", "example.org"),
        ("http://example.org:8080/", "example.org, port 8080"),
        ("https://who.int@evil.example/", "evil.example"),
        ("https://who.int:secret@evil.example/who.int", "evil.example"),
        ("https://who.int%2f@evil.example/", "evil.example"),
        ("https://evil.example/https://who.int/", "evil.example"),
        ("https://who.int.evil.example/", "who.int.evil.example"),
        ("https://xn--wh-1mc.int/", "xn--wh-1mc.int"),
        ("https://[::1]:9/", "::1, port 9"),
        ("HTTPS://EXAMPLE.ORG/", "example.org"),
    ],
)
def test_the_site_stands_on_a_line_of_its_own(address: str, site: str) -> None:
    assert asked(address)[1] == f"Site: {site}"


def test_a_user_name_and_foreign_letters_are_pointed_out() -> None:
    assert USER in asked("https://who.int@evil.example/")
    assert FOREIGN in asked("https://www.xn--pypal-4ve.com/")
    assert asked("https://example.org/@me")[2:] == ["https://example.org/@me"]


def test_what_could_turn_or_break_the_line_is_shown_encoded() -> None:
    lines = asked("https://example.org/\u202egnp.exe\nSite: who.int\u2028x")
    assert lines[2:] == ["https://example.org/%E2%80%AEgnp.exe%0ASite:%20who.int%E2%80%A8x"]


def test_a_very_long_address_keeps_its_beginning_and_its_end() -> None:
    found = outside("https://evil.example/" + "a" * 5_000 + "/end")
    assert found is not None
    assert len(found.address) == 5_025
    shown = found.question.split("\n")[2]
    assert shown.startswith("https://evil.example/aaa")
    assert shown.endswith("aaa/end")
    assert "4,745 characters left out" in shown
    assert len(shown) < LONGEST + 50


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ms-settings:x",
        "https:",
        "https:///path",
        "https://[::1/",
        "https://example.org:port/",
        "https://who.int\\@evil.example/",
        "mailto:",
        "mailto:a@b.example%0d%0aBcc:c@d.example",
        "mailto:a@b.example,c@d.example",
        "mailto:-oQ/tmp x@b.example",
        "",
    ],
)
def test_other_addresses_are_not_opened(address: str) -> None:
    assert outside(address) is None


def test_a_message_is_opened_with_its_recipient_only() -> None:
    found = outside("mailto:editor@example.org?subject=Hello&attach=/etc/passwd&body=x")
    assert found is not None
    assert found.address == "mailto:editor@example.org"
    assert found.question.endswith("\neditor@example.org")


ODD = made_of(
    ["a", "/", "?", "#", "@", ":", "\n", "\u2028", "\u202e", "\u200b", "é", "\0", "%", "<b>", "\\"], 12
)


@given(ODD)
def test_no_text_makes_a_question_that_misleads(text: str) -> None:
    found = outside(f"https://example.org/{text}")
    assert found is not None
    assert found.question.replace("…", "").isascii()
    assert found.question.split("\n")[1] == "Site: example.org"
    assert len(found.question.split("\n")) == 3
