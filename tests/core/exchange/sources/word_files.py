"""Small Word files for tests, made part by part."""

import io
import json
import zipfile
from html import escape
from typing import Any

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
B = 'xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"'


def word_file(*paragraphs: str, **parts: str) -> bytes:
    """A .docx file with these paragraphs (XML within `w:p`); `parts` by name, `item1` for custom XML."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in parts.items():
            folder = "customXml" if name.startswith("item") else "word"
            archive.writestr(f"{folder}/{name}.xml", text)
    return packed.getvalue()


def run(text: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"


def complex_field(code: str, shown: str = "(1)", cut: int = 25) -> str:
    """A field whose code is cut into runs of `cut` characters."""
    cuts = (code[at : at + cut] for at in range(0, len(code), cut))
    runs = "".join(f"<w:r><w:instrText>{escape(part)}</w:instrText></w:r>" for part in cuts)
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in ("begin", "separate", "end")
    )
    return begin + runs + separate + run(shown) + end


def citation(*items: dict[str, Any]) -> str:
    """The JSON that reference managers put into a field."""
    return json.dumps({"citationItems": [{"uris": [item["id"]], "itemData": item} for item in items]})
