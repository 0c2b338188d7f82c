"""The worker process: takes one document as an open descriptor, reads it, answers in frames, and ends.

It loads only what the document's format needs. Its standard input is a socket; when the program closes it,
or dies, the worker ends at once, whatever it is doing.
"""

from __future__ import annotations

import array
import importlib
import mmap
import os
import select
import socket
import threading
from functools import partial

from app.errors import CannotRead, NeedsPassword
from app.intake import allocator, detect, frames, priority, sandbox, time_limit
from app.intake.document import Document, Outbox
from app.intake.frames import Fields

#: media type → the module whose `read(document, send)` reads it; loaded when it is needed.
READERS = {
    "application/pdf": "app.intake.pdf",
    "text/html": "app.intake.web",
    detect.DOCX: "app.intake.docx",
    detect.EPUB: "app.intake.epub",
    detect.MHTML: "app.intake.mhtml",
    detect.MAIL: "app.intake.mail",
    detect.PACKED_PAGE: "app.intake.packed_page",
    "text/markdown": "app.intake.markdown",
    "text/plain": "app.intake.plain",
}
#: job → the module whose `serve(document, link, send)` does it.
SERVICES = {
    "pages": "app.intake.pdf_pages",
    "marks": "app.intake.pdf_annotations",
    "marked_copy": "app.intake.pdf_marked_copy",
    "bibliography": "app.intake.bibliography_reader",
    "briefing": "app.intake.briefing_reader",
    "report": "app.intake.report_reader",
    "refi": "app.intake.refi_reader",
}


def main() -> int:
    """Serve one document; return the exit code."""
    link = socket.socket(fileno=os.dup(0))
    outbox = Outbox(os.dup(1), sandbox.heartbeat)
    time_limit.signs_of_life.append(outbox.tell_alive)
    silence_standard_streams()
    allocator.keep_freed()
    if not select.select([link], [], [], 0)[0]:
        # Started ahead of any document: get ready for the commonest format.
        importlib.import_module(READERS["application/pdf"])
    received = _receive_document(link)
    if received is None:
        return 0
    descriptor, job = received
    threading.Thread(target=leave_with_program, args=(link.fileno(),), daemon=True).start()
    priority.take(job.text("priority", default="usual"))
    outbox.send({"frame": "hello", "containment": sandbox.enter()})
    try:
        _serve(link, outbox, descriptor, job)
    except NeedsPassword as error:
        outbox.send({"frame": "needs_password", "message": error.message, "hint": error.hint})
    except CannotRead as error:
        outbox.send({"frame": "failed", "message": error.message, "hint": error.hint})
    except MemoryError:
        outbox.send(
            {"frame": "failed", "message": "Reading this file takes more memory than Sourcemark allows."}
        )
    except Exception as error:  # noqa: BLE001 - any failure on a foreign file has one outcome
        reason = f"This file cannot be read ({type(error).__name__})."
        outbox.send({"frame": "failed", "message": reason, "hint": "It is probably damaged; fetch it again."})
    # Not through the interpreter's end: libraries may hang while they free a hostile document.
    os._exit(0)


def _serve(link: socket.socket, outbox: Outbox, descriptor: int, job: Fields) -> None:
    document = _open_document(descriptor, job, link)
    service = SERVICES.get(job.text("job"))
    if service is not None:
        importlib.import_module(service).serve(document, link, outbox.send)
        return
    media_type = detect.detect(document.data, document.name)
    outbox.send({"frame": "format", "media_type": media_type})
    importlib.import_module(READERS[media_type]).read(document, outbox.send)


def _open_document(descriptor: int, job: Fields, link: socket.socket | None = None) -> Document:
    if os.fstat(descriptor).st_size == 0:
        raise CannotRead("This file is empty.", "Fetch it again.")
    return Document(
        # A private copy-on-write map: pdfium wants memory that can be written, the file stays as it is.
        data=mmap.mmap(descriptor, 0, access=mmap.ACCESS_COPY),
        name=job.text("name", default=""),
        password=job.text("password", default="") or None,
        first_page=job.integer("first_page", default=0),
        skip_pages=frozenset(int(index) for index in job.array("skip_pages")),
        careful=job.integer("careful", default=0) == 1,
        whole_page=job.integer("whole_page", default=0) == 1,
        encoding=job.text("encoding", default=""),
        first_page_scale=job.integer("first_page_permille", default=0) / 1000,
        halved_from=job.integer("halved_from", default=0),
        second_half=job.integer("second_half", default=0) == 1,
        hear=partial(_hear, link) if link is not None else None,
    )


def _hear(link: socket.socket) -> Fields:
    """Wait for the program's next word; end when it closed the socket instead."""
    frame = receive_frame(link)
    if frame is None:
        sandbox.leave_with_parent()
        raise AssertionError
    return frame[0]


def silence_standard_streams() -> None:
    """Keep what libraries print away from the frames."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _receive_document(link: socket.socket) -> tuple[int, Fields] | None:
    """Wait for the descriptor and the job; None when the program closed the socket instead."""
    first, ancillary, _, _ = link.recvmsg(1, socket.CMSG_SPACE(array.array("i").itemsize))
    if not first or not ancillary:
        return None
    descriptors = array.array("i")
    descriptors.frombytes(ancillary[0][2][: descriptors.itemsize])
    frame = receive_frame(link, first)
    return None if frame is None else (descriptors[0], frame[0])


def receive_frame(link: socket.socket, begun: bytes = b"") -> tuple[Fields, bytes] | None:
    """Read one frame from the program; None when it closed the socket."""
    prefix = _receive(link, frames.PREFIX_BYTES, begun)
    if prefix is None:
        return None
    header_length, body_length = frames.unpack_lengths(prefix)
    header, body = _receive(link, header_length), _receive(link, body_length)
    return None if header is None or body is None else (frames.unpack_header(header), body)


def _receive(link: socket.socket, count: int, begun: bytes = b"") -> bytes | None:
    data = bytearray(begun)
    while len(data) < count:
        piece = link.recv(min(count - len(data), 1 << 20))
        if not piece:
            return None
        data += piece
    return bytes(data)


def leave_with_program(link: int) -> None:
    """Wait until the program's end of the socket is closed, then end at once."""
    poll = select.poll()
    poll.register(link, select.POLLHUP | select.POLLRDHUP)
    poll.poll()
    sandbox.leave_with_parent()
