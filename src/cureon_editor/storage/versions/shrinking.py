"""A text that loses most of itself at once was perhaps lost by mistake."""

#: Shorter texts are written anew all the time; nothing much is lost with them.
SMALLEST = 200


def is_suspicious(before: str, after: str) -> bool:
    """Whether one edit took more than half of a text away, so that it is kept as a version first.

    Costs the same for every length of text.
    """
    return len(before) >= SMALLEST and 2 * len(after) < len(before)
