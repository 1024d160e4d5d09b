"""Whatever HTML a file holds, only harmless elements reach a page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given

from cureon_editor.rendering.sanitise import DEEPEST, sanitise
from tests.core.texts import made_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='x'onerror='alert(1)'>",
    "<b onclick=alert(1)>b</b>",
    "<a href='javascript:alert(1)'>a</a>",
    "<a href='JaVa&#115;cript:alert(1)'>a</a>",
    "<a href='java\tscript:alert(1)'>a</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
    "<a href='vbscript:x'>a</a>",
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<frameset><frame src=x></frameset>",
    "<object data=x></object><embed src=x><applet code=x></applet>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<base href=https://evil.example/>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<p style='background:url(https://evil.example)'>p</p>",
    "<form action=https://evil.example><input name=a><button>b</button></form>",
    "<textarea><script>alert(1)</script></textarea>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>t</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<video src=https://evil.example onloadstart=alert(1)></video>",
    "<audio src=x></audio><source src=x><track src=x>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xmp><script>alert(1)</script></xmp>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><!DOCTYPE html>",
    "<p title='\"><script>alert(1)</script>'>p</p>",
    "<b><i></b></i><p></div></p></p>",
    "<table><script>alert(1)</script><td><form>",
    "<a href=https://ok.example target=_top ping=https://evil.example>a</a>",
    "<div contenteditable=true tabindex=1 autofocus onfocus=alert(1)>d</div>",
    "<details open ontoggle=alert(1)>d</details>",
    "<marquee onstart=alert(1)>m</marquee>",
    "<\x00script>alert(1)</script>",
    "<p\x0bonclick=alert(1)>p</p>",
]
#: Written out again, since a list that is compared with itself is not tested.
ELEMENTS = """
h1 h2 h3 h4 h5 h6 p div section aside blockquote pre hr figure figcaption details summary ul ol li dl dt dd
table caption colgroup col thead tbody tfoot tr th td a abbr b bdi bdo br cite code del dfn em i img ins kbd
mark q rp rt ruby s samp small span strong sub sup time u var wbr
"""
ATTRIBUTES = """
id lang dir title href rel src alt width height colspan rowspan align scope span start type reversed value
open datetime class
"""


class Found(HTMLParser):
    """The elements and attributes a reader would meet."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def assert_harmless(html: str) -> None:
    found = Found(html)
    assert found.elements <= set(ELEMENTS.split())
    assert {name for name, _ in found.attributes} <= set(ATTRIBUTES.split())
    for name, value in found.attributes:
        if name in ("href", "src"):
            # What browsers take for a scheme, white space and control characters in it left out.
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value), re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto"), value


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_is_disarmed_and_cleaning_twice_changes_nothing(html: str) -> None:
    clean = sanitise(html)
    assert_harmless(clean)
    assert sanitise(clean) == clean


SOUP = made_of(
    [
        *("<", ">", "/", "=", '"', "'", " ", "&", "&#", ";", "--", "<!", "]]>", "\n", "\0", "x", "é"),
        *("<script", "</script>", "<img src=", " onerror=", " onclick=x", "<svg", "<style>", "</style>"),
        *(
            "<a href=",
            "javascript:",
            "data:",
            "&#106;",
            "<p title=",
            "<table>",
            "<td>",
            "<math>",
            "<title>",
        ),
    ],
    25,
)


@given(SOUP)
def test_no_soup_of_html_gets_a_script_or_handler_through(soup: str) -> None:
    clean = sanitise(soup)
    assert "<script" not in clean
    assert_harmless(clean)


@pytest.mark.parametrize(
    "address", ["https://x.example/a.png", "//x.example/a.png", "../a.png", "a/../../b.png"]
)
def test_an_image_from_elsewhere_becomes_its_description(address: str) -> None:
    assert sanitise(f'<img alt="A &lt;chart>" src="{address}">') == (
        '<span class="absent-image">A &lt;chart&gt;</span>'
    )


def test_an_image_beside_the_article_stays() -> None:
    assert (
        sanitise('<img alt="Chart" src="figures/chart 1.png">')
        == '<img alt="Chart" src="figures/chart 1.png">'
    )


def test_a_writer_cannot_pose_as_the_page() -> None:
    html = (
        '<div id="body" class="block" data-line="3">'
        '<a class="citation" data-key="x" href="#source-x" aria-label="y" id="source-x">1</a></div>'
    )
    assert (
        sanitise(html) == '<div class=""><a class="" href="#source-x" rel="noopener noreferrer">1</a></div>'
    )


def test_html_nested_too_deep_is_shown_as_text() -> None:
    deep = "<blockquote>" * 20_000
    assert sanitise(deep).startswith('<div class="plain"><pre>&lt;blockquote')
    assert "<blockquote" in sanitise("<blockquote>" * DEEPEST)
