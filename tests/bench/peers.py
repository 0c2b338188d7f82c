"""Other programs' PDF readers, installed for the comparison only, each timed as a whole process.

They live under build/peers and are fetched on first use; without a registry the row says so.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

#: What all are measured by, and the reader that takes far longer than the others.
BARE, STOCK = "bare pypdfium2", "stock pdfminer.six"
PEERS = Path(__file__).resolve().parents[2] / "build" / "peers"

BARE_PDFIUM = """
import sys, pypdfium2
total = 0
for path in sys.argv[1:]:
    pdf = pypdfium2.PdfDocument(path)
    total += sum(len(page.get_textpage().get_text_bounded()) for page in pdf)
    pdf.close()
print(total)
"""
PYMUPDF = """
import sys, pymupdf
print(sum(len(page.get_text()) for path in sys.argv[1:] for page in pymupdf.open(path)))
"""
PDFMINER = """
import sys
from pdfminer.high_level import extract_text
print(sum(len(extract_text(path)) for path in sys.argv[1:]))
"""
PDFJS = """
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync } from 'fs';
let total = 0;
for (const path of process.argv.slice(2)) {
  const data = new Uint8Array(readFileSync(path));
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    for (const item of (await page.getTextContent()).items) total += item.str.length;
  }
  await pdf.destroy();
}
console.log(total);
"""
#: Where each character of a few pages is, in milliseconds a page.
BARE_BOXES = """
import sys, time, pypdfium2
pdf, indexes = pypdfium2.PdfDocument(sys.argv[1]), [int(one) for one in sys.argv[2:]]
begun = time.perf_counter()
for index in indexes:
    text = pdf[index].get_textpage()
    [text.get_charbox(at, loose=True) for at in range(text.count_chars())]
print(1000 * (time.perf_counter() - begun) / len(indexes))
"""
PDFMINER_BOXES = """
import sys, time
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams
indexes = [int(one) for one in sys.argv[2:]]
begun = time.perf_counter()
list(extract_pages(sys.argv[1], page_numbers=indexes, laparams=LAParams()))
print(1000 * (time.perf_counter() - begun) / len(indexes))
"""
PYMUPDF_BOXES = """
import sys, time, pymupdf
pdf, indexes = pymupdf.open(sys.argv[1]), [int(one) for one in sys.argv[2:]]
begun = time.perf_counter()
for index in indexes:
    pdf[index].get_text("rawdict")
print(1000 * (time.perf_counter() - begun) / len(indexes))
"""


class Spent(NamedTuple):
    """What a whole process took: seconds on the wall, and seconds of processor with its children."""

    wall: float
    processor: float


def time_process(command: list[str], cwd: Path | None = None) -> Spent:
    """Run a whole process to its end and return what it took."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=cwd)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def text_commands(*pdfs: Path) -> dict[str, tuple[list[str], Path | None]]:
    """Name the commands that take the text of `pdfs`, for every reader that can be had here."""
    paths = [str(pdf) for pdf in pdfs]
    commands: dict[str, tuple[list[str], Path | None]] = {
        BARE: ([sys.executable, "-c", BARE_PDFIUM, *paths], None),
        STOCK: ([sys.executable, "-c", PDFMINER, *paths], None),
    }
    if python := pymupdf_python():
        commands["PyMuPDF"] = ([str(python), "-c", PYMUPDF, *paths], None)
    if folder := pdfjs_folder():
        commands["pdf.js"] = (["node", "read.mjs", *paths], folder)
    return commands


def box_commands(pdf: Path, indexes: Sequence[int]) -> dict[str, list[str]]:
    """Name the commands that print how long boxes of these pages take; pdf.js has none by character."""
    given = [str(pdf), *map(str, indexes)]
    commands = {
        BARE: [sys.executable, "-c", BARE_BOXES, *given],
        STOCK: [sys.executable, "-c", PDFMINER_BOXES, *given],
    }
    if python := pymupdf_python():
        commands["PyMuPDF"] = [str(python), "-c", PYMUPDF_BOXES, *given]
    return commands


def missing_peers() -> dict[str, str]:
    """Name the readers that cannot be had here, each with the reason."""
    missing: dict[str, str] = {}
    if pymupdf_python() is None:
        missing["PyMuPDF"] = "it cannot be installed: no package registry answers"
    if shutil.which("npm") is None:
        missing["pdf.js"] = "there is no npm on this machine"
    elif pdfjs_folder() is None:
        missing["pdf.js"] = "npm cannot install it: no package registry answers"
    return missing


def pymupdf_python() -> Path | None:
    """Find or make an environment with PyMuPDF; None where it cannot be had."""
    python = PEERS / "pymupdf" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS / "pymupdf")], check=True)
    probe = [str(python), "-c", "import pymupdf"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        install = [str(python), "-m", "pip", "install", "-q", "pymupdf"]
        if subprocess.run(install, capture_output=True, check=False).returncode:
            return None
    return python


def pdfjs_folder() -> Path | None:
    """Find or make a folder with pdf.js and a script that reads all text; None where it cannot be had."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return None
    folder = PEERS / "pdfjs"
    if not (folder / "node_modules" / "pdfjs-dist").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true, "type": "module"}\n')
        install = ["npm", "install", "--silent", "pdfjs-dist@5"]
        if subprocess.run(install, capture_output=True, check=False, cwd=folder).returncode:
            return None
    (folder / "read.mjs").write_text(PDFJS)
    return folder
