"""`python -m tests.corpus [part …] [--every N]`: measure the real files and print one Markdown table."""

from __future__ import annotations

import argparse
import sys

from tests.corpus.figures import OWN_CASES, PARTS, as_markdown, measure
from tests.corpus.material import CORPUS, WHY_SKIPPED


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"which of: {', '.join(PARTS)}; all without any")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every N-th file only")
    wanted = parser.parse_args()
    if unknown := set(wanted.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    parts = wanted.parts or list(PARTS)
    if not CORPUS.is_dir() and set(parts) - OWN_CASES:
        parts = [one for one in parts if one in OWN_CASES]
        print(f"No file is measured: {WHY_SKIPPED}", file=sys.stderr)
        if not parts:
            return 1
    print(as_markdown(list(measure(parts, max(1, wanted.every)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
