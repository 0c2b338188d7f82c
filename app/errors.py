"""What the program raises, in words for the user. The store's own family is db.errors.StoreError."""

from __future__ import annotations


class SourcemarkError(Exception):
    """A problem the user can act on: `message` says what is wrong, `hint` what to do."""

    code = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class WrongUse(SourcemarkError):
    """The call itself is wrong: an unknown name, an empty selection, a bad value. Exit code 2."""

    code = "wrong_use"


class NotSound(WrongUse):
    """The audit finds errors that stand in the way of what was asked for."""

    code = "not_sound"


class NotThere(WrongUse):
    """No record answers to this id, beginning of an id, key or title."""

    code = "not_there"


class NoCapture(NotThere):
    """The article is only a record: a bibliography or a briefing named it, and no file was attached yet."""

    code = "no_capture"

    def __init__(self) -> None:
        super().__init__(
            "The article has no capture yet, only a record.",
            "Attach its file: Attach a capture… in the menu Article, or sourcemark add P FILE --to ARTICLE.",
        )


class Ambiguous(WrongUse):
    """More than one record answers to this name."""

    code = "ambiguous"


class CannotRead(SourcemarkError):
    """An article's file cannot be read; the reason is a sentence."""

    code = "cannot_read"


class NeedsPassword(CannotRead):
    """The PDF is encrypted and the password is missing or wrong."""

    code = "needs_password"


class Cancelled(SourcemarkError):
    """The user stopped the job."""

    code = "cancelled"


class CannotWriteFile(SourcemarkError):
    """A file could not be written; what stood there before is whole."""

    code = "cannot_write"


class ExportFailed(SourcemarkError):
    """A writer could not make the file: the typesetter or a citation style refuses."""

    code = "export_failed"
