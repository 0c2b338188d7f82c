"""The help page of the rules: one HTML file without scripts, pictures or links, made from the catalogue.

`python -m app.audit.help_page` prints it; resources/help/audit-rules.html is what it prints.
"""

from __future__ import annotations

import sys
from html import escape

from app.audit.about import About
from app.audit.catalogue import CATALOGUE, FAMILIES, FIGURES

_STYLE = """
body { font: 15px/1.5 Inter, system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem;
  color: #1a1f24; background: #fff; }
h1, h2 { font-family: "Source Serif Pro", Georgia, serif; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #d2d7da; padding: .5rem .75rem .5rem 0; text-align: left;
  vertical-align: top; }
thead th { color: #545d66; font-weight: 400; }
.note { color: #545d66; }
@media (prefers-color-scheme: dark) {
  body { color: #e4e7e9; background: #1e2226; }
  th, td { border-color: #33393e; }
  thead th, .note { color: #a8b1b9; }
}
"""
_INTRO = (
    "Each rule is tried on its two examples whenever Sourcemark is tested: it must fire on the first and be "
    "silent on the second. A closed rule computes from the project’s own records and is never wrong. A "
    "heuristic reads words, says by what it goes, and can be mistaken: waive its finding with a reason."
)
_HEADS = ("Rule", "What it means, and why it matters", "Fires", "Does not fire", "Nature")


def make_page() -> str:
    """Return the page; the same catalogue gives the same page."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><title>The rules of the sourcing audit</title>',
        f"<style>{_STYLE}</style></head>",
        "<body>",
        "<h1>The rules of the sourcing audit</h1>",
        f"<p>{_text(_INTRO)}</p>",
    ]
    for family, question in FAMILIES.items():
        parts += [f"<h2>{family}. {_text(question)}</h2>", *_table(family)]
    parts += ["<h2>Support figures</h2>", "<dl>"]
    parts += [f"<dt>{_text(one.words)}</dt><dd class='note'>{_text(one.counts)}</dd>" for one in FIGURES]
    parts += ["</dl>", "</body>", "</html>"]
    return "\n".join(parts) + "\n"


def _table(family: str) -> list[str]:
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    rows = [_row(one) for one in CATALOGUE.values() if one.rule.startswith(family)]
    return ["<table>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"]


def _row(one: About) -> str:
    cells = (
        f"{_text(one.means)}<br><span class='note'>{_text(one.matters)}</span>",
        _text(one.fires),
        _text(one.silent),
        _text(one.nature),
    )
    head = f'<th scope="row" id="{one.rule}">{one.rule}<br>{_text(one.name)}</th>'
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _text(words: str) -> str:
    return escape(words, quote=False)


if __name__ == "__main__":
    sys.stdout.write(make_page())
