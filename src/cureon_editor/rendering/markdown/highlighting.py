"""Code blocks as HTML, coloured for a short list of languages that are known to lex in linear time."""

from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES

#: Lexers that may run; never guessed from the text, since one bad lexer hangs on forty characters.
LANGUAGES = frozenset({"bash", "css", "html", "javascript", "json", "python", "r", "sql", "yaml"})
#: Longer code is shown plain, in characters.
LONGEST = 20_000
#: The classes Pygments gives its spans.
CLASSES = frozenset(name for name in STANDARD_TYPES.values() if name)


def code_html(code: str, language: str) -> str:
    """A `pre` element with the code, coloured when the language is one of ours."""
    if language not in LANGUAGES or len(code) > LONGEST:
        return f"<pre><code>{escape(code, quote=False)}\n</code></pre>"
    lexer = get_lexer_by_name(language, stripnl=False)
    coloured = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return f'<pre class="code"><code>{coloured}</code></pre>'
