"""Build the installer: a PyInstaller one-folder bundle from a clean environment, then a .deb from it.

`make package` calls it. What it makes lies in dist/; packaging/check_bundle.py tries it out.
"""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
LICENCE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")

CONTROL = """Package: sourcemark
Version: {version}
Section: editors
Priority: optional
Architecture: {architecture}
Installed-Size: {size}
Depends: {depends}
Maintainer: Sourcemark
Description: From a pile of articles to a briefing in which every sentence has its source
 Sourcemark opens articles offline, keeps highlighted passages as evidence for
 claims in one local file, and exports briefings in which every sentence leads
 back to the passage that supports it.
"""


def main() -> int:
    """Build everything and print where it lies."""
    python = make_environment()
    bundle = make_bundle(python)
    collect_licences(python, bundle / "licences")
    package = make_deb(bundle)
    print(f"bundle  {bundle}  {megabytes(bundle):.0f} MB")
    print(f"package {package}  {package.stat().st_size / 1e6:.0f} MB")
    return 0


def make_environment() -> Path:
    """Make a fresh environment from the packaging lock file; return its interpreter."""
    environment = BUILD / "env"
    shutil.rmtree(environment, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*install, "-r", str(ROOT / "requirements-package.lock")], check=True)
    return python


def make_bundle(python: Path) -> Path:
    """Run PyInstaller with the checked-in spec; return the folder it made."""
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += [
        "--distpath",
        str(DIST),
        "--workpath",
        str(BUILD / "work"),
        str(ROOT / "packaging/sourcemark.spec"),
    ]
    subprocess.run(command, check=True, cwd=ROOT)
    return DIST / "sourcemark"


def collect_licences(python: Path, target: Path) -> None:
    """Copy the licence of every library in the environment, a folder each."""
    site = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    for one in distributions(path=[site]):
        about = one.metadata.json
        name = str(about["name"])
        wanted = [file for file in one.files or () if LICENCE.match(file.name)]
        for number, file in enumerate(wanted):
            put(Path(str(one.locate_file(file))), target / name / f"{number or ''}{file.name}")
        if not wanted:
            said = about.get("license_expression") or about.get("license") or "see its metadata"
            put_text(target / name / "LICENCE.txt", f"{name} {one.version}: {said}\n")


def make_deb(bundle: Path) -> Path:
    """Wrap the bundle into a Debian package that lives in a folder of its own."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "opt" / "sourcemark", symlinks=True)
    link = tree / "usr" / "bin" / "sourcemark"
    link.parent.mkdir(parents=True)
    link.symlink_to("/opt/sourcemark/sourcemark")
    put(ROOT / "packaging/linux/sourcemark.desktop", tree / "usr/share/applications/sourcemark.desktop")
    put(ROOT / "packaging/linux/sourcemark.xml", tree / "usr/share/mime/packages/sourcemark.xml")
    put(
        ROOT / "packaging/linux/sourcemark.svg", tree / "usr/share/icons/hicolor/scalable/apps/sourcemark.svg"
    )
    put(ROOT / "LICENSE", tree / "usr/share/doc/sourcemark/copyright")
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            version=version,
            architecture=architecture,
            size=round(megabytes(bundle) * 1000),
            depends=depends(),
        )
    )
    package = DIST / f"sourcemark_{version}_{architecture}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)], check=True)
    return package


def depends() -> str:
    """List the system libraries the bundle does not carry, from the one list of them."""
    libraries: dict[str, str] = runpy.run_path(str(ROOT / "packaging/setup_machine.py"))["LIBRARIES"]
    return ", ".join(sorted(set(libraries.values())))


def put(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def put_text(target: Path, text: str) -> None:
    """Write one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def megabytes(folder: Path) -> float:
    """Sum the sizes of the files below a folder, in MB."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
