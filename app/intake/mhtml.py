"""Reads a web archive (MHTML): the page it was saved for, with the text of its frames in their places."""

from __future__ import annotations

import html as entities
import re
from dataclasses import replace
from datetime import UTC
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from app.errors import CannotRead
from app.intake import mail_parts, web
from app.intake import record as parts
from app.intake.document import Document, Send
from app.intake.intake import Value
from app.intake.outcome import Reflowable, send_reflowable

BASIS = "mhtml"
_PAGES = ("text/html", "application/xhtml+xml")
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def read(document: Document, send: Send) -> None:
    """Read a web archive and send its page's text, blocks and record."""
    message = mail_parts.parse(bytes(document.data))
    archive = _Archive(message)
    address = archive.address
    outcome = web.make_outcome(
        archive.root,
        document.name,
        whole_page=document.whole_page,
        address=address,
        frame=archive.take_frame,
    )
    record = dict(outcome.record)
    if address and "URL" not in record:
        record["URL"] = Value(address, BASIS)
        if "hosts" not in record and (host := parts.host_of(address)):
            record["hosts"] = Value((host,), "url")
        if "issued" not in record and (dated := parts.date_in_url(address)):
            record["issued"] = Value(dated, "url")
    subject = parts.make_title(mail_parts.field(message, "Subject"))
    if "title" not in record and subject:
        record["title"] = Value(subject, "header")
    lost = archive.unplaced()
    send_reflowable(
        _with_frames_told(replace(outcome, record=record, captured=_captured(message)), lost), send
    )


class _Archive:
    """The parts of a web archive by their ids and addresses."""

    def __init__(self, message: EmailMessage) -> None:
        self._pages: dict[str, EmailMessage] = {}
        self._placed: set[int] = set()
        self._all = [part for part in mail_parts.leaves(message) if part.get_content_type() in _PAGES]
        for part in self._all:
            for name in _names(part):
                self._pages.setdefault(name, part)
        saved_from = mail_parts.field(message, "Snapshot-Content-Location")
        start = message.get_param("start") or ""
        wanted = (f"cid:{str(start).strip('<> ')}" if start else "", saved_from)
        found = next((self._pages[name] for name in wanted if name in self._pages), None)
        if found is None and not self._all:
            raise CannotRead(
                "There is no page in this web archive.", "Save the page again, or print it to PDF."
            )
        self._root = found if found is not None else self._all[0]
        self._placed.add(id(self._root))
        place = saved_from or mail_parts.field(self._root, "Content-Location")
        self.address = place if place.lower().startswith(("http://", "https://")) else ""

    @property
    def root(self) -> str:
        """The page that was saved."""
        return mail_parts.text(self._root)

    def take_frame(self, source: str) -> str:
        """Return the page of a frame by its address, once; "" when it did not come along."""
        part = self._pages.get(source.strip())
        if part is None or id(part) in self._placed:
            return ""
        self._placed.add(id(part))
        return mail_parts.text(part)

    def unplaced(self) -> int:
        """Count the printable characters of pages that no frame leads to."""
        texts = (mail_parts.text(part) for part in self._all if id(part) not in self._placed)
        return sum(len("".join(entities.unescape(_TAG.sub(" ", text)).split())) for text in texts)


def _names(part: EmailMessage) -> list[str]:
    own = mail_parts.field(part, "Content-ID").strip("<> ")
    return [
        name for name in (f"cid:{own}" if own else "", mail_parts.field(part, "Content-Location")) if name
    ]


def _captured(message: EmailMessage) -> tuple[str, str]:
    """Return when the page was saved, and what says so."""
    try:
        at = parsedate_to_datetime(mail_parts.field(message, "Date"))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        ), "mhtml_date"
    except (ValueError, TypeError, IndexError, OverflowError):
        return "", ""


def _with_frames_told(outcome: Reflowable, lost: int) -> Reflowable:
    if not lost:
        return outcome
    words = f"{outcome.left_out_why} Frames that the page does not show ({lost:,} characters).".strip()
    return replace(outcome, left_out=outcome.left_out + lost, left_out_why=words)
