"""Whether a text looks like an accident, so that nobody puts it in a good file's place without a look."""

#: A text of at least so many characters that has lost more than so large a part of them.
_WORTH_KEEPING, _MOST = 2_000, 0.5
#: What a decoder writes for bytes that it did not understand, and what a failing disk writes.
_DAMAGE = {"\ufffd": "characters that could not be read", "\0": "null characters"}


def suspicion(saved: str, text: str) -> str:
    """What is odd about a text that is to take the place of the saved one.

    Gives half a sentence, for example “it has lost 9,800 of 10,000 characters”; empty when all is well.
    """
    if saved.strip() and not text.strip():
        return "nothing is left of it"
    lost = len(saved) - len(text)
    if len(saved) >= _WORTH_KEEPING and lost > _MOST * len(saved):
        return f"it has lost {lost:,} of {len(saved):,} characters"
    for sign, name in _DAMAGE.items():
        if text.count(sign) > saved.count(sign):
            return f"it has {name} that were not there before"
    return ""
