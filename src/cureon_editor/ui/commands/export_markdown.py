"""Write the article as Markdown for other tools: for Pandoc, or with its numbers written in."""

from functools import partial
from pathlib import Path

from cureon_editor.storage.saving import SaveError, save
from cureon_editor.ui.commands.command import Window, WindowCommand


def export(to: str, window: Window, path: Path | str | None = None) -> bool:
    """Write the article in a Markdown format to another file; asks which when no path is given."""
    chosen = Path(path) if path else window.questions.path(f"file.export_{to.replace('-', '_')}", "save")
    if chosen is None:
        return False
    own = window.document.path
    if own is not None and chosen.resolve() == own.resolve():
        window.tell("This would overwrite the article itself. Choose another name for the export.")
        return False
    # Formats are found by loading all of them.
    from cureon_editor.exchange.formats import formats

    write = formats()[to].write
    if write is None:
        raise KeyError(to)
    try:
        save(chosen, write(window.session.article, window.bench.journal, window.bench.now().date()), None)
    except SaveError as error:
        window.tell(str(error))
        return False
    window.tell(f"The article was written to “{chosen.name}”.")
    return True


COMMANDS = (
    WindowCommand("file.export_md", "Export as Markdown for Pandoc…", partial(export, "md"), "File/3"),
    WindowCommand(
        "file.export_md_numbered",
        "Export as Markdown with numbers…",
        partial(export, "md-numbered"),
        "File/3",
    ),
)
