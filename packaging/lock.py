"""Write the lock files: versions and hashes, no index addresses. Run by `make lock`; needs uv on the PATH."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS: dict[str, list[str]] = {
    "requirements.lock": [],
    "requirements-dev.lock": ["--group", "dev"],
    "requirements-package.lock": ["--group", "package"],
}


def main() -> int:
    """Compile each lock file; return the first exit code that is not 0."""
    for name, groups in LOCKS.items():
        command = ["uv", "pip", "compile", "-q", "--python-version", "3.11", "--generate-hashes"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header"]
        code = subprocess.run(
            [*command, "pyproject.toml", *groups, "-o", name], cwd=ROOT, check=False
        ).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
