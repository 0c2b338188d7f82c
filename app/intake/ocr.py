"""OCR by tesseract, where it is installed: a page's picture in, its words with their places out.

The program runs in a cell of its own (ocr_cell.py), with a time limit and without a network.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.anchor import canonical
from app.errors import Cancelled, CannotRead
from app.intake import limits
from app.intake.intake import Box, PageBoxes, Raster

#: Dots an inch at which pages are drawn for it.
DOTS = 300
_POLL_SECONDS = 0.1
_ANSWER_BYTES = 64 * limits.MIB
_COLUMNS = 12
_WORD = "5"


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program that is installed, and the languages it knows (as it calls them: eng, deu)."""

    path: str
    version: str
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """What stands as the extractor of a page."""
        return f"tesseract {self.version}"


@dataclass(frozen=True, slots=True)
class OcrPage:
    """What was read on a page: its text, a box for each character, and how sure the words are, 0 to 100."""

    text: str
    boxes: PageBoxes
    confidence: float


@dataclass(frozen=True, slots=True)
class _Word:
    #: Block, paragraph and line it stands in.
    place: tuple[int, int, int]
    box: Box
    confidence: float
    text: str


def find_tesseract() -> Tesseract:
    """Return the installed program; raise CannotRead with how to get it when there is none."""
    path = shutil.which("tesseract")
    if path is None:
        raise CannotRead(
            "Reading pictures of text needs the program tesseract, which is not installed here.",
            "Install it (Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-deu), and try again.",
        )
    version = re.search(r"tesseract v?(\d[\w.\-]*)", _output([path, "--version"]))
    listed = _output([path, "--list-langs"]).splitlines()[1:]
    languages = tuple(name.strip() for name in listed if re.fullmatch(r"[\w/\-]+", name.strip()))
    return Tesseract(path, version[1] if version else "", tuple(one for one in languages if one != "osd"))


def choose_languages(tesseract: Tesseract, wanted: Sequence[str], article_language: str = "") -> str:
    """Return the languages to read with; of what nobody asked for, the article's own or English."""
    unknown = [one for one in wanted if one not in tesseract.languages]
    if unknown or not tesseract.languages:
        known = ", ".join(tesseract.languages) or "none"
        raise CannotRead(
            f"Tesseract has no language “{unknown[0]}” here."
            if unknown
            else "Tesseract has no language here.",
            f"It has: {known}. Others come in packages of their own (tesseract-ocr-deu).",
        )
    return "+".join(wanted) or likely_language(tesseract, article_language)


def likely_language(tesseract: Tesseract, article_language: str) -> str:
    """Return the article's language as tesseract calls it, else English, else what there is."""
    primary = article_language.partition("-")[0].casefold()
    own = next((one for one in tesseract.languages if _CODES.get(primary, "?") == one), None)
    return own or ("eng" if "eng" in tesseract.languages else next(iter(tesseract.languages), "eng"))


#: Two-letter codes of articles → tesseract's names of the commonest.
_CODES = {
    "ar": "ara", "bg": "bul", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun",
    "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nl": "nld", "no": "nor", "pl": "pol",
    "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sr": "srp", "sv": "swe", "tr": "tur",
    "uk": "ukr", "zh": "chi_sim",
}  # fmt: skip


def scale_for(width: float, height: float) -> float:
    """Return the pixels a point at which a page is drawn for OCR, within the limit of a picture."""
    most: float = (limits.PDF_PIXELS / max(1.0, width * height)) ** 0.5
    return min(DOTS / 72, 0.99 * most)


def read_picture(
    tesseract: Tesseract,
    picture: Raster,
    size: tuple[float, float],
    languages: str,
    cancelled: Callable[[], bool] | None = None,
) -> OcrPage:
    """Read the picture of a page of `size` points. Raise CannotRead, or Cancelled."""
    dots = round(72 * picture.width / max(1.0, size[0]))
    arguments = ["stdin", "stdout", "-l", languages, "--psm", "3", "--dpi", str(max(70, dots)), "tsv"]
    answer = _run([tesseract.path, *arguments], _portable(picture), cancelled)
    words = list(_words(answer, size[0] / picture.width, size[1] / picture.height))
    return _page(words, size)


def _page(words: list[_Word], size: tuple[float, float]) -> OcrPage:
    """Join words by spaces, lines by line ends, paragraphs by empty lines."""
    text: list[str] = []
    boxes: list[Box | None] = []
    paragraph: tuple[int, int] | None = None
    for place, line in groupby(words, key=lambda one: one.place):
        if text:
            between = "\n" if paragraph == place[:2] else "\n\n"
            text.append(between)
            boxes += [None] * len(between)
        paragraph = place[:2]
        for number, word in enumerate(line):
            if number:
                text.append(" ")
                boxes.append(None)
            text.append(word.text)
            boxes += _divided(word)
    sure = sum(one.confidence for one in words) / len(words) if words else 0.0
    return OcrPage("".join(text), PageBoxes(size[0], size[1], tuple(boxes)), sure)


def _divided(word: _Word) -> Iterator[Box]:
    """Give each character of a word its share of the word's box."""
    x0, y0, x1, y1 = word.box
    step = (x1 - x0) / len(word.text)
    return ((x0 + at * step, y0, x0 + (at + 1) * step, y1) for at in range(len(word.text)))


def _words(answer: str, across: float, down: float) -> Iterator[_Word]:
    """Return the words of tesseract's table; rows that are none are passed over."""
    for row in answer.splitlines()[1:]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD:
            continue
        text = canonical.make(cells[11]).strip()
        try:
            block, paragraph, line = (int(one) for one in cells[2:5])
            left, top, width, height = (int(one) for one in cells[6:10])
            confidence = float(cells[10])
        except ValueError as error:
            raise CannotRead("Tesseract gave an answer that cannot be understood.") from error
        if text and confidence >= 0 and width > 0 and height > 0:
            text = "".join(letter for letter in text if letter.isprintable()) or "\ufffd"
            box = (left * across, top * down, (left + width) * across, (top + height) * down)
            yield _Word((block, paragraph, line), box, min(confidence, 100.0), text)


def _portable(picture: Raster) -> bytes:
    """Return the picture as a portable pixmap."""
    rows = (picture.data[at * picture.stride :][: 4 * picture.width] for at in range(picture.height))
    packed = b"".join(rows)
    colours = bytearray(3 * picture.width * picture.height)
    colours[0::3], colours[1::3], colours[2::3] = packed[2::4], packed[1::4], packed[0::4]
    return b"P6 %d %d 255\n" % (picture.width, picture.height) + colours


def _run(command: Sequence[str], given: bytes, cancelled: Callable[[], bool] | None) -> str:
    """Run the program in its cell on given bytes; kill it when its time is up or the user cancels."""
    with tempfile.TemporaryFile() as source:
        source.write(given)
        source.seek(0)
        return _answer_of(command, source.fileno(), cancelled)


def _answer_of(command: Sequence[str], source: int, cancelled: Callable[[], bool] | None) -> str:
    process = subprocess.Popen(
        _cell(command), stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
        cwd=Path(__file__).resolve().parent.parent.parent,
    )  # fmt: skip
    assert process.stdout is not None  # noqa: S101 - PIPE was asked for
    os.set_blocking(process.stdout.fileno(), False)
    until, read = time.monotonic() + limits.OCR_SECONDS, bytearray()
    try:
        while True:
            with contextlib.suppress(BlockingIOError):
                while piece := os.read(process.stdout.fileno(), 1 << 16):
                    read += piece
            if process.poll() is not None:
                break
            if cancelled is not None and cancelled():
                raise Cancelled("Reading was stopped.")
            if time.monotonic() > until or len(read) > _ANSWER_BYTES:
                raise CannotRead(f"Reading this page took more than {limits.OCR_SECONDS} seconds.")
            time.sleep(_POLL_SECONDS)
        while piece := os.read(process.stdout.fileno(), 1 << 16):
            read += piece
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    if process.returncode != 0:
        raise CannotRead("Tesseract could not read this page.")
    return read.decode("utf-8", "replace")


def _cell(command: Sequence[str]) -> list[str]:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
    return [*program, "--ocr", *command]


def _environment() -> dict[str, str]:
    """Return what the program needs to know: one thread, and where its languages lie."""
    kept = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "HOME", "VIRTUAL_ENV")
    known = {name: os.environ[name] for name in kept if name in os.environ}
    return {**known, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _output(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=20,
            check=False,
            env=_environment(),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotRead("Tesseract is installed but does not answer.", "Install it again.") from error
    return (done.stdout + done.stderr).decode("utf-8", "replace")
