"""Real errors at every system call of a save, and a kill at each, put there by `strace -e inject`."""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.core.storage.killing import LongAgo

from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import SaveError, save, sweep

OLD, NEW = "The old text.\n" * 400, "The new text, which is longer.\n" * 500
ERRORS = ("ENOSPC", "EIO", "EACCES", "EINTR", "EDQUOT", "EROFS")
#: Memory is not the disk; the rest of these have no error to give.
_NOT_FILES = {"mmap", "munmap", "brk", "exit_group", "rt_sigaction", "rt_sigprocmask", "futex", "madvise"}
_SAVED, _REFUSED, _UNCERTAIN, _NOT_BEGUN = 0, 10, 11, 12
_CALL = re.compile(r"^(?:\d+ )?([a-z]\w*)\(", re.MULTILINE)


def why_not() -> str:
    """Why this cannot be done here; empty when it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    with TemporaryDirectory() as folder:
        return "" if _traced(Path(folder), ()) else "this system lets nobody trace a process"


def run() -> Counter[str]:
    """Let each call fail in each way; how often what came of it, faults beginning with “FAULT”."""
    tally: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        save(Path(folder) / "first.md", OLD, None)  # what is loaded once is loaded now
        save(Path(folder) / "first.md", NEW, None)
        calls = Counter(_traced(Path(folder), ()))
    for call, times in sorted(calls.items()):
        for number in range(1, times + 1):
            for injected in (*(f"error={error}" for error in ERRORS), "signal=KILL"):
                tally[_tried(call, number, injected)] += 1
    tally[f"system calls of a save: {sum(calls.values())}, of {len(calls)} kinds"] += 1
    return tally


def _tried(call: str, number: int, injected: str) -> str:
    with TemporaryDirectory() as name:
        folder = Path(name)
        _traced(folder, ("-e", f"inject={call}:{injected}:when={number}"))
        path = folder / "a.md"
        code = int((folder / "code").read_text(encoding="utf-8"))
        (folder / "code").unlink()
        found = path.read_text(encoding="utf-8") if path.exists() else None
        sweep(folder, LongAgo())
        clean = [one.name for one in folder.iterdir()] == ["a.md"]
        verdict = _verdict(code, found) if clean and found in (OLD, NEW) else "FAULT: torn or left over"
        return f"{verdict}: {call} {number} {injected}" if verdict.startswith("FAULT") else verdict


def _verdict(code: int, found: str | None) -> str:
    """What came of it, from how the saver ended and what stands there."""
    if code == _SAVED:
        return "saved" if found == NEW else "FAULT: called saved, and was not"
    if code == _REFUSED:
        return "refused, old file there" if found == OLD else "FAULT: refused, but the file is new"
    if code == _NOT_BEGUN:
        return "not begun, as the starting signal failed"
    if code != -signal.SIGKILL and code != _UNCERTAIN:
        return f"FAULT: ended with {code}"
    if code == _UNCERTAIN:
        return "uncertain, new file there" if found == NEW else "FAULT: uncertain, but the file is old"
    return f"killed, {'old' if found == OLD else 'new'} file there"


def _traced(folder: Path, inject: tuple[str, ...]) -> list[str]:
    """Save once in a traced process; the system calls it made. Its exit code is written to `code`."""
    path, log = folder / "a.md", folder / "log"
    path.write_text(OLD, encoding="utf-8")
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _saver(path, reading, writing)
    os.close(reading)
    command = ["strace", "-p", str(child), "-o", str(log), "-e", "trace=%file,%desc", *inject]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        attached = "attached" in (tracer.stderr.readline() if tracer.stderr else "")
        os.write(writing, b"g")
        os.close(writing)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    (folder / "code").write_text(str(code), encoding="utf-8")
    calls = list(_names(log)) if attached and log.exists() else []
    log.unlink(missing_ok=True)
    return calls


def _names(log: Path) -> Iterator[str]:
    return (name for name in _CALL.findall(log.read_text(errors="replace")) if name not in _NOT_FILES)


def _saver(path: Path, reading: int, writing: int) -> None:
    code = _NOT_BEGUN
    try:
        os.close(writing)
        os.read(reading, 1)
        code = 1
        save(path, NEW, digest(OLD.encode()))
        code = _SAVED
    except SaveError as error:
        code = _UNCERTAIN if error.written else _REFUSED
    finally:
        os._exit(code)
