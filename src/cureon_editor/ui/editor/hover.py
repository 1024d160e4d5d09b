"""What the text says when the mouse rests on it: the source behind a citation."""

from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.styles import format_source
from cureon_editor.ui.editor.body_editor import BodyEditor
from cureon_editor.ui.workbench import Workbench


class Hover:
    """Tells the editor which words go with a place."""

    def __init__(self, editor: BodyEditor, bench: Workbench) -> None:
        self._editor, self._bench = editor, bench
        editor.hover_text = self._text

    def _text(self, position: int) -> str:
        """The sources cited at a position of the widget's document, a line each; empty elsewhere."""
        block = self._editor.document().findBlock(position)
        line = block.text()
        if "@" not in line:
            return ""
        place = position - block.position()
        clusters = (cluster for cluster in find_clusters(line) if cluster.start <= place <= cluster.end)
        return "\n".join(self._source(item.key) for cluster in clusters for item in cluster.items)

    def _source(self, key: str) -> str:
        source = next((source for source in self._bench.metadata.sources if source.key == key), None)
        if source is None:
            return f"No source has the key {key}."
        rows = self._bench.summary.sources if self._bench.summary else ()
        number = next((row.number for row in rows if row.key == key and row.number), None)
        return f"{number}. {format_source(source)}" if number else format_source(source)
