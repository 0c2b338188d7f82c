"""Try the installer as a user would: install the .deb, start the window, test it, export, compare, remove.

Needs root on a Debian system, Xvfb, and the tests' environment, whose documents it adds. Ends 0 when
everything holds, else names the first step that does not.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "sample" / "golden"
PROGRAM = "/usr/bin/sourcemark"
DISPLAY = ":87"


#: A file of each format, and what it is asked for with.
EXPORTS: tuple[tuple[str, ...], ...] = (
    ("gfm.md",),
    ("pandoc.md", "--profile", "pandoc"),
    ("icd206.md", "--profile", "icd206"),
    ("sample.html",),
    ("sample.docx",),
    ("sample.pdf",),
    ("sample.json",),
    ("styled.pdf", "--style", "apa"),
    ("sample.csl.json",),
    ("sample.bib",),
    ("sample.ris",),
    ("sample.jsonld",),
    ("sample.qdpx",),
    ("sample.argdown",),
)


class CheckFailed(Exception):
    """The step that did not hold, in a sentence."""


def main() -> int:
    """Run every step in order; always remove the package again."""
    package = newest_package()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        try:
            step("install", lambda: call(["apt-get", "install", "-y", "-qq", str(package)], home))
            step("selftest", lambda: call([PROGRAM, "--selftest"], home, seconds=120))
            step("window under Xvfb", lambda: check_window(home))
            step("a document of each format, and the marks in a PDF", lambda: check_formats(home))
            step("sample briefing equals the golden files", lambda: check_export(home))
            step("every format, the same bytes as from the checkout", lambda: check_every_format(home))
            step("what goes out comes in again", lambda: check_import(home))
        finally:
            step("remove", lambda: call(["apt-get", "remove", "--purge", "-y", "-qq", "sourcemark"], home))
        step("nothing left behind", check_removed)
    return 0


def newest_package() -> Path:
    """Find the .deb that `make package` wrote."""
    packages = sorted((ROOT / "dist").glob("sourcemark_*.deb"), key=lambda path: path.stat().st_mtime)
    if not packages:
        raise CheckFailed("There is no package in dist/: run `make package` first.")
    return packages[-1]


def step(name: str, action: object) -> None:
    """Run one step and print its outcome."""
    started = time.monotonic()
    assert callable(action)
    action()
    print(f"ok  {name}  {time.monotonic() - started:.1f} s", flush=True)


def call(command: list[str], home: Path, seconds: float = 600, **extra: str) -> str:
    """Run a command in a fresh home folder; raise with its own words when it fails or hangs."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", **extra}
    environment |= {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, cwd=home, capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CheckFailed(f"{command[0]} did not end within {seconds:.0f} s") from error
    if done.returncode:
        raise CheckFailed(f"{' '.join(command)} ended {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def check_window(home: Path) -> None:
    """Start the installed program under Xvfb and wait until its window is mapped."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1440x900x24"], stderr=subprocess.DEVNULL)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "DISPLAY": DISPLAY, "LANG": "C.UTF-8"}
    try:
        time.sleep(1)
        program = subprocess.Popen([PROGRAM], env=environment)
        try:
            wait_for_window(environment, program)
        finally:
            program.terminate()
            program.wait(20)
    finally:
        server.terminate()
        server.wait(10)


def wait_for_window(environment: dict[str, str], program: subprocess.Popen[bytes]) -> None:
    """Ask the X server for the window by its name, for half a minute."""
    search = ["xdotool", "search", "--onlyvisible", "--name", "Sourcemark"]
    for _ in range(120):
        if program.poll() is not None:
            raise CheckFailed(f"the program ended with {program.returncode} before its window showed")
        if subprocess.run(search, env=environment, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.25)
    raise CheckFailed("no window showed within 30 s")


def check_export(home: Path) -> None:
    """Build the sample with the installed program and compare both exports with the golden files."""
    project = home / "sample.sourcemark"
    call([PROGRAM, "new", str(project), "--sample"], home)
    for profile in ("plain", "gfm"):
        out = home / f"{profile}.md"
        call([PROGRAM, "export", str(project), str(out), "--profile", profile, "--no-annex"], home)
        if out.read_bytes() != (GOLDEN / f"{profile}.md").read_bytes():
            raise CheckFailed(f"the {profile} briefing differs from the golden file")


def check_every_format(home: Path) -> None:
    """Export the sample in each format with the installed program and with the checkout, and compare."""
    project = home / "sample.sourcemark"
    for name, *options in EXPORTS:
        ours, theirs = home / "installed" / name, home / "checkout" / name
        for program, out in (([PROGRAM], ours), ([sys.executable, "-m", "app"], theirs)):
            out.parent.mkdir(exist_ok=True)
            call([*program, "export", str(project), str(out), *options], home, PYTHONPATH=str(ROOT))
        if not ours.stat().st_size or ours.read_bytes() != theirs.read_bytes():
            raise CheckFailed(f"{name} {' '.join(options)} differs from what the checkout writes".strip())


def check_import(home: Path) -> None:
    """Take a bibliography, a coded project and a report into a new project with the installed program."""
    project = home / "taken.sourcemark"
    call([PROGRAM, "new", str(project)], home)
    for name, counted in (("sample.bib", "articles"), ("sample.qdpx", "highlights"), ("gfm.md", "briefings")):
        said = call([PROGRAM, "import", str(project), str(home / "installed" / name), "--json"], home)
        state = json.loads(call([PROGRAM, "info", str(project), "--json"], home))["project"]
        if not state[counted]:
            raise CheckFailed(f"nothing of {name} was taken over: {said}")


def check_formats(home: Path) -> None:
    """Add one document of each format with the installed program, and take over a mark in a PDF."""
    sys.path.insert(0, str(ROOT))
    from tests.core.formats import write_formats
    from tests.intake import builders_marks, builders_pdf

    documents = home / "documents"
    documents.mkdir()
    write_formats(documents)
    (documents / "notes.md").write_text("# Notes\n\nThe works are late.\n", encoding="utf-8")
    marked = documents / "marked.pdf"
    mark = builders_marks.Mark(quads=[(72, 700, 200, 732)])
    plain = builders_pdf.build([builders_pdf.page("The works are late.")])
    marked.write_bytes(builders_marks.with_marks(plain, [mark]))
    project = home / "formats.sourcemark"
    call([PROGRAM, "new", str(project)], home)
    said = call([PROGRAM, "add", str(project), str(documents), "--json"], home)
    refused = [one for one in json.loads(said)["files"] if one["outcome"] == "refused"]
    if refused:
        raise CheckFailed(f"a document was refused: {refused[0]}")
    taken = json.loads(call([PROGRAM, "import", str(project), str(marked), "--json"], home))
    if taken["highlights"] != 1:
        raise CheckFailed(f"the mark in the PDF was not taken over: {taken}")


def check_removed() -> None:
    """Make sure that removal took everything with it."""
    for place in (Path("/opt/sourcemark"), Path(PROGRAM)):
        if place.exists() or place.is_symlink():
            raise CheckFailed(f"{place} is still there after removal")


if __name__ == "__main__":
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit("check_bundle: this check installs a package; run it as root on a Debian system.")
    try:
        sys.exit(main())
    except CheckFailed as error:
        sys.exit(f"check_bundle: {error}")
