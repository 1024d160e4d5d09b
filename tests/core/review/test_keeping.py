"""Writing the review file: made anew over another program's change, refused in a sentence otherwise."""

from pathlib import Path

import pytest

from cureon_editor.article.edits import RefusedError
from cureon_editor.review import keeping
from cureon_editor.review.attestations import Attestation, Reviews, read
from cureon_editor.review.review_text import with_attestations
from tests.core.review.test_attestations import FILE


def added(reviews: Reviews) -> str:
    new = Attestation(f"n{len(reviews.attestations)}", "hype-words", "cure", "A. Rao", "2026-10-06")
    return with_attestations(reviews.text, "7d0c7a5e", [new])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "walking.review.yaml"


def test_a_file_is_made_when_there_is_none(path: Path) -> None:
    reviews = keeping.change(path, "7d0c7a5e", added)
    assert [attestation.id for attestation in reviews.attestations] == ["n0"]
    assert reviews == read(path, "7d0c7a5e")


def test_what_another_program_writes_meanwhile_is_kept(path: Path) -> None:
    calls = []

    def slowly(reviews: Reviews) -> str:
        calls.append(reviews)
        if len(calls) == 1:
            path.write_text(FILE, encoding="utf-8")
        return added(reviews)

    reviews = keeping.change(path, "7d0c7a5e", slowly)
    assert [attestation.id for attestation in reviews.attestations] == ["a1", "a2", "n2"]
    assert path.read_text(encoding="utf-8").endswith(FILE[FILE.index("decisions") :])


def test_a_file_that_never_rests_is_left_alone(path: Path) -> None:
    def overtaken(reviews: Reviews) -> str:
        path.write_text(f"{reviews.text}# {len(reviews.text)}\n" if reviews.text else FILE, encoding="utf-8")
        return added(reviews)

    with pytest.raises(RefusedError, match="changed by another program all the time"):
        keeping.change(path, "7d0c7a5e", overtaken)
    assert "n2" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("damaged", ["a: [", "format: 7\n", FILE.replace("7d0c7a5e", "another")])
def test_nothing_is_written_over_what_cannot_be_read(path: Path, damaged: str) -> None:
    path.write_text(damaged, encoding="utf-8")
    with pytest.raises(RefusedError, match=r"“walking\.review\.yaml”"):
        keeping.change(path, "7d0c7a5e", added)
    assert path.read_text(encoding="utf-8") == damaged


def test_a_folder_that_may_not_be_written_is_said(path: Path) -> None:
    with pytest.raises(RefusedError, match=r"Nothing was written .*: its folder does not exist\."):
        keeping.change(path.parent / "gone" / path.name, "", added)


def test_a_full_disk_is_said_and_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(FILE, encoding="utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(RefusedError, match="the disk is full"):
        keeping.change(path, "7d0c7a5e", added)
    assert path.read_text(encoding="utf-8") == FILE
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
