"""Reads a page that SingleFile saved as a zip which unpacks itself: the page lies in it as index.html."""

from __future__ import annotations

from app.errors import CannotRead
from app.intake import limits, web
from app.intake.document import Document, Send
from app.intake.outcome import send_reflowable
from app.intake.zip_check import Package


def read(document: Document, send: Send) -> None:
    """Read the packed page and send its text, blocks and record."""
    package = Package(bytes(document.data))
    place = package.find("index.html")
    if place is None:
        raise CannotRead("There is no page in this file.", "Save it with SingleFile as one HTML file.")
    data = package.read(place)
    if len(data) > limits.HTML_BYTES:
        raise CannotRead(f"The page in this file is larger than {limits.HTML_BYTES // limits.MIB} MiB.")
    send_reflowable(web.make_outcome(web.decode(data), document.name, whole_page=document.whole_page), send)
