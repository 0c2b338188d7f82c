"""Other programs' PDF readers, installed for the comparison only, each timed as a whole process.

They live under build/peers and are fetched on first use; without a registry the row says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

PEERS = Path(__file__).resolve().parents[2] / "build" / "peers"

BARE_PDFIUM = """
import sys, pypdfium2
pdf = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(page.get_textpage().get_text_bounded()) for page in pdf))
"""
BARE_PDFIUM_ALL = """
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
print(sum(len(page.get_text()) for page in pymupdf.open(sys.argv[1])))
"""
PDFMINER = """
import sys
from pdfminer.high_level import extract_text
print(len(extract_text(sys.argv[1])))
"""
PDFJS = """
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFileSync } from 'fs';
const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
let total = 0;
for (let n = 1; n <= pdf.numPages; n++) {
  const page = await pdf.getPage(n);
  for (const item of (await page.getTextContent()).items) total += item.str.length;
}
console.log(total);
"""


def time_process(command: list[str], cwd: Path | None = None) -> float:
    """Run a whole process to its end and return the seconds it took."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=cwd)
    return time.perf_counter() - started


def text_commands(pdf: Path) -> dict[str, tuple[list[str], Path | None]]:
    """Name the commands that take the text of `pdf`, for every reader that can be had here."""
    commands: dict[str, tuple[list[str], Path | None]] = {
        "bare pypdfium2": ([sys.executable, "-c", BARE_PDFIUM, str(pdf)], None),
        "stock pdfminer.six": ([sys.executable, "-c", PDFMINER, str(pdf)], None),
    }
    if python := pymupdf_python():
        commands["PyMuPDF"] = ([str(python), "-c", PYMUPDF, str(pdf)], None)
    if folder := pdfjs_folder():
        commands["pdf.js"] = (["node", "read.mjs", str(pdf)], folder)
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
