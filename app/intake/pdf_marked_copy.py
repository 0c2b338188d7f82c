"""Writes a copy of a PDF with our highlights as its annotations, in a worker; the original stays as it is.

Each mark has its appearance stream, so that every reader shows it alike. The same marks give the same bytes.
"""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Sequence
from typing import Any

import pikepdf

from app.errors import CannotRead
from app.intake import limits
from app.intake.document import Document, Send
from app.intake.frames import Fields
from app.intake.geometry import Frame
from app.intake.intake import Box
from app.intake.pdf_annotations import frame_of, opened
from app.intake.worker import receive_frame

_PRINT = 4
_SIGNATURES_EXIST = 1


def serve(document: Document, link: socket.socket, send: Send) -> None:
    """Take the marks, and send the marked copy."""
    send({"frame": "open"}, b"")
    request = receive_frame(link)
    if request is None:
        return
    marks = [Fields(one) for one in json.loads(request[1])]
    with opened(document) as pdf:
        _refuse_what_breaks(pdf)
        extended = _Appearances(pdf)
        for mark in marks:
            _add_mark(pdf, extended, mark)
        written = io.BytesIO()
        # Nothing is decoded: what is packed in the original stays packed as it is.
        untouched = pikepdf.StreamDecodeLevel.none
        pdf.save(written, deterministic_id=True, compress_streams=False, stream_decode_level=untouched)
    send({"frame": "copy"}, written.getvalue())


def _refuse_what_breaks(pdf: pikepdf.Pdf) -> None:
    if pdf.is_encrypted:
        raise CannotRead(
            "This PDF is encrypted; its author may not want it changed.",
            "Save an unprotected copy with the program that made it, and add that.",
        )
    if _is_signed(pdf):
        raise CannotRead(
            "This PDF is signed, and a marked copy would break its signature.",
            "Print it to a new PDF, and add that one.",
        )


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    root: Any = pdf.Root
    if "/Perms" in root and len(root["/Perms"].keys()) > 0:
        return True
    form = root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return False
    flags = form.get("/SigFlags", 0)
    if isinstance(flags, int) and flags & _SIGNATURES_EXIST:
        return True
    return any(_holds_signature(field, 0) for field in _kids(form.get("/Fields")))


def _holds_signature(field: Any, depth: int) -> bool:
    if depth > 20 or not isinstance(field, pikepdf.Dictionary):
        return False
    if field.get("/FT") == pikepdf.Name.Sig and "/V" in field:
        return True
    return any(_holds_signature(kid, depth + 1) for kid in _kids(field.get("/Kids")))


def _kids(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else []


class _Appearances:
    """Makes appearance streams; all of them multiply, as a marker pen does."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._multiply = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, BM=pikepdf.Name.Multiply)
        )

    def make(self, rect: Box, quads: Sequence[Sequence[float]], colour: Sequence[float]) -> Any:
        """Return the form that fills the quads (TL, TR, BL, BR) of a mark."""
        lines = ["/G0 gs", f"{_written(colour)} rg"]
        for quad in quads:
            tl, tr, bl, br = (quad[at : at + 2] for at in (0, 2, 4, 6))
            corners = (
                f"{_written(point)} {verb}" for point, verb in ((tl, "m"), (tr, "l"), (br, "l"), (bl, "l"))
            )
            lines.append(" ".join(corners) + " h f")
        stream = self._pdf.make_stream("\n".join(lines).encode())
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        stream.BBox = pikepdf.Array([round(side, 3) for side in rect])
        stream.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency)
        stream.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(G0=self._multiply))
        return stream


def _add_mark(pdf: pikepdf.Pdf, appearances: _Appearances, mark: Fields) -> None:
    index = mark.integer("page", 0, limits.PDF_PAGES)
    if index >= len(pdf.pages):
        raise CannotRead("The PDF has fewer pages than its highlights say.")
    page: Any = pdf.pages[index].obj
    frame = frame_of(page)
    quads = [_quad(frame, (box[0], box[1], box[2], box[3])) for box in mark.array("boxes")]
    points = [number for quad in quads for number in quad]
    rect = (min(points[0::2]), min(points[1::2]), max(points[0::2]), max(points[1::2]))
    colour = [part / 255 for part in mark.array("colour")]
    note = mark.text("note", limits.MARK_NOTE)
    annotation = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Highlight,
        Rect=pikepdf.Array([round(side, 3) for side in rect]),
        QuadPoints=pikepdf.Array(points),
        C=pikepdf.Array([round(part, 4) for part in colour]),
        F=_PRINT,
        P=page,
        T=pikepdf.String("Sourcemark"),
        NM=pikepdf.String(mark.text("name", 200)),
        AP=pikepdf.Dictionary(N=appearances.make(rect, quads, colour)),
    )
    if note:
        annotation.Contents = pikepdf.String(note)
    if when := mark.text("modified", 40, ""):
        annotation.M = pikepdf.String(when)
    there = page.get("/Annots")
    kept = list(there) if isinstance(there, pikepdf.Array) else []
    page.Annots = pikepdf.Array([*kept, pdf.make_indirect(annotation)])


def _quad(frame: Frame, box: Box) -> list[float]:
    """Return a box's corners TL, TR, BL, BR as displayed, in the space of the PDF."""
    x0, y0, x1, y1 = box
    corners = ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
    return [round(number, 3) for corner in corners for number in _in_pdf(frame, *corner)]


def _in_pdf(frame: Frame, x: float, y: float) -> tuple[float, float]:
    """Return a point of the page as displayed in the space of the PDF: `Frame.placer` turned back."""
    if frame.rotation == 90:
        return y + frame.left, x + frame.bottom
    if frame.rotation == 180:
        return frame.right - x, y + frame.bottom
    if frame.rotation == 270:
        return frame.right - y, frame.top - x
    return x + frame.left, frame.top - y


def _written(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in numbers)
