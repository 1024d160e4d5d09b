"""Reads a finished page as a browser's tokeniser would, and says what does not belong there."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Written out again, since a list that is compared with itself is not tested.
ELEMENTS = _words(
    """
    h1 h2 h3 h4 h5 h6 p div section aside blockquote pre hr figure figcaption details summary ul ol li dl dt
    dd table caption colgroup col thead tbody tfoot tr th td a abbr b bdi bdo br cite code del dfn em i img
    ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr
    """
)
ATTRIBUTES = _words(
    """
    id lang dir title href rel src alt width height colspan rowspan align scope span start type reversed
    value open datetime class
    """
)
#: What our own parts of the page have besides, and no writer may.
OURS = _words("role aria-label aria-labelledby aria-hidden data-key data-kind")
#: What a page in a file has around the article.
FRAME_ELEMENTS = _words("html head body meta title style article header footer")
FRAME_ATTRIBUTES = _words("charset http-equiv content name")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


class Found(HTMLParser):
    """Every element of some HTML, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def misfits(html: str, *, more: frozenset[str] = OURS) -> list[str]:
    """What may not stand in an article: elements, attributes (but those in `more`), addresses."""
    return [what for tag, attributes in Found(html).elements for what in _wrong(tag, attributes, more)]


def frame_misfits(html: str) -> list[str]:
    """What may not stand in a page that is a whole file."""
    found = Found(html).elements
    wrong = [what for tag, attributes in found for what in _wrong_in_file(tag, attributes)]
    once = ("html", "head", "body", "title", "style", "article", "header", "footer")
    tags = [tag for tag, _ in found]
    return wrong + [f"{tag} {tags.count(tag)} times" for tag in once if tags.count(tag) != 1]


def _wrong_in_file(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag not in FRAME_ELEMENTS:
        yield from _wrong(tag, attributes, OURS)
        return
    yield from (f"{tag} {name}" for name in attributes if name not in ATTRIBUTES | FRAME_ATTRIBUTES)
    if attributes.get("http-equiv", "Content-Security-Policy") != "Content-Security-Policy":
        yield f"meta {attributes['http-equiv']}"


def _wrong(tag: str, attributes: dict[str, str], more: frozenset[str]) -> Iterator[str]:
    if tag not in ELEMENTS:
        yield tag
    yield from (f"{tag} {name}" for name in attributes if name not in ATTRIBUTES | more)
    if "href" in attributes and not _may_be_followed(attributes["href"]):
        yield f"href {attributes['href']}"
    if "src" in attributes and not _is_beside_the_article(attributes["src"]):
        yield f"src {attributes['src']}"


def _seen(address: str) -> str:
    """An address as browsers read it (WHATWG URL Standard, 4.4): trimmed, without tabs and line breaks."""
    return re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(0x21)))))


def _may_be_followed(address: str) -> bool:
    scheme = _SCHEME.match(_seen(address))
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto")


def _is_beside_the_article(address: str) -> bool:
    plain = _seen(address).lower().replace("\\", "/").replace("%2e", ".").replace("%2f", "/")
    opaque = re.fullmatch(r"cureon:/image/[\w-]+", plain) is not None
    return opaque or not (_SCHEME.match(plain) or plain.startswith("/") or ".." in plain.split("/"))
