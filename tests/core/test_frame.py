"""The frame holds: resources are found, the lock is whole, dev.py says what is wrong in a sentence."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import cureon_editor
from cureon_editor.resources import resource

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def load(path):
    specification = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(specification)
    sys.modules[path.stem] = module  # dataclasses look their module up
    specification.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dev():
    return load(ROOT / "dev.py")


@pytest.fixture(scope="module")
def articles():
    return load(ROOT / "benchmarks" / "support" / "articles.py")


# Resources


def test_icons_are_drawings_without_outside_parts():
    for icon in resource("icons").glob("*.svg"):
        drawing = ET.parse(icon).getroot()  # noqa: S314 - our own files
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg", icon
        assert drawing.get("viewBox"), icon
        assert "href" not in icon.read_text(encoding="utf-8"), icon


def test_interface_icons_take_their_colour_from_the_palette():
    fixed = {path.stem for path in resource("icons").glob("*.svg") if "currentColor" not in path.read_text()}
    assert fixed == {"cureon"}


def test_page_faces_are_small_enough_to_embed():
    faces = sorted(resource("fonts").glob("*.woff2"))
    assert sorted(path.stem for path in faces) == [
        "source-sans-3-400",
        "source-sans-3-600",
        "source-serif-4-400",
        "source-serif-4-400-italic",
        "source-serif-4-600",
        "source-serif-4-600-italic",
    ]
    assert all(path.read_bytes().startswith(b"wOF2") for path in faces)
    assert sum(path.stat().st_size for path in faces) < 400_000


# The lock


def test_lock_leaves_addresses_to_each_machine():
    assert re.findall(r"://|--index|--find|@ ", LOCK) == []


def test_every_locked_package_has_hashes():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_covers_every_dependency():
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    names = {re.match(r"[\w-]+", requirement)[0].lower() for requirement in wanted}
    assert names - set(re.findall(r"^([\w-]+)==", LOCK, re.MULTILINE)) == set()


def test_lock_avoids_the_pyside_that_loses_references():
    assert re.findall(r"^pyside6==6\.12\.0 ; python_full_version < '3\.12'", LOCK, re.MULTILINE) == []
    assert re.search(r"^pyside6==", LOCK, re.MULTILINE)


def test_versions_agree():
    assert PROJECT["project"]["version"] == cureon_editor.__version__


# dev.py


def test_unknown_command_shows_the_commands(dev, capsys):
    assert dev.main(["fly"]) == 2
    assert "dev.py check" in capsys.readouterr().out


def test_help_is_no_error(dev, capsys):
    assert dev.main(["--help"]) == 0
    assert "dev.py bench" in capsys.readouterr().out


def test_run_without_a_display_says_how_to_try(dev, monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.main(["run"]) == 1
    assert "QT_QPA_PLATFORM=offscreen" in capsys.readouterr().err


def test_unknown_benchmark_names_the_known_ones(dev, capsys):
    assert dev.main(["bench", "nonsense"]) == 1
    said = capsys.readouterr().err
    assert "nonsense" in said
    assert "key_press" in said


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: NewConnectionError(...): Failed to establish", "no connection"),
        ("Temporary failure in name resolution", "no connection"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("Collecting x\nERROR: hashes do not match\nnote: see above", "ERROR: hashes do not match"),
    ],
)
def test_pip_failures_become_sentences(dev, output, sentence):
    assert sentence in dev.why_pip_failed(output)


@pytest.fixture
def workshop(dev, monkeypatch, tmp_path):
    """A dev.py whose environment is a folder; the steps it takes are noted, not taken."""
    steps = []
    stamp, python = tmp_path / "stamp", tmp_path / "python"
    monkeypatch.setattr(dev, "STAMP", stamp)
    monkeypatch.setattr(dev, "PYTHON", python)
    monkeypatch.setattr(dev, "make_environment", lambda: (steps.append("make"), python.touch()))
    monkeypatch.setattr(dev, "install", lambda wanted: (steps.append("install"), stamp.write_text(wanted)))
    monkeypatch.setattr(dev, "provide", lambda packages, reason: steps.append("provide"))
    monkeypatch.setattr(sys, "platform", "darwin")
    return dev, steps, stamp, python


def test_environment_is_made_once(workshop):
    dev, steps, *_ = workshop
    dev.prepare({})
    dev.prepare({})
    assert steps == ["make", "install"]


def test_half_made_environment_is_made_anew(workshop):
    dev, steps, stamp, _ = workshop
    dev.prepare({})
    stamp.unlink()
    dev.prepare({})
    assert steps == ["make", "install"] * 2


def test_changed_lock_installs_without_making_anew(workshop):
    dev, steps, stamp, _ = workshop
    dev.prepare({})
    stamp.write_text("an older lock")
    dev.prepare({})
    assert steps == ["make", "install", "install"]


def test_missing_library_is_provided_on_linux_only(workshop, monkeypatch):
    dev, steps, *_ = workshop
    dev.prepare({"libnowhere.so.1": "libnowhere1"})
    assert "provide" not in steps
    monkeypatch.setattr(sys, "platform", "linux")
    dev.prepare({"libnowhere.so.1": "libnowhere1"})
    assert steps[-1] == "provide"


def test_without_rights_the_one_command_is_named(dev, monkeypatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev, "quietly", lambda *command: (0, "libasound2t64\nlibnss3\n"))
    with pytest.raises(dev.StopError, match="sudo apt-get install libasound2t64 libnss3"):
        dev.provide({"libnss3", "libasound2"}, "Qt needs system libraries")


@pytest.mark.parametrize(("pattern", "sound"), [("(ab)*+", False), ("a*+(?>b)", True)])
def test_house_rule_names_a_module_that_repeats_a_group_possessively(
    dev, monkeypatch, tmp_path, capsys, pattern, sound
):
    module = tmp_path / "src" / "module.py"
    module.parent.mkdir()
    module.write_text(f"import re\nre.compile(r'{pattern}')\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "tracked_files", lambda: [module])
    assert dev.keeps_house_rules() is sound
    assert ("Python 3.11.2" in capsys.readouterr().out) is not sound


def test_ci_runs_both_and_tells_the_truth(tmp_path):
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (tmp_path / "dev.py").write_text("import sys\nprint(sys.argv[1])\nsys.exit(sys.argv[1] == 'check')\n")
    done = subprocess.run(["bash", ".ci/run"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.returncode) == (["check", "test"], 1)


# Articles for the benchmarks


@pytest.mark.parametrize("words", [2_000, 20_000])
def test_generated_articles_have_the_length_and_shape_of_real_ones(articles, words):
    text = articles.article(words)
    body = text.split("\n---\n", 1)[1]
    prose = re.sub(r"\[@[^]]*\]|[|#*:-]+", " ", body)
    assert len(prose.split()) == pytest.approx(words, rel=0.05)
    assert text.count("  - id: source") == articles.Shape(words).sources
    assert set(re.findall(r"@(\w+)", body)) == {f"source{n + 1}" for n in range(words // 150)}
    assert text == articles.article(words)
