"""Confirm what only a person can tell, and take a confirmation back."""

from cureon_editor.ui.commands.command import Window, WindowCommand


def attest(window: Window, rule: str, quote: str = "") -> bool:
    """Confirm one passage of a rule, or without a quote all that it asks a person to read."""
    return window.document.review.attest(rule, quote)


def withdraw(window: Window, rule: str, quote: str = "") -> bool:
    """Take back the confirmation of one passage of a rule, or without a quote of all of them."""
    return window.document.review.withdraw(rule, quote)


COMMANDS = (
    WindowCommand("review.attest", "Confirm a passage", attest, "", asks=("rule",)),
    WindowCommand("review.withdraw", "Take a confirmation back", withdraw, "", asks=("rule",)),
)
