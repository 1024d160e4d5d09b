#!/usr/bin/env python3
"""Runs, tests, checks and measures Cureon Editor, and makes whatever the machine lacks for it first.

    python3 dev.py run [FILE ...]       open the editor
    python3 dev.py test [ARGUMENTS]     run the tests; arguments go to pytest
    python3 dev.py check                lint, formatting, types, import rules, house rules
    python3 dev.py bench [NAME ...]     measure; without a name, everything
    python3 dev.py labelled [RULE ...]  how well the checklist hears labelled sentences; --write for the docs
    python3 dev.py soak [NAME ...]      large hostile texts in a real window; or: save, keep, robot, edits

Needs Python 3.11 or later and nothing else: packages go into .venv, from requirements.lock, by hash.
"""

from __future__ import annotations  # an older Python must get as far as reading what is wrong

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = ENVIRONMENT / "installed.sha256"

# What PySide6 and its web engine load, with the Debian package that has it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libnss3.so": "libnss3",
    "libasound.so.2": "libasound2",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libxkbfile.so.1": "libxkbfile1",
}
# What Qt adds for a window on X11.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Debian 12's Python 3.11.2 matches too much with a possessive group, `(ab)*+`; `a*+` and `(?>ab)` are sound.
POSSESSIVE_GROUP = re.compile(rb"(?<![\\(])[)](?:[*+?]|[{][0-9,]+[}])[+]")
OFFLINE = re.compile("NewConnectionError|ConnectTimeout|name resolution|Network is unreachable|ProxyError")
LONG_MODULE = 250


class StopError(Exception):
    """Ends the command; its text is a sentence for the person at the terminal."""


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    commands = {"run": run, "test": test, "check": check, "bench": bench, "labelled": labelled, "soak": soak}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments in (["-h"], ["--help"]) else 2
    try:
        return commands[arguments[0]](arguments[1:])
    except StopError as stop:
        print(f"dev.py: {stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# Commands


def run(files: list[str]) -> int:
    """Open the editor with these files."""
    if sys.platform == "linux" and not any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    ):
        raise StopError(
            "There is no display here, so a window cannot be shown. To start it all the same, unseen:\n"
            "  QT_QPA_PLATFORM=offscreen python3 dev.py run\n"
            "  xvfb-run -a python3 dev.py run          (needs the package xvfb)"
        )
    prepare({**LIBRARIES, **X11_LIBRARIES})
    return call([PYTHON, "-m", "cureon_editor", *files], folder=None)


def test(arguments: list[str]) -> int:
    """Run pytest, with Qt drawing into memory; all tests at once on every processor, a file on one."""
    prepare(LIBRARIES)
    arguments = arguments or ["-n", "auto", "--dist", "loadfile"]
    return call([PYTHON, "-m", "pytest", *arguments], QT_QPA_PLATFORM="offscreen")


def check(_: list[str]) -> int:
    """Run every checker, also after one has failed."""
    prepare({})
    checkers: dict[str, list[str | Path]] = {
        "lint": [PYTHON, "-m", "ruff", "check", "."],
        "format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "types": [PYTHON, "-m", "mypy"],
        "imports": [
            PYTHON,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-logo",
        ],
    }
    failed = []
    for name, command in checkers.items():
        print(f"== {name}", flush=True)
        if call(command):
            failed.append(name)
    print("== house rules", flush=True)
    if not keeps_house_rules():
        failed.append("house rules")
    print(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


def bench(names: list[str]) -> int:
    """Run these benchmarks, or all of them, one after the other."""
    known = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("*.py"))}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise StopError(f"No benchmark is called {', '.join(unknown)}. There are: {', '.join(known)}.")
    prepare({**LIBRARIES, **X11_LIBRARIES})
    # By -c: a benchmark is a module with a function, not a script.
    programs = (f"import {name}; {name}.main()" for name in names or known)
    with screen() as variables:
        variables["PYTHONPATH"] = str(ROOT / "benchmarks")
        codes = [call([PYTHON, "-c", program], ROOT, **variables) for program in programs]
    return max(codes, default=0)


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Variables that show windows on the screen there is, on a virtual one (Xvfb), or in memory only."""
    chosen = any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
    if sys.platform != "linux" or chosen:
        yield {}
    elif shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
    else:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            try:
                yield {"DISPLAY": f":{server.stdout.readline().strip()}"} if server.stdout else {}
            finally:
                server.terminate()


def soak(names: list[str]) -> int:
    """Try hostile texts of a megabyte, each in a window of its own, or one of the long proofs by its name."""
    prepare(LIBRARIES)
    variables = {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "benchmarks")))}
    return call([PYTHON, "-m", "soak", *names], ROOT, QT_QPA_PLATFORM="offscreen", **variables)


def labelled(arguments: list[str]) -> int:
    """Print hits, false alarms and misses of each rule, or write them into docs/checklist.md."""
    prepare({})
    return call([PYTHON, "-m", "tests.labelled", *arguments])


def call(command: list[str | Path], folder: Path | None = ROOT, **variables: str) -> int:
    """Run a program in a folder (None: where the person is) and return its exit code."""
    return subprocess.call([str(part) for part in command], cwd=folder, env={**os.environ, **variables})


# House rules


def keeps_house_rules() -> bool:
    """Print our modules' sizes; name the files that some Python would run wrongly."""
    files = tracked_files()
    modules = [path for path in files if path.suffix == ".py" and ROOT / "src" in path.parents]
    sizes = {path: path.read_bytes().count(b"\n") for path in modules}
    print(f"{len(sizes)} modules, median {statistics.median(sizes.values() or [0]):g} lines.")
    for path, lines in sizes.items():
        if lines > LONG_MODULE:
            print(f"{path.relative_to(ROOT)}: {lines} lines; over {LONG_MODULE}, think again.")
    possessive = [path for path in modules if POSSESSIVE_GROUP.search(path.read_bytes())]
    for path in possessive:
        print(f"{path.relative_to(ROOT)}: repeats a group possessively, which Python 3.11.2 gets wrong.")
    return not possessive


def tracked_files() -> list[Path]:
    """The files git knows; without git, those of the project's own folders."""
    code, listing = quietly("git", "-C", str(ROOT), "ls-files")
    if code == 0:
        found = [ROOT / name for name in listing.splitlines()]
    else:
        print("git cannot list this folder's files, so every file of its main folders is looked at.")
        folders = [ROOT / name for name in ("src", "tests", "docs", "resources")]
        found = [LOCK, *(path for folder in folders for path in folder.rglob("*"))]
    return [path for path in found if path.is_file()]


# The environment


def prepare(libraries: dict[str, str]) -> None:
    """Make .venv what the lock says, and see that the machine has these libraries."""
    # The folder counts too: an environment knows where it stands, and the project may have been moved.
    sources = (LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), bytes(ROOT))
    wanted = hashlib.sha256(b"".join(sources)).hexdigest()
    if not (PYTHON.exists() and STAMP.exists()):
        make_environment()
        install(wanted)
    elif STAMP.read_text() != wanted:
        install(wanted)
    if sys.platform == "linux":
        provide(
            {package for library, package in libraries.items() if not loads(library)},
            "Qt needs system libraries",
        )


def make_environment() -> None:
    """Make .venv anew; one without its stamp was never finished."""
    if importlib.util.find_spec("ensurepip") is None:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        provide({f"{version}-venv"}, "Python came without its venv module")
    print("Making .venv ...", flush=True)
    code, output = quietly(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    if code:
        raise StopError(f"The folder .venv could not be made. Python says:\n{tail(output)}")


def install(wanted: str) -> None:
    """Install what the lock names, then the project itself, and remember the two files' digest."""
    print("Installing packages; the first time this fetches about 300 MB ...", flush=True)
    pip("--require-hashes", "--requirement", str(LOCK))
    pip("--no-build-isolation", "--no-deps", "--editable", str(ROOT))
    STAMP.write_text(wanted)


def pip(*arguments: str) -> None:
    """Run pip install, showing each package as it is fetched."""
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--retries",
        "2",
        *arguments,
    ]
    output = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            output.append(line)
            if line.startswith("Collecting "):
                print(f"  {line.split()[1]}", flush=True)
    if process.returncode:
        raise StopError(why_pip_failed("".join(output)))


def why_pip_failed(output: str) -> str:
    """One sentence for the usual causes, pip's own last words for the others."""
    if OFFLINE.search(output):
        return (
            "The packages could not be fetched: no connection to the package index. Connect, then try again."
        )
    if "No space left on device" in output:
        return "The disk is full: the packages need about 1.5 GB in .venv. Make room, then try again."
    errors = "\n".join(line for line in output.splitlines() if re.search("Error:|ERROR:", line))
    return f"The packages could not be installed. Delete .venv, then try again.\n{tail(errors or output)}"


def tail(output: str) -> str:
    """The last lines of a program's output, indented."""
    return "\n".join(f"  {line}" for line in output.strip().splitlines()[-8:])


# The machine


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def provide(packages: set[str], reason: str) -> None:
    """Install Debian packages as root; otherwise end with the one command that does."""
    if not packages:
        return
    names = sorted(packages)
    if not shutil.which("apt-get"):
        raise StopError(f"{reason}. On Debian they are {' '.join(names)}; install this system's equivalents.")
    if os.geteuid() != 0:
        raise StopError(f"{reason}. Install with:\n  sudo apt-get install {' '.join(present_names(names))}")
    print(f"{reason}; installing {' '.join(names)} ...", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    quietly("apt-get", "update", "-q")
    code, output = quietly("apt-get", "install", "-qy", "--no-install-recommends", *present_names(names))
    if code:
        raise StopError(f"{reason}, and apt-get could not install them. It says:\n{tail(output)}")


def present_names(packages: list[str]) -> list[str]:
    """The names this release uses: Debian 13 and Ubuntu 24.04 say libasound2t64, for example."""
    known = set(quietly("apt-cache", "pkgnames")[1].split())
    return [f"{name}t64" if f"{name}t64" in known else name for name in packages]


def quietly(*command: str) -> tuple[int, str]:
    """Run a program unseen; its exit code (127 when it is not there) and all it said."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
    except OSError as error:
        return 127, str(error)
    return done.returncode, done.stdout


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - this line is for the Pythons that are too old
        sys.exit(
            "dev.py: Cureon Editor needs Python 3.11 or later; this is {}.{}.".format(*sys.version_info[:2])
        )
    sys.exit(main(sys.argv[1:]))
