"""A REFI-QDA project from the program's side: a worker reads it, its answers are checked field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import CannotRead
from app.exchange.not_taken import NotTaken
from app.exchange.refi_project import Code, Coding, Refi, Selection, Source
from app.intake.asking import Answers, ask_worker, parse_body
from app.intake.frames import BadFrame, Fields

_LONG = 20_000_000
_MOST = 1_000_000
_FURTHEST = 2**40


class RefiFile:
    """A project that a worker holds open; `project` is what it says, `read` gets a source's document."""

    def __init__(self, answers: Answers, project: Refi) -> None:
        self._answers = answers
        self.project = project

    def read(self, source: str) -> bytes:
        """Return the PDF of a source, or else its text; raise CannotRead when it is not in the file."""
        self._answers.worker.ask({"ask": "file", "source": source})
        while True:
            kind, frame, body = self._answers.next()
            if kind == "missing":
                raise CannotRead(frame.text("message", 1000), frame.text("hint", 1000, ""))
            if kind == "file":
                return bytes(body)


@contextmanager
def open_refi(path: Path, cancelled: Callable[[], bool] | None = None) -> Iterator[RefiFile]:
    """Open a project in a worker for the length of the block. Raise CannotRead in words."""
    with ask_worker(path, {"job": "refi"}, cancelled) as answers:
        while True:
            kind, _, body = answers.next()
            if kind == "project":
                break
        yield RefiFile(answers, _project(body))


def _project(body: bytearray) -> Refi:
    told = parse_body(body)
    return Refi(
        own=told.raw("own") is True,
        codes=tuple(_code(one) for one in told.objects("codes", _MOST)),
        sources=tuple(_source(one) for one in told.objects("sources", _MOST)),
        selections=tuple(_selection(one) for one in told.objects("selections", _MOST)),
        left_out=tuple(_left_out(one) for one in told.array("left_out", _MOST)),
        said=tuple(_text(one) for one in told.array("said", _MOST)),
    )


def _code(one: Fields) -> Code:
    return Code(
        guid=one.text("guid", 36),
        name=one.text("name", 10_000),
        parent=one.text("parent", 36),
        description=one.text("description", _LONG),
        note=one.text("note", _LONG),
    )


def _source(one: Fields) -> Source:
    return Source(
        guid=one.text("guid", 36),
        name=one.text("name", 300),
        is_pdf=one.text("kind", 10) == "pdf",
        file=one.text("file", 300),
        fields=_object(one.raw("fields")),
        note=one.text("note", _LONG),
        codes=tuple(_text(code) for code in one.array("codings")),
        sha256=one.text("sha256", 64),
        text_sha256=one.text("text_sha256", 64),
        has_original=one.raw("has_original") is True,
        has_text=one.raw("has_text") is True,
    )


def _selection(one: Fields) -> Selection:
    return Selection(
        guid=one.text("guid", 36),
        source=one.text("source", 36),
        exact=one.text("exact", _LONG),
        prefix=one.text("prefix", _LONG),
        suffix=one.text("suffix", _LONG),
        start=_whole(one, "start"),
        end=_whole(one, "end"),
        page=_whole(one, "page"),
        box=tuple(Fields({"side": side}).number("side", -1e13, 1e13) for side in one.array("box", 4)),
        note=one.text("note", _LONG),
        fields=_object(one.raw("fields")),
        codings=tuple(
            Coding(each.text("guid", 36), each.text("code", 36), each.text("note", _LONG))
            for each in one.objects("codings")
        ),
    )


def _whole(one: Fields, name: str) -> int | None:
    return None if one.raw(name) is None else one.integer(name, -_FURTHEST, _FURTHEST)


def _left_out(one: object) -> NotTaken:
    if not isinstance(one, list) or len(one) != 2:
        raise BadFrame("something left out that is no pair")
    return NotTaken(_text(one[0]), _text(one[1]))


def _text(value: object) -> str:
    return Fields({"value": value}).text("value", 100_000)


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadFrame("fields that are no object")
    return value
