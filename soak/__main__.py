"""Tries every hostile text of a megabyte, or those named, and prints how each went; 1 if one failed.

As the first name, `save` runs the proof that saving is safe instead (`save_all.py`), or the parts of it named
after it; `keep`, `robot` and `edits` run the other proofs that no word is lost (`proofs.py`), as often as the
number after them says.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.core.hostile.pathological import INPUTS

from soak import proofs
from soak.report import HEADER, Report

SIZE = 1_000_000
#: Seconds after which a window has died in one way or another.
LONGEST = 300
NAMES = (*INPUTS, "one line, unbroken", "[, unbroken")


def main(names: list[str]) -> int:
    """Try them one after the other, each in a process of its own, and say as soon as it is known."""
    if names[:1] == ["save"]:
        from soak import save_all  # which needs what Windows has not

        return save_all.main(names[1:])
    if names and names[0] in proofs.TIMES:
        return proofs.main(names[0], names[1:])
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        _say(f"No hostile text is called {', '.join(unknown)}. There are: {', '.join(map(repr, NAMES))}.")
        return 2
    _say(HEADER)
    failed = [name for name in names or NAMES if not _passes(name)]
    _say(f"Failed: {', '.join(map(repr, failed))}." if failed else "Nothing failed.")
    return 1 if failed else 0


def _passes(name: str) -> bool:
    report = _report(name)
    _say(f"{name!r:32} the program died or hung" if report is None else str(report))
    return report is not None and not report.faults


def _report(name: str) -> Report | None:
    """What the process of one case wrote before it ended well."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        command = [sys.executable, "-m", "soak.case", name, str(SIZE), str(file)]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
        except subprocess.TimeoutExpired:
            return None
        if ended.returncode or not file.exists():
            sys.stderr.write(ended.stderr.decode(errors="replace")[-2_000:])
            return None
        return Report(**json.loads(file.read_text(encoding="utf-8")))


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
