"""Remake the sample's PDF articles from their typst sources: see the README beside this file.

Run it with a Python that has the `typst` package (no dependency of the program). The same sources and the
same typst version give the same bytes.
"""

from __future__ import annotations

from pathlib import Path

import typst

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "articles"
FONTS = HERE.parents[1] / "fonts"


def main() -> None:
    """Compile every source beside this file into the folder of articles."""
    for source in sorted(HERE.glob("*.typ")):
        target = ARTICLES / f"{source.stem}.pdf"
        compiled = typst.compile(str(source), font_paths=[str(FONTS)], ignore_system_fonts=True)
        target.write_bytes(compiled)
        print(f"{target.name}: {len(compiled)} bytes")


if __name__ == "__main__":
    main()
