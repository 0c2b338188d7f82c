"""Whatever bytes a worker sends: they are taken, or the worker is not believed; there is no third way."""

from __future__ import annotations

import json
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.errors import CannotRead
from app.intake import frames, limits, page_server
from app.intake.assembly import Assembly, raster
from app.intake.failures import raise_failure
from app.intake.frames import BadFrame, Fields

Frame = tuple[dict[str, object], bytes]

_PAGE = {
    "width": 612.0,
    "height": 792.0,
    "label": "1",
    "extractor": "pdfium",
    "result": "read",
    "reason": "",
    "left_out": 0,
    "characters": 4,
}
_VALUE = {"value": "Harbour", "basis": "meta"}
_AUTHORS = {"value": [{"family": "Doe", "given": "Jo"}], "basis": "meta"}
_BLOCK = {
    "kind": "table_row",
    "start": 0,
    "end": 4,
    "cells": [[0, 2], [3, 4]],
    "runs": [{"start": 0, "end": 2}],
}
FRAMES: Sequence[Frame] = (
    ({"frame": "format", "media_type": "application/pdf"}, b""),
    ({"frame": "pdf", "page_count": 2, "version": "1"}, b""),
    ({"frame": "pages", "first": 0, "pages": [_PAGE, _PAGE]}, b"Opensea "),
    ({"frame": "raster", "width": 1, "height": 1, "stride": 4}, b"abcd"),
    ({"frame": "text", "extractor": "x", "version": "1", "left_out": 0, "incomplete": ""}, b"Open"),
    ({"frame": "blocks"}, json.dumps([_BLOCK]).encode()),
    (
        {
            "frame": "outline",
            "entries": [{"title": "One", "level": 1, "start": 0, "page_index": 0, "top": 3.0}],
        },
        b"",
    ),
    (
        {
            "frame": "done",
            "record": {"title": _VALUE, "authors": _AUTHORS},
            "captured_at": "",
            "incomplete": "",
        },
        b"",
    ),
)
_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["\ud800", 2**70, -1, "x" * 20_000])
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)


@st.composite
def mutated(draw: st.DrawFn) -> list[Frame]:
    """Draw the frames of a document with some left out, doubled, in another order, or changed within."""
    order = draw(
        st.lists(st.sampled_from(range(len(FRAMES))), max_size=12) | st.permutations(range(len(FRAMES)))
    )
    out: list[Frame] = []
    for index in order:
        header, body = json.loads(json.dumps(FRAMES[index][0])), FRAMES[index][1]
        if draw(st.booleans()):
            change(draw, header)
        if draw(st.booleans()):
            at = draw(st.integers(0, len(body)))
            body = body[:at] + draw(st.binary(max_size=6)) + body[at + draw(st.integers(0, 3)) :]
        out.append((header, body))
    return out


def change(draw: st.DrawFn, value: object) -> None:
    """Put something else somewhere into a header."""
    while isinstance(value, dict | list) and value:
        key = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        if not isinstance(value[key], dict | list) or draw(st.integers(0, 3)) == 0:
            value[key] = draw(_VALUES)
            return
        value = value[key]


@given(mutated())
def test_frames_are_believed_or_refused(sent: list[Frame]) -> None:
    assembly = Assembly()
    try:
        for header, body in sent:
            packed = json.dumps(header).encode("utf-8", "replace")
            fields = frames.unpack_header(packed)
            raise_failure(fields)
            assembly.take(fields, bytearray(body))
        intake = assembly.intake()
    except (BadFrame, CannotRead):
        return
    assert len(intake.text) <= limits.TEXT_CHARACTERS
    for block in intake.blocks:
        assert 0 <= block.start <= block.end <= len(intake.text)
    intake.text.encode()
    for value in intake.record.values():
        str(value.value).encode()


@given(st.binary(max_size=200))
def test_bytes_are_frames_or_refused(data: bytes) -> None:
    try:
        header, _ = frames.unpack_lengths(data[: frames.PREFIX_BYTES].ljust(frames.PREFIX_BYTES, b"\0"))
        fields = frames.unpack_header(data[frames.PREFIX_BYTES :][:header])
        Assembly().take(fields, bytearray())
    except BadFrame:
        return


@given(
    st.dictionaries(st.sampled_from(["sizes", "width", "height", "stride"]), _VALUES), st.binary(max_size=64)
)
def test_pages_are_believed_or_refused(header: dict[str, object], body: bytes) -> None:
    for take in (
        lambda: page_server._sizes(Fields(header)),
        lambda: page_server._boxes(Fields(header), bytearray(body), 2),
        lambda: raster(Fields(header), bytearray(body)),
    ):
        try:
            take()
        except BadFrame:
            continue
