"""The page's templates and style sheet, read from the folder of resources that a journal may replace."""

import re
from base64 import b64encode
from functools import lru_cache

from jinja2 import FileSystemLoader
from jinja2.sandbox import SandboxedEnvironment

from cureon_editor.rendering.slots import printable
from cureon_editor.resources import resource


def filled(template: str, **values: object) -> str:
    """A template of the page folder, everything escaped that is not Markup."""
    return printable(_environment().get_template(template).render(values)).strip()


def style_with_fonts() -> str:
    """The style sheet with each font inside it; one that is not there is left to the reader's system."""

    def inline(match: re.Match[str]) -> str:
        path = resource(match[1])
        if not path.is_file():
            return "local('')"
        return f"url(data:font/woff2;base64,{b64encode(path.read_bytes()).decode()})"

    style = resource("page/page.css").read_text(encoding="utf-8")
    return re.sub(r'url\("(fonts/[\w-]+\.woff2)"\)', inline, style)


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader(resource("page")), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
