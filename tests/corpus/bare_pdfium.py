"""Prints a PDF's text as stock pypdfium2 gives it, page by page as JSON: the measure for what we keep."""

from __future__ import annotations

import json
import sys

import pypdfium2


def main() -> int:
    """Read the file named on the command line."""
    document = pypdfium2.PdfDocument(sys.argv[1])
    texts = [
        document[index].get_textpage().get_text_range(errors="replace") for index in range(len(document))
    ]
    json.dump(texts, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
