"""A foreign report from the program's side: a worker reads it, and each field of its proposal is checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.exchange.briefing_proposal import Chapter, Point, Proposal, Remark, Said, Work
from app.intake import limits
from app.intake.asking import ask_worker, parse_body
from app.intake.frames import BadFrame, Fields

_LONGEST = 2 * limits.REPORT_BYTES
_MOST = 200_000
_ROLES = frozenset(("summary", "analysis", "feature", "closing"))


def read_report(path: Path, cancelled: Callable[[], bool] | None = None, name: str = "") -> Proposal:
    """Read a report in Markdown in a worker; `name` is its file's when it is another. Raise CannotRead."""
    question = {"job": "report", "name": name or path.name}
    found: Proposal | None = None
    with ask_worker(path, question, cancelled, limits.REPORT_SECONDS) as answers:
        while True:
            kind, _, body = answers.next()
            if kind == "proposal":
                found = _proposal(parse_body(body))
            elif kind == "done":
                break
        if found is None:
            raise BadFrame("no proposal")
    return found


def _proposal(given: Fields) -> Proposal:
    works = tuple(_work(one) for one in given.objects("works", _MOST))
    return Proposal(
        title=given.text("title", _LONGEST),
        subtitle=given.text("subtitle", _LONGEST),
        authors=_texts(given, "authors"),
        as_of=given.text("as_of", 10),
        date=given.text("date", 10),
        language=given.text("language", 35),
        chapters=tuple(_chapter(one, len(works)) for one in given.objects("chapters", _MOST)),
        works=works,
        remarks=tuple(
            Remark(line=one.integer("line"), text=one.text("text", _LONGEST))
            for one in given.objects("remarks", _MOST)
        ),
        bibliographies=_texts(given, "bibliographies"),
    )


def _work(given: Fields) -> Work:
    names = ("title", "publisher", "agency", "date", "url", "doi", "archive", "key", "printed")
    texts: dict[str, Any] = {name: given.text(name, _LONGEST) for name in names}
    return Work(authors=_texts(given, "authors"), line=given.integer("line"), **texts)


def _chapter(given: Fields, works: int) -> Chapter:
    body, role = given.text("body", _LONGEST), given.text("role", 20)
    if role not in _ROLES:
        raise BadFrame("a section of no known role")
    return Chapter(
        heading=given.text("heading", _LONGEST),
        level=given.integer("level", 1, 6),
        role=role,
        body=body,
        sentences=_sentences(given, body),
        points=tuple(
            Point(label=one.text("label", _LONGEST), text=one.text("text", _LONGEST))
            for one in given.objects("points", _MOST)
        ),
        works=tuple(Fields({"at": at}).integer("at", 0, works - 1) for at in given.array("works", _MOST)),
        lead=_flag(given, "lead"),
        line=given.integer("line"),
    )


def _sentences(given: Fields, body: str) -> tuple[Said, ...]:
    """Read a section's sentences, which stand one after another within its body."""
    made: list[Said] = []
    at = 0
    for one in given.objects("sentences", _MOST):
        start = one.integer("start", at, len(body))
        at = one.integer("end", start, len(body))
        text, states = one.text("text", _LONGEST), _flag(one, "states")
        made.append(Said(start=start, end=at, text=text, cites=_texts(one, "cites"), states=states))
    return tuple(made)


def _texts(given: Fields, name: str) -> tuple[str, ...]:
    return tuple(Fields({"one": value}).text("one", _LONGEST) for value in given.array(name, _MOST))


def _flag(given: Fields, name: str) -> bool:
    value = given.raw(name)
    if not isinstance(value, bool):
        raise BadFrame(f"{name} is neither true nor false")
    return value
