"""Results of earlier runs in one small database; whatever is wrong with it, the run goes on without it."""

import os
import sqlite3
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

_FILE = "checked-articles.sqlite"
#: Tells our databases from others, and this layout from other versions' (SQLite's `application_id`).
_OURS = 0x43757265
_LAYOUT = 1
#: Bytes that the database may take before its oldest quarter is dropped: about 10,000 articles.
LARGEST = 64 * 2**20
#: So many new results are kept back and written at once, so that two runs hardly ever wait for each other.
_TOGETHER = 100
#: Seconds to wait for another run that is writing.
_PATIENCE = 2.0
#: What SQLite says of a file that is damaged for good; anything else may pass.
_DAMAGED = ("malformed", "not a database")


def user_folder() -> Path | None:
    """Where this system keeps what can be made anew; None when there is no such place."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        named = os.environ.get("XDG_CACHE_HOME", "")
        # A relative one is to be ignored (XDG Base Directory Specification 0.8).
        base = Path(named) if Path(named).is_absolute() else home / ".cache"
    return base / "cureon-editor"


class Cache:
    """Packed results by key; each counts on its day only, since what is due depends on the day."""

    def __init__(self, folder: Path, day: date, largest: int = LARGEST) -> None:
        self._path = folder / _FILE
        self._day = day.isoformat()
        self._largest = largest
        self._new: dict[bytes, bytes] = {}
        self._database: sqlite3.Connection | None = None
        try:
            self._open()
        except (sqlite3.Error, OSError, ValueError) as error:
            self._give_up(error)

    def get(self, key: bytes) -> bytes | None:
        """The result kept under a key today."""
        if self._database is None:
            return None
        try:
            query = "SELECT packed FROM results WHERE key = ? AND day = ?"
            row = self._database.execute(query, (key, self._day)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def put(self, key: bytes, packed: bytes) -> None:
        """Keep a result."""
        self._new[key] = packed
        if len(self._new) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is left and let go of the file."""
        self._write()
        if self._database:
            self._database.close()
            self._database = None

    def _open(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # Closed by `close`, which `with` would not do.
        database = self._database = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        # What a power cut leaves half written can be made anew; SQLite notices most of it.
        database.execute("PRAGMA synchronous = OFF")
        # Its size first: of one that another run is making just now, the marks come with the first page.
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        (ours,) = database.execute("PRAGMA application_id").fetchone()
        (layout,) = database.execute("PRAGMA user_version").fetchone()
        if not pages:
            database.executescript(
                f"BEGIN IMMEDIATE; PRAGMA application_id = {_OURS}; PRAGMA user_version = {_LAYOUT};"
                "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, day TEXT, packed BLOB); COMMIT"
            )
        elif (ours, layout) != (_OURS, _LAYOUT):
            raise ValueError("another program's or version's")

    def _write(self) -> None:
        if self._database is None or not self._new:
            return
        rows = [(key, self._day, packed) for key, packed in self._new.items()]
        self._new = {}
        try:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            self._drop_oldest(self._database)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _drop_oldest(self, database: sqlite3.Connection) -> None:
        sizes = (
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        pages, free, size = sizes
        if (pages - free) * size > self._largest:
            quarter = (
                "SELECT key FROM results ORDER BY day, rowid LIMIT (SELECT COUNT(*) / 4 + 1 FROM results)"
            )
            database.execute(f"DELETE FROM results WHERE key IN ({quarter})")  # noqa: S608 - our own words

    def _give_up(self, error: Exception) -> None:
        """Go on without; a database that is damaged for good is removed, for the next run to begin anew."""
        if self._database:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        if isinstance(error, sqlite3.DatabaseError) and any(words in str(error) for words in _DAMAGED):
            with suppress(OSError):
                self._path.unlink()
