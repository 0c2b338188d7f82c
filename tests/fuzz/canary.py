"""A file and a door that nobody may touch, and documents of every format that point at both."""

from __future__ import annotations

import ctypes
import os
import select
import socket
from pathlib import Path

from tests.fuzz import bombs_pdf
from tests.intake import builders_docx as docx
from tests.intake import builders_epub as epub
from tests.intake import builders_mail as mail

_OPEN, _ACCESS = 0x20, 0x1


class Canary:
    """Watches a file with inotify and listens at a local port; `touched` tells what came."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "canary.png"
        self.file.write_text("secret")
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._watch = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        self._libc.inotify_add_watch(self._watch, os.fsencode(self.file), _OPEN | _ACCESS)
        self._door = socket.create_server(("127.0.0.1", 0))

    @property
    def places(self) -> tuple[str, str, str]:
        """The file as an address and as a path, and the door as an address."""
        return (
            self.file.as_uri(),
            str(self.file),
            f"http://127.0.0.1:{self._door.getsockname()[1]}/canary.png",
        )

    def touched(self) -> list[str]:
        """Return what was touched since the last call."""
        found = ["the file"] if select.select([self._watch], [], [], 0)[0] else []
        if found:
            os.read(self._watch, 65_536)
        if select.select([self._door], [], [], 0)[0]:
            self._door.accept()[0].close()
            found.append("the door")
        return found

    def close(self) -> None:
        """Stop watching."""
        os.close(self._watch)
        self._door.close()


def documents(places: tuple[str, str, str]) -> dict[str, bytes]:
    """Return a document of each format that names these places in every way it can, by file name."""
    body = "<p>The harbour opened in March, and the first ship came in.</p>" + "".join(map(_markup, places))
    head = "".join(f'<link rel="stylesheet" href="{one}"><base href="{one}">' for one in places)
    html = f"<!DOCTYPE html><html><head><title>Harbour</title>{head}</head><body>{body}</body></html>"
    entities = "".join(f'<!ENTITY e{n} SYSTEM "{one}">' for n, one in enumerate(places))
    used = "".join(f"&e{n};" for n in range(len(places)))
    included = "".join(
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{one}" parse="text"/>'
        for one in places
    )
    xhtml = (
        f'<?xml version="1.0"?><!DOCTYPE html [{entities}]><html xmlns="http://www.w3.org/1999/xhtml"><body>'
    )
    xhtml += f"<p>The harbour opened. {used}{included}</p></body></html>"
    links = {f"r{number}": one for number, one in enumerate(places)}
    return {
        "page.html": html.encode(),
        "page.xhtml": xhtml.encode(),
        "note.md": ("# Harbour\n\n" + "\n".join(f"![a]({p}) [b]({p}) <{p}>" for p in places) + body).encode(),
        "note.txt": ("The harbour opened.\n\n" + "\n".join(places)).encode(),
        "page.mhtml": mail.archive([mail.page(html)]),
        "letter.eml": mail.message("The harbour opened.", html).as_bytes(),
        "paper.docx": docx.build(docx.paragraph(docx.run("The harbour opened.")), links=links),
        "book.epub": epub.simple("<p>The harbour opened.</p>" + body),
        "report.pdf": _pdf(places),
    }


def _markup(place: str) -> str:
    tags = "".join(
        f'<{tag} src="{place}"></{tag}>' for tag in ("iframe", "script", "video", "audio", "embed")
    )
    style = f'<style>@import "{place}"; p {{background: url({place})}}</style>'
    drawn = f'<svg><image href="{place}"/><use href="{place}#a"/></svg><object data="{place}"></object>'
    words = f'<p style="background: url({place}); list-style: url({place})"><a href="{place}">Link</a></p>'
    return f'<img src="{place}" srcset="{place} 2x">{tags}{style}{drawn}{words}<body background="{place}">'


def _pdf(places: tuple[str, str, str]) -> bytes:
    _, path, address = places
    spec = f"<</Type/Filespec/F({path})/UF({path})>>".encode()
    web = f"<</FS/URL/F({address})>>".encode()
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/F "
        b"10 0 R/Length 0>>stream\n\nendstream"
    )
    reference = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F 10 0 R/Page 0>>/Length 0>>stream\n\nendstream"
    )
    action = (
        f"<</S/URI/URI({address})/Next<</S/Launch/F 10 0 R/Next<</S/GoToR/F 10 0 R/D[0/Fit]>>>>>>".encode()
    )
    content = bombs_pdf.stream(b"/I Do /R Do /J Do BT /F1 12 Tf 72 700 Td (The harbour opened.) Tj ET\n")
    made = bombs_pdf.one_page(
        content,
        {6: picture, 7: reference, 8: picture.replace(b"10 0 R", b"11 0 R"), 9: action, 10: spec, 11: web},
        b"/XObject<</I 6 0 R/R 7 0 R/J 8 0 R>>",
    )
    return made.replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction 9 0 R/AA<</WC 9 0 R>>")
