"""What a person is told of a link before it is opened outside: where it leads, whatever it looks like."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

#: A longer address is shown without its middle, in characters.
LONGEST = 300
_HEAD, _TAIL = 200, 80
#: Everything else is shown percent-encoded: no address is in itself more than printable ASCII.
_SAFE = "".join(map(chr, range(0x21, 0x7F)))
_MAILBOX = re.compile(r"[\w.!#$%&'*+/=?^{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)

USER = "Take care: what stands before the “@” is a user name, not the site."
FOREIGN = "Take care: the site’s name has letters that can look like others; it is shown in its coded form."


@dataclass(frozen=True, slots=True)
class Outside:
    """An address that may be opened once the person has agreed to the question."""

    address: str
    question: str


def outside(address: str) -> Outside | None:
    """How to ask about a percent-encoded http, https or mailto address; None for one not to be opened at all.

    A message is opened with its recipient only: other fields of a `mailto` can attach files (RFC 6068, 7).
    """
    plain = quote(address, safe=_SAFE)
    try:
        parts = urlsplit(plain)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme == "mailto":
        return _message(unquote(parts.path))
    if parts.scheme not in ("http", "https") or not host or "\\" in parts.netloc:
        return None
    site = host if port is None else f"{host}, port {port}"
    lines = ["Open this address in the browser?", f"Site: {site}", _shortened(plain)]
    lines += [USER] if "@" in parts.netloc else []
    lines += [FOREIGN] if any(label.startswith("xn--") for label in host.split(".")) else []
    return Outside(plain, "\n".join(lines))


def _message(recipient: str) -> Outside | None:
    """A message to one plain mailbox; the address is shown whole."""
    if not _MAILBOX.fullmatch(recipient) or len(recipient) > LONGEST:
        return None
    return Outside(f"mailto:{recipient}", f"Write a message to this address?\n{recipient}")


def _shortened(address: str) -> str:
    """An address of bearable length, its beginning and its end."""
    if len(address) <= LONGEST:
        return address
    left_out = len(address) - _HEAD - _TAIL
    return f"{address[:_HEAD]} … ({left_out:,} characters left out) … {address[-_TAIL:]}"
