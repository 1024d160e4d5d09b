"""Images on the live page: each file is asked for by an id, so that the page cannot name any other."""

import re
from collections.abc import Callable
from hashlib import blake2b
from html import unescape

_SOURCE = re.compile(r'(<img(?:\s[a-z]+="[^"]*")*?\ssrc=)"([^"]*)"')

#: Where the live page asks for an image.
ADDRESS = "cureon:/image/"


def image_id(path: str) -> str:
    """The id of the file that an article calls by this path."""
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def addressed(html: str, found: Callable[[str, str], object]) -> str:
    """Sanitised HTML whose images are asked for by id; `found` is told each id and path."""
    if "<img" not in html:
        return html

    def address(match: re.Match[str]) -> str:
        path = unescape(match[2])
        name = image_id(path)
        found(name, path)
        return f'{match[1]}"{ADDRESS}{name}"'

    return _SOURCE.sub(address, html)
