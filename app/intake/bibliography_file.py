"""A bibliography, from the program's side: a worker reads it, its answer is checked field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem
from app.exchange.not_taken import NotTaken
from app.intake import limits
from app.intake.asking import ask_worker, parse_body
from app.intake.frames import BadFrame, Fields

_LONGEST = 400_000
_MOST_FIELDS = 2_000


def read_bibliography_file(
    original: Path | bytes,
    format: str = "",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FoundBibliography:
    """Read a bibliography in a worker, in the format named or told by its content; raise CannotRead."""
    items: list[FoundItem] = []
    refused: list[NotTaken] = []
    question = {"job": "bibliography", "encoding": format}
    # It answers when all is read; how much work that may be is limited by the processor's time.
    with ask_worker(original, question, cancelled, limits.READING_SECONDS) as answers:
        while True:
            kind, frame, body = answers.next()
            if kind == "items":
                items += [_item(one) for one in parse_body(body).objects("items", MOST_ITEMS)]
                if progress is not None:
                    progress(len(items), frame.integer("total"))
            elif kind == "done":
                rest = parse_body(body)
                refused = [_refused(one) for one in rest.objects("refused", limits.FRAME_BODY_BYTES)]
                break
        return FoundBibliography(format=frame.text("format", 20), items=tuple(items), refused=tuple(refused))


def _item(one: Fields) -> FoundItem:
    item = one.raw("item")
    if not isinstance(item, dict):
        raise BadFrame("an item that is no object")
    extra = Fields(one.raw("extra"))
    names = extra.names()[:_MOST_FIELDS]
    return FoundItem(
        # Its values are checked one by one where they become fields: app/exchange/proposal.py.
        item=item,
        extra={name: extra.text(name, _LONGEST) for name in names},
        left_out=tuple(str(name)[:200] for name in one.array("left_out", _MOST_FIELDS)),
        line=one.integer("line"),
    )


def _refused(one: Fields) -> NotTaken:
    return NotTaken(one.text("what", 500), one.text("reason", 1000))
