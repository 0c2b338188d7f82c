"""Where a project's file lies: on a network share the write-ahead log must not be used.

A synchronised folder is copied file by file while one writes; the window warns of both.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|9p|ceph|glusterfs|davfs\d?|fuse\.(sshfs|rclone|davfs\d?|gvfsd-fuse)"
)
_MOUNTS = Path("/proc/self/mountinfo")
_SYNCHRONISED = re.compile(
    r"dropbox( \(.*\))?|onedrive( - .*)?|nextcloud|owncloud|syncthing"
    r"|google ?drive|icloud ?drive|mobile documents",
    re.IGNORECASE,
)
#: Files that such programs leave at the top of the folder they keep.
_MARKS = (".dropbox", ".stfolder", ".sync", ".owncloudsync.log")


def is_on_network(path: Path) -> bool:
    """Say whether a file lies on a share of another machine, as far as this system tells."""
    if str(path).startswith("\\\\"):
        return True
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return _NETWORK.fullmatch(file_system_of(path, mounts)) is not None


def is_synchronised(path: Path) -> bool:
    """Say whether a file lies in a folder that another program copies to other machines."""
    return any(
        _SYNCHRONISED.fullmatch(folder.name) or any((folder / mark).exists() for mark in _MARKS)
        for folder in path.absolute().parents
    )


def file_system_of(path: Path, mounts: str) -> str:
    """Return the kind of file system a path lies on, from Linux's table of mounts."""
    kind, longest = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split()
        if len(fields) < 5 or not after:
            continue
        # Spaces and the like are written as octal escapes.
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
        inside = os.path.commonpath([point, path]) == point if path.is_absolute() else False
        if inside and len(point) >= longest:
            kind, longest = after.split()[0], len(point)
    return kind
