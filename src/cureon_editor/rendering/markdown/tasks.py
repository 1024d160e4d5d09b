"""Task lists: a list item that begins with `[ ]` or `[x]` shows a box, empty or ticked."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BOXES = {"[ ] ": ("☐", "task"), "[x] ": ("☑", "task done"), "[X] ": ("☑", "task done")}


class TaskLists(Extension):
    """Registers the step that finds task items, before links are looked for."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add the step to a converter."""
        md.treeprocessors.register(_Boxes(md), "tasks", 60)


class _Boxes(Treeprocessor):
    def run(self, root: Element) -> Any:
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            box = _BOXES.get((holder.text or "")[:4])
            if box is not None:
                holder.text = f"{box[0]}\u00a0{(holder.text or '')[4:]}"
                item.set("class", box[1])
