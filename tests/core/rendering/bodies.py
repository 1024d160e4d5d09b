"""Random bodies made of every construct of an article, and of the ways they run into one another."""

from hypothesis import strategies as st

from tests.core.texts import made_of

# fmt: off
#: Lines that Python-Markdown reads as we do.
MARKDOWN = (
    "", "", "", "Text of one line.", "more *text* `code`", "**Bold?** begins", "# Head",
    "## Common questions", "### Asked?", "Head", "====", "----", "> quote", ">", "> [q]: quoted.md",
    "- item", "1. one", "2024 was a year", "1.5 mg a day", "    indented", "  - nested", "    - deeper",
    "Term", ": definition", "  : other", "| a | b |", "|---|---|", "| 1 | 2 |", "\\# no", "* * *",
    "![alt](a.png)", "[link](b.md)", "[ref]: c.md", "[ref]: d.md 'title'", "[ref]", "[ref][q]", "![ref]",
    "*[AB]: abbreviation", '*[AB]: ""', "AB and Text", "*[Text]: word", "{: .note }", "- [x] done",
    "__a__ _b_", "&amp; & &#35;", "a\tb", "   ", "\\", "(brackets) first", "“Quoted” first",
    "`code` first", "[ref]:", "    e.md", "[^1]: note", "    more of the note", "see[^1]",
    "twice[^1] and[^b]", "[^b]: *other* [ref]",
)
#: What is ours, or what Python-Markdown reads in its own way.
OURS = (
    "cites [@a].", "[@b; @a, p. 4] first", "@a says", "[@a;", "@b] goes on", "[see", "`[@a]`",
    "[link [@a]](x.md)", "```", "```python", "~~~", "``` odd info", "::: {.note}", "::: warning", ":::",
    "::: {.disclaimer}", "<div>", "</div>", "<b>inline</b>", "<!-- comment", "-->",
    "text <!-- in a line", "<p>raw [@b]</p>", "</p>", "<hr>", "`open", "text ` <b",
    "<details><summary>More</summary>", "</details>", "[^1]: cites [@b] and [^b]", "- in a list[^b]",
    "This is general information, not medical advice.", "see [^none]", "\r", "\x02", "a <b c", "](x",
    '"t")', "@", "\\@a",
)
# fmt: on
#: As many blank lines as lines of anything else makes for many short stretches.
LINES = (*MARKDOWN, *OURS, *[""] * 20)


def bodies(max_lines: int = 16) -> st.SearchStrategy[str]:
    """Bodies of any of these lines."""
    return made_of(LINES, max_lines, between="\n")
