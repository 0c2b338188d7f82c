"""The grid as one HTML file: no script, nothing fetched; each cell leads to its passages.

On paper a wide grid is cut into tables of a few columns, since a page cannot be scrolled sideways.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from app.export.dates import date_in_words
from app.export.escape import clean
from app.export.grid import (
    DIRECTIONS,
    ORDER_WORDS,
    Grid,
    GridArticle,
    GridClaim,
    GridPassage,
    reliability_words,
    tally,
)
from app.export.grid_look import MARKS, STYLE
from app.export.links import safe_url
from app.prose import counted

#: How many articles one table shows on paper.
ON_PAPER = 14
#: Should anything ever get past the escaping, a browser neither runs nor fetches it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_ABOUT = ("Claim", "Kind", "Likelihood", "Confidence", "Origins", "Findings")


def render_html(grid: Grid) -> bytes:
    """Render the grid."""
    return "\n".join(_page(grid)).encode("utf-8", "replace")


def _page(grid: Grid) -> Iterator[str]:
    title = f"{_text(grid.title)}: claims and articles"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield MARKS
    yield f"<h1>{title}</h1>"
    yield f"<p>{counted(len(grid.claims), 'claim')}, {counted(len(grid.articles), 'article')}, "
    yield f"{counted(sum(one.copies > 0 for one in grid.articles), 'origin')}. {ORDER_WORDS[grid.order]}</p>"
    yield f'<p class="legend">{_legend()}</p>'
    bands = range(0, len(grid.articles), ON_PAPER)
    wide = len(bands) > 1
    yield f'<div class="grid{" screen" if wide else ""}" tabindex="0" role="region" aria-label="The grid">'
    yield from _table(grid, 0, len(grid.articles), "Claims and articles")
    yield "</div>"
    if wide:
        for start in bands:
            end = min(start + ON_PAPER, len(grid.articles))
            caption = f"Claims and articles {start + 1} to {end} of {len(grid.articles)}"
            yield '<div class="paper">'
            yield from _table(grid, start, end, caption)
            yield "</div>"
    yield from _articles(grid)
    yield from _passages(grid)
    yield "</body>\n</html>\n"


def _table(grid: Grid, start: int, end: int, caption: str) -> Iterator[str]:
    shown = list(enumerate(grid.articles))[start:end]
    yield f'<table>\n<caption>{caption}</caption>\n<colgroup span="{len(_ABOUT)}"></colgroup>'
    groups = list(_groups([one for _, one in shown]))
    yield "".join(f'<colgroup span="{size}"></colgroup>' for _, size in groups)
    yield "<thead>\n<tr>"
    yield "".join(f'<th scope="col" rowspan="2" class="about">{name}</th>' for name in _ABOUT)
    for name, size in groups:
        said = f"{name}: {counted(size, 'copy', 'copies')}"
        words = f'<span title="{said}">{said}</span>' if size > 1 else ""
        scope = "colgroup" if size > 1 else "col"
        look = "origin" if size > 1 else "single"
        yield f'<th scope="{scope}" colspan="{size}" class="{look}">{words}</th>'
    yield "</tr>\n<tr>"
    yield from (_head(one, place) for place, one in shown)
    yield "</tr>\n</thead>\n<tbody>"
    for number, claim in enumerate(grid.claims):
        yield f"<tr>{_about(claim)}"
        yield "".join(_cell(claim, number, place) for place, _ in shown) + "</tr>"
    yield "</tbody>\n</table>"


def _groups(articles: list[GridArticle]) -> Iterator[tuple[str, int]]:
    """Yield each origin's name with how many of its columns stand side by side here."""
    starts = [at for at, one in enumerate(articles) if one.copies or not at]
    for at, after in zip(starts, [*starts[1:], len(articles)], strict=True):
        yield _text(articles[at].origin), after - at


def _head(article: GridArticle, place: int) -> str:
    date = _text(date_in_words(article.issued)) if article.issued else "no date"
    status = "" if article.status == "ok" else f" <em>{_text(article.status)}</em>"
    letter = article.reliability or "–"
    return (
        f'<th scope="col" class="article"><a href="#article-{place + 1}"><span class="turned">'
        f"<bdi>{_text(article.publisher)}</bdi><small>{date}{status}</small></span></a>"
        f'<abbr title="reliability: {reliability_words(article.reliability)}">{_text(letter)}</abbr></th>'
    )


def _about(claim: GridClaim) -> str:
    weighed = claim.kind in ("fact", "reported", "judgement")
    tally_words = f"{claim.origins_for} for, {claim.origins_against} against" if weighed else ""
    likely = claim.likelihood or ("not set" if claim.kind == "judgement" else "")
    sure = claim.confidence or ("not rated" if weighed else "")
    cells = (claim.kind, likely, sure, tally_words, " ".join(claim.findings))
    look = "claim judged" if claim.kind == "judgement" else "claim"
    head = f'<th scope="row" class="{look}" style="--level:{claim.depth}"><bdi>{_text(claim.text)}</bdi></th>'
    return head + "".join(f'<td class="about">{_text(one)}</td>' for one in cells)


def _cell(claim: GridClaim, number: int, place: int) -> str:
    said = tally(claim.cells.get(place, ()))
    if not said:
        # Most cells of a wide grid are empty: a quarter of a million spoken words would be 30 MB.
        return "<td></td>"
    shown = "".join(f"{_mark(one)}{count if count > 1 else ''}" for one, count in said.items())
    words = ", ".join(f"{one} {count}" for one, count in said.items())
    look = "both" if {"supports", "disputes"} <= said.keys() else next(iter(said))
    return (
        f'<td class="{look}"><a href="#cell-{number + 1}-{place + 1}"><span aria-hidden="true">{shown}</span>'
        f'<span class="spoken">{words}</span></a></td>'
    )


def _articles(grid: Grid) -> Iterator[str]:
    yield "<h2>Articles</h2>\n<ol>"
    for place, one in enumerate(grid.articles):
        date = _text(date_in_words(one.issued)) if one.issued else "no date"
        address = safe_url(one.address)
        link = f' <a href="{escape(address)}" rel="noreferrer">{_text(address)}</a>' if address else ""
        status = "" if one.status == "ok" else f" <strong>{_text(one.status)}</strong>."
        yield (
            f'<li id="article-{place + 1}"><cite dir="auto">{_text(one.title)}</cite>. '
            f"<bdi>{_text(one.publisher)}</bdi>, {date}. Reliability: {reliability_words(one.reliability)}."
            f"{status}{link}</li>"
        )
    yield "</ol>"


def _passages(grid: Grid) -> Iterator[str]:
    yield "<h2>Passages</h2>"
    for number, claim in enumerate(grid.claims):
        if not claim.cells:
            continue
        yield f'<section>\n<h3 dir="auto">{_text(claim.text)}</h3>'
        for place in sorted(claim.cells):
            article = grid.articles[place]
            yield f'<div class="cell" id="cell-{number + 1}-{place + 1}">'
            yield f'<p><a href="#article-{place + 1}"><bdi>{_text(article.publisher)}</bdi></a></p>'
            yield from (_passage(one) for one in claim.cells[place])
            yield "</div>"
        yield "</section>"


def _passage(one: GridPassage) -> str:
    page = f", p. {_text(one.page)}" if one.page else ""
    return (
        f'<p class="said">{_mark(one.direction)}{one.direction}{page}</p>\n'
        f'<blockquote dir="auto">{_text(one.words)}</blockquote>'
    )


def _legend() -> str:
    marks = " ".join(f"{_mark(one)}{one}" for one in DIRECTIONS)
    return f"{marks}. A number counts passages; origins count a text once, however many articles print it."


def _mark(direction: str) -> str:
    return f'<svg class="{direction}" aria-hidden="true"><use href="#{direction}"/></svg>'


def _text(words: str) -> str:
    return escape(clean(words), quote=True)
