"""What the window remembers between starts: layout, theme and recent files, in one INI file."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT_FILES = 10


class Settings:
    """Typed access to the settings file in `folder` (the user's configuration folder when None)."""

    def __init__(self, folder: Path | None) -> None:
        where = folder or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
        )
        #: Where texts are kept for recovery and versions: what is the person's and no setting.
        self.data_folder = folder or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
        )
        self._store = QSettings(str(where / "settings.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """The chosen theme: system, light, dark or contrast."""
        return self.text("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self.keep("theme", name)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files opened last, newest first."""
        return tuple(Path(line) for line in self.text("recent", "").split("\n") if line)

    def add_recent(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        others = [known for known in self.recent if known != path]
        self.keep("recent", "\n".join(str(known) for known in [path, *others][:RECENT_FILES]))

    @property
    def looks_up(self) -> bool:
        """Whether a DOI or PMID may be looked up online; only once the person has said so."""
        return self.text("look_up", "off") == "on"

    @looks_up.setter
    def looks_up(self, on: bool) -> None:
        self.keep("look_up", "on" if on else "off")

    @property
    def role(self) -> str:
        """The role in which the person sets rules of a journal, such as medical editor; may be empty."""
        return self.text("role", "")

    @role.setter
    def role(self, role: str) -> None:
        self.keep("role", role)

    def text(self, key: str, default: str) -> str:
        """One remembered text; a damaged value reads as the default."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def keep(self, key: str, value: str) -> None:
        """Remember a text."""
        self._store.setValue(key, value)

    def bytes(self, key: str) -> QByteArray:
        """A remembered layout, empty when there is none."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, key: str, value: QByteArray) -> None:
        """Remember a layout."""
        self._store.setValue(key, value)
