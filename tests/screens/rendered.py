"""`python -m tests.screens.rendered OUT`: exports three briefings to every format and makes pictures of them.

The sample, fifty pages with 500 citations, and one that is hard to set. HTML is rendered by Chromium (light,
dark, 320 pixels wide, with a receipt open, printed), Word by LibreOffice, PDF by pdftoppm, each where it is
installed; nothing is compared: somebody has to look.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from app import core
from app.core.project import Project
from app.export.formats import FORMATS
from tests.bench import exports
from tests.screens import scripts_briefing

BRIEFINGS = ("sample", "long", "scripts")
_BROWSER = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer",
)  # fmt: skip
_DARK = "--blink-settings=preferredColorScheme=0"
#: The headless browser's window is not made narrower than this: a narrow page stands in a frame.
_NARROW = '<!doctype html><body style="margin:0"><iframe src="{}" style="border:0;width:320px;height:{}px">'
_PAGES = 12


def main() -> None:
    """Export and render what is asked for."""
    parser = argparse.ArgumentParser(prog="rendered", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", choices=BRIEFINGS, action="append")
    parser.add_argument("--format", choices=("html", "docx", "pdf", "md"), action="append")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    for name in asked.only or BRIEFINGS:
        with tempfile.TemporaryDirectory() as scratch, briefing(name, Path(scratch)) as (project, identity):
            export(project, identity, asked.out.resolve(), name)
        for kind in asked.format or ("html", "docx", "pdf", "md"):
            _RENDER[kind](asked.out.resolve(), name)


@contextmanager
def briefing(name: str, folder: Path) -> Iterator[tuple[Project, str]]:
    """Make one of the briefings in a project of its own."""
    path = folder / f"{name}.sourcemark"
    if name == "sample":
        with core.project.open_project(core.sample.build_sample(path)) as project:
            yield project, core.briefings.list_briefings(project)[0].id
        return
    with core.project.new_project(path) as project:
        yield project, (exports if name == "long" else scripts_briefing).write(project, folder)


def export(project: Project, identity: str, out: Path, name: str) -> None:
    """Write every format and profile."""
    for kind, form in FORMATS.items():
        for profile in form.profiles:
            between = f"-{profile}" if len(form.profiles) > 1 else ""
            path = out / f"{name}{between}{form.suffixes[0]}"
            core.exports.export_briefing(project, identity, path, profile, kind)


def render_html(out: Path, name: str) -> None:
    """Take the page in light and dark, at 320 pixels, with its first receipt open, and printed."""
    page = (out / f"{name}.html").as_uri()
    first = (out / f"{name}.html").read_text(encoding="utf-8").partition('class="receipt" id="')[2]
    receipt = f"{page}#{first.partition(chr(34))[0]}"
    for suffix, shown, size, more in (
        ("light", page, "1100,3200", ()),
        ("dark", page, "1100,3200", (_DARK,)),
        ("receipt", receipt, "1440,900", ()),
        ("receipt-dark", receipt, "1440,900", (_DARK,)),
    ):
        browse(shown, out / f"{name}-html-{suffix}.png", size, more)
    for suffix, shown, height in (("320", page, 6000), ("320-receipt", receipt, 700)):
        frame = out / f"{name}-{suffix}.frame.html"
        frame.write_text(_NARROW.format(shown, height), encoding="utf-8")
        browse(frame.as_uri(), out / f"{name}-html-{suffix}.png", f"500,{height}", ())
        frame.unlink()
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "printed.pdf"
        _chromium(page, folder, f"--print-to-pdf={printed}", _DARK)
        pages(printed, out / f"{name}-html-print")


def browse(shown: str, picture: Path, size: str, more: Sequence[str]) -> None:
    """Take one picture."""
    with tempfile.TemporaryDirectory() as folder:
        _chromium(shown, folder, f"--screenshot={picture}", f"--window-size={size}", *more)


def _chromium(shown: str, folder: str, *more: str) -> None:
    _run(["chromium", *_BROWSER, f"--user-data-dir={folder}/profile", *more, shown])


def render_docx(out: Path, name: str) -> None:
    """Let LibreOffice set the Word document."""
    with tempfile.TemporaryDirectory() as folder:
        own = f"-env:UserInstallation=file://{folder}/profile"
        made = ["--headless", "--convert-to", "pdf", "--outdir", folder, str(out / f"{name}.docx")]
        _run(["soffice", own, *made])
        pages(Path(folder) / f"{name}.pdf", out / f"{name}-docx")


def render_pdf(out: Path, name: str) -> None:
    """Take the pages of the PDF."""
    pages(out / f"{name}.pdf", out / f"{name}-pdf")


def render_markdown(out: Path, name: str) -> None:
    """Let pandoc make HTML of each Markdown profile, and take it."""
    reads = {"gfm": "gfm", "plain": "gfm", "icd206": "gfm", "pandoc": "markdown-smart"}
    for profile, reader in reads.items():
        page = out / f"{name}-{profile}.md.html"
        cited = ["--citeproc"] if profile == "pandoc" else []
        call = ["pandoc", "-s", "-f", reader, "-o", str(page), f"{name}-{profile}.md", *cited]
        _run([*call, "--metadata", f"title={name}"], cwd=out)
        if page.exists():
            browse(page.as_uri(), out / f"{name}-md-{profile}.png", "1000,3200", ())


def pages(pdf: Path, stem: Path) -> None:
    """Take the first pages of a PDF, four on a sheet where ImageMagick is there to lay them together."""
    if not pdf.exists():
        return
    _run(["pdftoppm", "-r", "70", "-l", str(_PAGES), "-png", str(pdf), f"{stem}-page"])
    taken = sorted(map(str, stem.parent.glob(f"{stem.name}-page-*.png")))
    if shutil.which("montage"):
        _run(["montage", *taken, "-tile", "4x", "-geometry", "+6+6", "-background", "#888", f"{stem}.png"])
        for one in taken:
            Path(one).unlink()


def _run(call: Sequence[str], cwd: Path | None = None) -> None:
    if shutil.which(call[0]) is None:
        print(f"{call[0]} is not installed: left out.")
        return
    done = subprocess.run(call, check=False, capture_output=True, cwd=cwd, timeout=300)
    if done.returncode:
        print(f"{call[0]} failed: {done.stderr.decode(errors='replace')[-300:]}")


_RENDER = {"html": render_html, "docx": render_docx, "pdf": render_pdf, "md": render_markdown}


if __name__ == "__main__":
    main()
