"""Links, owners, rights, attributes and names: kept by a save, or refused before anything is touched."""

import os
import stat
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cureon_editor.storage import attributes
from cureon_editor.storage.files import Files
from cureon_editor.storage.loading import digest
from cureon_editor.storage.saving import Fault, SaveError, save

OLD_DIGEST = digest(b"old")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    return path


def refused(path: Path, files: Files | None = None, *, text: str = "new") -> SaveError:
    """The refusal of a save that touches nothing."""
    folder = path.parent
    before = {one: (one.lstat().st_ino, one.lstat().st_mtime_ns) for one in folder.iterdir()}
    with pytest.raises(SaveError) as error:
        save(path, text, None, files)
    assert {one: (one.lstat().st_ino, one.lstat().st_mtime_ns) for one in folder.iterdir()} == before
    return error.value


def test_a_chain_of_links_is_followed_and_stays(path: Path) -> None:
    (path.parent / "one.md").symlink_to("a.md")
    (path.parent / "two.md").symlink_to(path.parent / "one.md")
    save(path.parent / "two.md", "new", OLD_DIGEST)
    assert path.read_bytes() == b"new"
    assert (path.parent / "two.md").is_symlink()


def test_a_link_to_nothing_makes_the_file(tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to("there.md")
    save(tmp_path / "link.md", "new", None)
    assert (tmp_path / "there.md").read_bytes() == b"new"
    assert (tmp_path / "link.md").is_symlink()


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.md").symlink_to("two.md")
    (tmp_path / "two.md").symlink_to("one.md")
    assert "its links lead in a circle" in str(refused(tmp_path / "one.md"))


def test_a_file_with_two_names_is_refused(path: Path) -> None:
    other = path.with_name("b.md")
    os.link(path, other)
    error = refused(path)
    assert error.fault is Fault.LINKED
    assert "2 names (hard links)" in str(error)
    save(path.with_name("c.md"), "new", None)
    assert other.samefile(path)


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o4755])
def test_access_rights_are_kept(path: Path, mode: int) -> None:
    path.chmod(mode)
    save(path, "new", OLD_DIGEST)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_a_new_file_gets_the_usual_rights(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        save(tmp_path / "a.md", "new", None)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o666 & ~mask


def test_nobody_else_can_read_the_text_while_it_is_written(path: Path) -> None:
    seen = []

    class Watched(Files):
        def write(self, handle: int, data: memoryview) -> int:
            seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
            return super().write(handle, data)

    save(path, "new", OLD_DIGEST, Watched())
    assert seen == [0o600]


def test_a_write_protected_file_is_refused_even_for_root(path: Path) -> None:
    path.chmod(0o444)
    error = refused(path)
    assert error.fault is Fault.FORBIDDEN
    assert "it is write-protected" in str(error)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    for name in ("pipe.md", "folder.md"):
        assert "it is not an ordinary file" in str(refused(tmp_path / name))


@pytest.mark.parametrize("name", ["é" * 126 + ".md", "a" * 252 + ".md"])
def test_a_name_of_255_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save(path, "old", "")
    save(path, "new", OLD_DIGEST)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a" * 253 + ".md", "its name is too long"),
        ("a\0.md", "not a valid file name"),
        ("", "not an ordinary"),
    ],
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, name: str, words: str) -> None:
    assert words in str(refused(tmp_path / name))


def test_a_folder_in_the_place_of_a_file_and_the_other_way_round(path: Path) -> None:
    with pytest.raises(SaveError, match="part of its path is not a folder"):
        save(path / "b.md", "new", None)


def test_half_a_character_is_refused_with_its_line(path: Path) -> None:
    error = refused(path, text="one\ntwo \ud83d three")
    assert "line 2 holds half a character (U+D83D)" in str(error)
    assert not error.elsewhere


# Attributes. The form of a list: acl(5) and linux/posix_acl_xattr.h, read 2026-11-22.
ACL, DEFAULT_ACL = "system.posix_acl_access", "system.posix_acl_default"


def acl(*entries: tuple[int, int, int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


NOBODY = 0xFFFFFFFF
LIST = acl((1, 6, NOBODY), (2, 6, 1234), (4, 4, NOBODY), (0x10, 6, NOBODY), (0x20, 0, NOBODY))


def has_attributes() -> bool:
    """Whether the file system of temporary folders has attributes and lists."""
    with TemporaryDirectory() as folder:
        try:
            os.setxattr(folder, DEFAULT_ACL, LIST)
            os.setxattr(folder, "user.try", b"")
        except (OSError, AttributeError):
            return False
        return True


with_attributes = pytest.mark.skipif(not has_attributes(), reason="this file system has no attributes")


@with_attributes
def test_extended_attributes_are_kept(path: Path) -> None:
    os.setxattr(path, "user.origin", b"trial \xff")
    save(path, "new", OLD_DIGEST)
    assert os.getxattr(path, "user.origin") == b"trial \xff"


@with_attributes
def test_an_access_control_list_is_kept(path: Path) -> None:
    path.chmod(0o660)
    os.setxattr(path, ACL, LIST)
    mode = path.stat().st_mode
    save(path, "new", OLD_DIGEST)
    assert os.getxattr(path, ACL) == LIST
    assert path.stat().st_mode == mode


@with_attributes
def test_a_list_that_the_folder_hands_down_is_not_added(path: Path) -> None:
    os.setxattr(path.parent, DEFAULT_ACL, LIST)
    save(path, "new", OLD_DIGEST)
    assert ACL not in os.listxattr(path)
    save(path.with_name("b.md"), "new", "")
    assert ACL in os.listxattr(path.with_name("b.md"))


class Refusing(Files):
    """A file system or a person that may not do some things."""

    def __init__(self, *forbidden: str) -> None:
        self.forbidden = forbidden

    def attributes(self, path: Path) -> dict[str, bytes]:
        return {} if path.name.startswith(".") else {"user.a": b"1", "security.label": b"2"}

    def set_attribute(self, path: Path, name: str, value: bytes | None) -> None:
        if name in self.forbidden:
            raise OSError(95, "Operation not supported")


def test_an_attribute_that_cannot_be_kept_is_refused_but_not_the_systems_own(path: Path) -> None:
    assert "its attribute “user.a” cannot be kept" in str(refused(path, Refusing("user.a")))
    save(path, "new", OLD_DIGEST, Refusing("security.label"))
    assert path.read_bytes() == b"new"


def test_rights_that_do_not_stick_are_refused(path: Path) -> None:
    class Deaf(Files):
        def set_mode(self, path: Path, mode: int) -> None:
            super().set_mode(path, mode & ~0o100)

    path.chmod(0o744)
    assert "its access rights cannot be kept" in str(refused(path, Deaf()))


def test_a_file_system_without_rights_is_no_obstacle(path: Path) -> None:
    class NoRights(Files):
        def create(self, path: Path, mode: int = 0) -> int:
            handle = super().create(path)
            os.fchmod(handle, 0o755)
            return handle

        def set_mode(self, path: Path, mode: int) -> None:
            raise PermissionError(1, "Operation not permitted")

    path.chmod(0o755)
    save(path, "new", OLD_DIGEST, NoRights())
    assert path.read_bytes() == b"new"
    path.chmod(0o644)
    assert "its access rights cannot be kept" in str(refused(path, NoRights()))


class Somebody(Files):
    """Not root: files can be given to one's own groups only."""

    def __init__(self, user: int, group: int, groups: tuple[int, ...] = ()) -> None:
        self.user, self.group, self.groups = user, group, groups
        self.given: list[tuple[int, int]] = []

    def status(self, path: Path) -> os.stat_result:
        found = list(super().status(path))
        if not path.name.startswith("."):
            found[stat.ST_UID], found[stat.ST_GID] = self.user, self.group
        return os.stat_result(found)

    def set_owner(self, path: Path, user: int, group: int) -> None:
        if user != -1 or group not in self.groups:
            raise PermissionError(1, "Operation not permitted")
        self.given.append((user, group))


def test_another_persons_file_is_refused_unless_its_group_shares_it(path: Path) -> None:
    me, mine = path.stat().st_uid, path.stat().st_gid
    path.chmod(0o644)
    assert "it belongs to another person" in str(refused(path, Somebody(me + 1, mine)))
    path.chmod(0o664)
    save(path, "new", OLD_DIGEST, Somebody(me + 1, mine))
    shared = Somebody(me + 1, mine + 1, (mine + 1,))
    save(path, "newer", None, shared)
    assert shared.given == [(-1, mine + 1)]
    assert "a group that you are not in" in str(refused(path, Somebody(me + 1, mine + 1)))


def test_a_group_of_ones_own_file_is_kept(path: Path) -> None:
    me, mine = path.stat().st_uid, path.stat().st_gid
    ours = Somebody(me, mine + 1, (mine + 1,))
    path.chmod(0o640)
    save(path, "new", OLD_DIGEST, ours)
    assert ours.given == [(-1, mine + 1)]
    assert "a group that you are not in" in str(refused(path, Somebody(me, mine + 1)))


def test_protection_counts_for_who_may_not_write(path: Path) -> None:
    class NotMe(Files):
        def may_write(self, path: Path) -> bool:
            return False

    assert attributes.is_write_protected(NotMe(), path, path.lstat())
    assert not attributes.is_write_protected(Files(), path, path.lstat())


@contextmanager
def as_a_person() -> Iterator[None]:
    """Not root for a while: what root may do proves nothing about folders."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_write_protected_folder_is_refused() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "a.md"
        path.write_bytes(b"old")
        path.chmod(0o666)
        folder.chmod(0o555)
        try:
            with as_a_person():
                error = refused(path)
        finally:
            folder.chmod(0o755)
        assert error.fault is Fault.FORBIDDEN
        assert "you do not have permission" in str(error)


def test_somebody_elses_file_in_a_shared_folder_without_permission_to_delete() -> None:
    """As in /tmp: each may make files, and delete only their own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "a.md"
        path.write_bytes(b"old")
        path.chmod(0o666)
        folder.chmod(0o1777)
        with as_a_person():
            if os.geteuid() == path.stat().st_uid:
                save(path, "new", OLD_DIGEST)
            else:
                assert refused(path).fault is Fault.FORBIDDEN
