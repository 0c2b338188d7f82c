"""What the store raises, in words for the user. Environment errors only; a bug is an ordinary exception."""

from __future__ import annotations


class StoreError(Exception):
    """A store problem the user can act on: `message` says what is wrong, `hint` what to do."""

    code = "store"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NotAProject(StoreError):
    """The file is not a Sourcemark project."""

    code = "not_a_project"


class NewerProject(StoreError):
    """The project was written by a newer Sourcemark than this one."""

    code = "newer_project"


class ProjectLocked(StoreError):
    """Another process has the project open."""

    code = "locked"


class ProjectExists(StoreError):
    """A new project would overwrite a file."""

    code = "exists"


class WrongPassphrase(StoreError):
    """The project is encrypted and the passphrase is missing or wrong."""

    code = "passphrase"


class Damaged(StoreError):
    """The file's contents contradict themselves."""

    code = "damaged"


class CannotWrite(StoreError):
    """The disk refused: full, read-only, or not permitted."""

    code = "cannot_write"


class NotFound(StoreError):
    """No row has this id."""

    code = "not_found"


class KeyTaken(StoreError):
    """A unique key (claim key, citekey) is already in use."""

    code = "key_taken"
