"""Make the sample project: `make sample`, or this script with the path of the project to make.

What it does is app/core/sample.py; the program calls the same function on its first start.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app import core  # noqa: E402
from app.errors import SourcemarkError  # noqa: E402
from db.errors import StoreError  # noqa: E402


def main() -> int:
    """Make the project and say where it is."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "tarnholm.sourcemark").resolve()
    try:
        core.sample.build_sample(target, _show_progress)
    except (SourcemarkError, StoreError) as error:
        print(f"{error.message} {error.hint}", file=sys.stderr)
        return 3
    print(target)
    return 0


def _show_progress(done: int, steps: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {steps}", end="\n" if done == steps else "", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
