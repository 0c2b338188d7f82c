"""Set this folder up to run or to test: virtual environment, locked dependencies, system libraries.

Run by `make run` and `make test` with the system's own Python, so it uses the standard library only. What is
missing on a Debian-like system is installed by apt when that is allowed without asking (root, or sudo without
a password); otherwise one sentence names it. The neighbour packaging/start.py starts the program.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

#: Shared library → the Debian package that brings it. Qt needs the first block for any start, the second
#: for a window under X.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SetupError(Exception):
    """One sentence for the person at the keyboard."""


def main(purpose: str) -> None:
    """Make the environment for `purpose`: `run` or `test`."""
    if sys.version_info < (3, 11):  # noqa: UP036 (run by whatever python3 the machine has)
        raise SetupError(f"Sourcemark needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    install_system_packages(missing_packages())
    make_environment()
    lock = "requirements-dev.lock" if purpose == "test" else "requirements.lock"
    install_locked(ROOT / lock)
    compile_sources()
    (VENV / "ready").touch()
    if purpose == "test":
        (VENV / "ready-dev").touch()


def missing_packages() -> list[str]:
    """Name the system packages whose absence would stop us."""
    missing = [package for library, package in LIBRARIES.items() if not can_load(library)]
    try:
        import ensurepip  # noqa: F401  (Debian ships it in python3-venv)
        import venv  # noqa: F401
    except ImportError:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    if not Path("/etc/ssl/certs/ca-certificates.crt").exists() and shutil.which("apt-get"):
        missing.append("ca-certificates")
    return missing


def can_load(library: str) -> bool:
    """Tell whether the loader finds a shared library (always true where it is not ours to provide)."""
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_system_packages(packages: list[str]) -> None:
    """Install by apt what is missing, or say in one sentence what to install."""
    if not packages:
        return
    names = " ".join(packages)
    apt = shutil.which("apt-get")
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if apt is None or (rights and not may_sudo()):
        raise SetupError(f"These system packages are missing, please install them first: {names}")
    print(f"Installing system packages: {names}", flush=True)
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    quiet = [apt, "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=120"]
    run([*rights, *environment, *quiet, "update"], "the package lists could not be fetched")
    install = [*rights, *environment, *quiet, "install", "-y", "--no-install-recommends", *packages]
    run(install, f"these system packages could not be installed: {names}", silent=True)


def may_sudo() -> bool:
    """Tell whether sudo works without asking for a password."""
    if shutil.which("sudo") is None:
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def make_environment() -> None:
    """Create .venv unless a working one of this very Python version is there."""
    python = VENV / "bin" / "python"
    if python.exists():
        probe = subprocess.run(
            [python, "-c", "import sys, pip; print(sys.version)"], capture_output=True, text=True, check=False
        )
        if probe.returncode == 0 and probe.stdout.strip() == sys.version:
            return
        shutil.rmtree(VENV)
    print("Making the virtual environment in .venv", flush=True)
    run([sys.executable, "-m", "venv", str(VENV)], "the virtual environment could not be made")


def install_locked(lock: Path) -> None:
    """Install exactly the locked versions, checked by hash; pip byte-compiles what it installs."""
    print(
        f"Installing the locked dependencies ({lock.name}); the first time takes a minute or two", flush=True
    )
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run([*pip, "--require-hashes", "-r", str(lock)], "the dependencies could not be installed")


def compile_sources() -> None:
    """Byte-compile our own code, so that the first start is not slower than the others."""
    sources = [str(ROOT / name) for name in ("app", "db")]
    run(
        [str(VENV / "bin" / "python"), "-m", "compileall", "-q", *sources],
        "the program could not be compiled",
    )


def run(command: list[str], what_failed: str, silent: bool = False) -> None:
    """Run a command; on failure say what failed in a sentence, below the command's own words."""
    output = subprocess.DEVNULL if silent else None
    if subprocess.run(command, check=False, cwd=ROOT, stdout=output).returncode:
        raise SetupError(f"Set-up stopped: {what_failed} (the lines above say why).")


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except SetupError as error:
        sys.exit(f"sourcemark: {error}")
