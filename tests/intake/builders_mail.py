"""Builds web archives as browsers write them, and e-mails as mail programs do."""

from __future__ import annotations

import quopri
from collections.abc import Sequence
from email.message import EmailMessage

EDGE = "----MultipartBoundary--x7----"
ADDRESS = "https://www.daily.example/2025/03/09/dues"


def archive(
    parts: Sequence[tuple[str, bytes]], *, subject: str = "Dues double", head: str = "", start: str = ""
) -> bytes:
    """Return a web archive of parts, each given as its header lines and its bytes."""
    made = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {ADDRESS}",
        f"Subject: {subject}",
        "Date: Mon, 10 Mar 2025 09:30:00 +0100",
        "MIME-Version: 1.0",
        f'Content-Type: multipart/related; type="text/html";\r\n\tboundary="{EDGE}"{start}',
    ]
    out = ("\r\n".join(made) + head + "\r\n\r\n\r\n").encode()
    for lines, data in parts:
        out += f"--{EDGE}\r\n{lines}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".encode()
        out += quopri.encodestring(data).replace(b"\n", b"\r\n") + b"\r\n"
    return out + f"--{EDGE}--\r\n".encode()


def page(html: str, place: str = ADDRESS, name: str = "root", charset: str = "utf-8") -> tuple[str, bytes]:
    """Return a page as a part."""
    lines = f"Content-Type: text/html; charset={charset}\r\nContent-ID: <{name}@mhtml.blink>"
    lines += f"\r\nContent-Location: {place}"
    return lines, html.encode(charset)


def message(plain: str = "", html: str = "", **fields: str) -> EmailMessage:
    """Return a message with a text in one or two forms."""
    made = EmailMessage()
    made["From"] = "Jane Doe <jane@port.example>"
    made["To"] = "press@daily.example"
    made["Subject"] = "Dues double from April"
    made["Date"] = "Mon, 10 Mar 2025 09:30:00 +0100"
    for name, text in fields.items():
        del made[name.replace("_", "-")]
        made[name.replace("_", "-")] = text
    if plain:
        made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html") if plain else made.set_content(html, subtype="html")
    return made
