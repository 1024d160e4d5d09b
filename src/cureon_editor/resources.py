"""Where the files a journal may replace are: beside the package when installed, beside src/ when editable."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of a file or folder under resources/, for example `icons/bold.svg`."""
    return _root("resources") / name


def sample_articles() -> tuple[Path, ...]:
    """The sample articles, by name."""
    return tuple(sorted(_root("sample_articles").glob("*.md")))


def _root(folder: str) -> Path:
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _PACKAGE.parent.parent / folder
