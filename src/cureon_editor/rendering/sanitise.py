"""Let through only HTML that belongs into an article: an allow-list, applied to every block."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from urllib.parse import unquote

import nh3

from cureon_editor.rendering.markdown.highlighting import CLASSES as CODE_CLASSES

#: Elements nested deeper than this are shown as the text they were written as.
DEEPEST = 100
#: Times that HTML is cleaned at most until cleaning changes nothing; two do for nearly everything.
MOST_PASSES = 5


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_TAGS = _words(
    "h1 h2 h3 h4 h5 h6 p div section aside blockquote pre hr figure figcaption details summary",
    "ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td",
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong",
    "sub sup time u var wbr",
)
#: Left out with all that is in them.
_SILENCED = _words(
    "script style title textarea select option template noscript noembed noframes xmp plaintext",
    "iframe frame frameset object embed applet svg math",
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "details": {"open"},
    "time": {"datetime"},
}
_CALLOUTS = {"disclaimer", "note", "warning", "key-points"}
_CLASSES = {
    "div": {*_CALLOUTS, "table", "footnote", "plain"},
    "a": {"footnote-ref", "footnote-backref"},
    "li": {"task", "done"},
    "h3": {"question"},
    "p": {"question"},
    "pre": {"code"},
    "span": {*CODE_CLASSES, "absent-image"},
}
#: Ids that the page itself uses.
_RESERVED = re.compile(r"article|header|body|footer|source.*", re.IGNORECASE)
#: A path below the article: browsers drop spaces and control characters from an address, and know `%2e`.
_LOCAL_IMAGE = re.compile(r"(?![/ ])(?!.*\.\.)[^:\\?#\x00-\x1f\x7f]+")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_VOID = frozenset({"br", "hr", "img", "col", "wbr", "input", "meta", "link", "source"})
_IMAGE = re.compile(r'<img((?:\s[a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r'\s([a-z]+)="([^"]*)"')


def sanitise(html: str) -> str:
    """The HTML without scripts, handlers, styles, forms, frames and outside images; well formed, and stable.

    Stable means that reading it again gives the same elements: what a reader rearranges (a link in a link, a
    table around text) is cleaned until nothing moves. An image whose file is not beside the article becomes
    its description. HTML nested too deep to lay out in reasonable time, or never stable, comes back as text.
    """
    clean = html
    for _ in range(MOST_PASSES):
        if _depth(clean) > DEEPEST:
            break
        before, clean = clean, _cleaned(clean)
        if clean == before:
            return clean
    return f'<div class="plain"><pre>{escape(html, quote=False)}</pre></div>'


def _cleaned(html: str) -> str:
    clean = _cleaner().clean(html)
    return _IMAGE.sub(_image, clean) if "<img" in clean else clean


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_SILENCED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The value an attribute may keep, or None."""
    if name == "id":
        return None if _RESERVED.fullmatch(value) else value
    if name == "src":
        return value if all(map(_LOCAL_IMAGE.fullmatch, (value, unquote(value)))) else None
    return value


def _image(match: re.Match[str]) -> str:
    """An image that has a file, or the description of one that has not."""
    attributes: Mapping[str, str] = dict(_ATTRIBUTE.findall(match[1]))
    if "src" in attributes:
        return match[0]
    return f'<span class="absent-image">{attributes.get("alt", "")}</span>'


def _depth(html: str) -> int:
    """How deep elements nest at most, end tags that are left out counted as missing."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match[2].lower() not in _VOID:
            depth = max(depth - 1, 0) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest
