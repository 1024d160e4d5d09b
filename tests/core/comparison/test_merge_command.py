"""The command `merge`, alone and as a merge driver in a real git repository."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cureon_editor.article.article import Article
from cureon_editor.article.reading import read_metadata
from cureon_editor.citations.find import find_clusters
from cureon_editor.citations.numbering import number
from cureon_editor.cli import main

from .test_merging import BASE, added, changed

OURS, THEIRS = added(BASE, "ours2024"), added(BASE, "theirs2025", cite="kind")
DRIVER = f'"{sys.executable}" -m cureon_editor merge --name %P --marker-size %L %O %A %B'

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def merge_files(tmp_path, monkeypatch, capsys):
    """Run the command on three texts; gives exit code, what stands in ours.md, and the messages."""
    monkeypatch.chdir(tmp_path)

    def run(base, ours, theirs, *options):
        for name, text in (("base.md", base), ("ours.md", ours), ("theirs.md", theirs)):
            Path(name).write_bytes(text.encode())
        code = main(["merge", *options, "base.md", "ours.md", "theirs.md"])
        return code, Path("ours.md").read_bytes().decode(), capsys.readouterr().err

    return run


def test_a_clean_merge_is_written_into_ours(merge_files):
    code, text, told = merge_files(BASE, OURS, THEIRS)
    assert (code, told) == (0, "")
    assert [source.key for source in read_metadata(Article.parse(text).front_matter).sources] == [
        "able2020",
        "baker2021",
        "ours2024",
        "theirs2025",
    ]


def test_output_leaves_ours_alone(merge_files, tmp_path):
    code, text, _ = merge_files(BASE, OURS, THEIRS, "-o", "merged.md")
    assert (code, text) == (0, OURS)
    assert "theirs2025" in (tmp_path / "merged.md").read_text("utf-8")


@pytest.mark.parametrize("output", ["base.md", "theirs.md", "./theirs.md"])
def test_output_does_not_replace_what_is_merged(merge_files, output):
    code, text, told = merge_files(BASE, OURS, THEIRS, "-o", output)
    assert (code, text) == (2, OURS)
    assert told == f"“{Path(output)}” is one of the articles to merge. Choose another name for the result.\n"
    assert Path("theirs.md").read_text("utf-8") == THEIRS


def test_conflicts_are_marked_and_told_with_their_lines(merge_files):
    code, text, told = merge_files(
        BASE,
        changed(("date: 2026-01-02", "date: 2026-01-03"), ("Talk to", "Ask")),
        changed(("date: 2026-01-02", "date: 2026-01-04"), ("Talk to", "Phone")),
        "--name",
        "rest.md",
    )
    assert code == 1
    assert (
        "title: Rest   # short\n<<<<<<< ours\ndate: 2026-01-03\n=======\n"
        "date: 2026-01-04\n>>>>>>> theirs\nauthor:\n"
    ) in text
    assert text.endswith(
        "- floors are hard\n\n<<<<<<< ours\n\nAsk your doctor.\n\n=======\n\n"
        "Phone your doctor.\n\n>>>>>>> theirs\n"
    )
    lines = text.split("\n")
    first, second = (at for at, line in enumerate(lines, 1) if line == "<<<<<<< ours")
    assert told == (
        f"rest.md:{first}: Both sides changed “date”, each in another way.\n"
        f"rest.md:{second}: Both sides changed the paragraph “Ask your doctor.” at the same place.\n"
    )


def test_each_conflict_is_told_with_the_line_of_its_marker(merge_files):
    words = ("heart", "nobody", "doctor")
    ours, theirs = (changed(*((word, who) for word in words)) for who in ("ours", "theirs"))
    _, text, told = merge_files(BASE, ours, theirs)
    lines = [at for at, line in enumerate(text.split("\n"), 1) if line == "<<<<<<< ours"]
    assert [int(line.split(":")[1]) for line in told.splitlines()] == lines
    assert len(lines) == len(words)


def test_a_marker_between_paragraphs_stands_alone(merge_files):
    _, text, _ = merge_files(
        BASE, changed(("heart", "brain")), changed(("heart", "kidneys")), "--marker-size", "9"
    )
    assert "<<<<<<<<< ours\n\nRest helps the brain" in text
    assert "[@able2020].\n\n=========\n\nRest helps the kidneys" in text
    assert "[@able2020].\n\n>>>>>>>>> theirs\n\nSleep is" in text


def test_a_side_that_removed_something_is_empty_between_the_markers(merge_files):
    paragraph = "Sleep is a kind of rest, and nobody can go without it for long [@baker2021].\n\n"
    _, text, _ = merge_files(BASE, BASE.replace(paragraph, ""), changed(("nobody", "no one")))
    assert "\n\n<<<<<<< ours\n\n=======\n\nSleep is a kind of rest, and no one" in text
    assert "[@baker2021].\n\n>>>>>>> theirs\n\n- beds are soft" in text


def test_line_endings_of_ours_also_end_the_markers(merge_files):
    ours = changed(("heart", "brain")).replace("\n", "\r\n")
    code, text, _ = merge_files(BASE, ours, changed(("heart", "kidneys")))
    assert code == 1
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("size", ["0", "100", "x", "-1"])
def test_a_marker_of_no_size_is_refused(merge_files, size):
    code, text, told = merge_files(BASE, OURS, THEIRS, f"--marker-size={size}")
    assert (code, text) == (2, OURS)
    assert "a marker has 1 to 99 signs" in told


def test_what_cannot_be_read_is_one_sentence(merge_files, tmp_path, capsys):
    merge_files(BASE, OURS, THEIRS)
    (tmp_path / "theirs.md").write_bytes(b"\xff")
    ours = (tmp_path / "ours.md").read_bytes()
    for theirs in ("theirs.md", "missing.md", "-", str(tmp_path)):
        assert main(["merge", "base.md", "ours.md", theirs]) == 2
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert "fault in Cureon" not in told
    assert (tmp_path / "ours.md").read_bytes() == ours


# In a repository


class Repository:
    """A git repository with an article on two branches, and ours as its merge driver if wanted."""

    def __init__(self, folder, *, driver):
        self.folder = folder
        self.git("init", "-q", "-b", "main")
        if driver:
            self.write(".gitattributes", "*.md merge=cureon\n")
            self.git("config", "merge.cureon.name", "Cureon articles")
            self.git("config", "merge.cureon.driver", DRIVER)
            self.git("config", "merge.cureon.recursive", "text")
        self.commit(BASE)
        self.git("switch", "-q", "-c", "theirs")
        self.commit(THEIRS)
        self.git("switch", "-q", "main")
        self.commit(OURS)

    def git(self, *arguments, expected=0):
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        assert done.returncode == expected, done.stderr + done.stdout
        return done.stdout + done.stderr

    def write(self, name, text):
        (self.folder / name).write_bytes(text.encode())

    def commit(self, text):
        self.write("rest.md", text)
        self.git("add", ".")
        self.git("commit", "-q", "-m", "Work")

    @property
    def article(self):
        return Article.parse((self.folder / "rest.md").read_bytes().decode())


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def make(*, driver=True):
        folder = tmp_path / "articles"
        folder.mkdir()
        return Repository(folder, driver=driver)

    return make


def numbers(article):
    metadata = read_metadata(article.front_matter)
    assert metadata.problems == ()
    return dict(number(find_clusters(article.body), metadata.sources, metadata.citation_order).numbers)


BOTH = {"ours2024": 1, "able2020": 2, "theirs2025": 3, "baker2021": 4}


@needs_git
def test_plain_git_conflicts_where_two_writers_each_add_a_source(repository):
    plain = repository(driver=False)
    assert "CONFLICT" in plain.git("merge", "theirs", expected=1)
    assert not read_metadata(plain.article.front_matter).readable


@needs_git
@pytest.mark.parametrize("how", [("merge", "--no-edit"), ("rebase",), ("cherry-pick",)])
def test_two_writers_who_each_add_a_source_merge(repository, how):
    ours = repository()
    ours.git(*how, "theirs")
    assert numbers(ours.article) == BOTH
    assert ours.git("status", "--porcelain") == ""


@needs_git
def test_work_put_aside_and_work_taken_back_merge_too(repository):
    ours = repository()
    ours.write("rest.md", changed(("slug: rest", "slug: resting"), text=OURS))
    ours.git("stash")
    ours.commit(changed(("title: Rest", "title: Sleep"), text=OURS))
    ours.git("stash", "pop")
    both = changed(("slug: rest", "slug: resting"), ("title: Rest", "title: Sleep"), text=OURS)
    assert ours.article.text == both
    ours.commit(both)
    ours.git("revert", "--no-edit", "HEAD~1")
    assert ours.article.text == changed(("slug: rest", "slug: resting"), text=OURS)


@needs_git
def test_what_both_changed_is_a_conflict_in_git_too(repository):
    ours = repository()
    ours.git("switch", "-q", "theirs")
    ours.commit(changed(("Talk to", "Phone"), text=THEIRS))
    ours.git("switch", "-q", "main")
    ours.commit(changed(("Talk to", "Ask"), text=OURS))
    told = ours.git("merge", "theirs", expected=1)
    assert "rest.md:" in told
    assert "Both sides changed the paragraph “Ask your doctor.” at the same place." in told
    assert ours.git("diff", "--name-only", "--diff-filter=U") == "rest.md\n"
    assert numbers(ours.article) == BOTH
    assert ours.article.body.count("<<<<<<< ours") == 1
