"""Give the new file of a save the old one's owner, group, access rights and extended attributes."""

import contextlib
import os
import stat
from pathlib import Path

from cureon_editor.storage.files import Files

#: Extended attributes that a person or a program has set; the system's own follow from the folder.
_KEPT = ("user.", "system.posix_acl_access")
_GROUP_MAY_WRITE = 0o020


class CannotKeepError(Exception):
    """Something of the old file that the new one cannot have; the text is half a sentence."""


def keep_attributes(files: Files, old: Path, new: Path) -> None:
    """Make the new file as the old one is in all but content and time.

    Raises CannotKeepError.
    """
    status = files.status(old)
    _keep_owner(files, status, new)
    _keep_extended(files, old, new)
    _keep_mode(files, status, new)  # last: a change of owner or list may clear bits of it


def _keep_owner(files: Files, old: os.stat_result, new: Path) -> None:
    """Keep owner and group.

    Only root can give files away. In a file that its group may write, the group is enough: all who
    could read and write it still can, and it belongs to the one who wrote it last.
    """
    made = files.status(new)
    if (made.st_uid, made.st_gid) == (old.st_uid, old.st_gid):
        return
    try:
        files.set_owner(new, old.st_uid, old.st_gid)
    except PermissionError:
        if not old.st_mode & _GROUP_MAY_WRITE and made.st_uid != old.st_uid:
            raise CannotKeepError("it belongs to another person") from None
        if made.st_gid != old.st_gid:
            _keep_group(files, old, new)


def _keep_group(files: Files, old: os.stat_result, new: Path) -> None:
    try:
        files.set_owner(new, -1, old.st_gid)
    except PermissionError:
        raise CannotKeepError("it belongs to a group that you are not in") from None


def _keep_mode(files: Files, old: os.stat_result, new: Path) -> None:
    """Keep access rights; file systems without any show the same for all files and let none be set."""
    if files.status(new).st_mode == old.st_mode:
        return
    with contextlib.suppress(PermissionError):
        files.set_mode(new, old.st_mode)
    if files.status(new).st_mode != old.st_mode:
        raise CannotKeepError("its access rights cannot be kept")


def _keep_extended(files: Files, old: Path, new: Path) -> None:
    """Keep extended attributes and access control lists; one that the folder handed down goes."""
    wanted, inherited = files.attributes(old), files.attributes(new)
    for name in sorted(wanted.keys() | inherited.keys()):
        value = wanted.get(name)
        if value == inherited.get(name):
            continue
        try:
            files.set_attribute(new, name, value)
        except OSError:
            if name.startswith(_KEPT):
                raise CannotKeepError(f"its attribute “{name}” cannot be kept") from None


def is_write_protected(files: Files, path: Path, status: os.stat_result) -> bool:
    """Whether a person has said that a file is not to be written, which binds root as well."""
    anybody = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return not status.st_mode & anybody or not files.may_write(path)
