"""A bibliography, from the program's side: a worker reads it, its answer is checked field by field."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from app.errors import CannotRead
from app.exchange.found import MOST_ITEMS, FoundBibliography, FoundItem, RefusedItem
from app.intake import limits
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields
from app.intake.page_server import descriptor_of
from app.intake.process import WorkerDied
from app.intake.spare import take_worker

_LONGEST = 400_000
_MOST_FIELDS = 2_000


def read_bibliography_file(
    original: Path | bytes,
    format: str = "",
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FoundBibliography:
    """Read a bibliography in a worker, in the format named or told by its content; raise CannotRead."""
    descriptor = descriptor_of(original)
    items: list[FoundItem] = []
    refused: list[RefusedItem] = []
    try:
        with take_worker() as worker:
            worker.give(descriptor, {"job": "bibliography", "encoding": format})
            while True:
                # It answers when all is read; how much work that may be is limited by the processor's time.
                frame, body = worker.listen(cancelled, limits.READING_SECONDS)
                raise_failure(frame)
                kind = frame.text("frame")
                if kind == "items":
                    items += [_item(one) for one in Fields(_json(body)).objects("items", MOST_ITEMS)]
                    if progress is not None:
                        progress(len(items), frame.integer("total"))
                elif kind == "done":
                    rest = Fields(_json(body))
                    refused = [_refused(one) for one in rest.objects("refused", limits.FRAME_BODY_BYTES)]
                    break
        return FoundBibliography(format=frame.text("format", 20), items=tuple(items), refused=tuple(refused))
    except BadFrame as error:
        raise CannotRead("The reading process gave an answer that cannot be trusted.") from error
    except WorkerDied as death:
        raise CannotRead(f"This file cannot be read: {death.message}") from death
    finally:
        os.close(descriptor)


def _json(body: bytearray) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadFrame("a body that is not JSON") from error


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


def _refused(one: Fields) -> RefusedItem:
    return RefusedItem(one.text("what", 500), one.text("reason", 1000))
