"""What a text only quotes: words in quotation marks are somebody else's, or spoken of and not used."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from cureon_editor.checks.text import Text
from cureon_editor.checks.words import Match

#: A quotation lies within a paragraph and is at most 300 characters long.
_QUOTED = re.compile(r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|(?<!\w)[‘'][^’'\n]{1,300}[’'](?!\w)")


def is_quoted(text: Text, match: Match) -> bool:
    """Whether a match stands between quotation marks."""
    return covers(text.scan(_QUOTED), match)


def covers(spans: Sequence[Match], match: Match) -> bool:
    """Whether one of the ascending, disjoint `spans` holds all of a match."""
    index = bisect_right(spans, match.start, key=lambda span: span.start) - 1
    return index >= 0 and match.end <= spans[index].end
