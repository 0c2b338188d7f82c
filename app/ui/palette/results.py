"""What the palette found, as rows: a heading for each kind, hits with a line about them, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app import core
from app.ui.commands import Command
from app.ui.wording import count, format_date, tr
from db.records import Article, Claim, Hit, SearchKind

if TYPE_CHECKING:
    from app.core.project import Project

Tab = Literal["all", "articles", "highlights", "claims", "briefings", "commands"]
TABS: tuple[Tab, ...] = ("all", "articles", "highlights", "claims", "briefings", "commands")
KINDS: tuple[SearchKind, ...] = ("articles", "highlights", "claims", "briefings")
#: How many of each kind stand under "All".
FEW: dict[str, int] = {"articles": 4, "highlights": 3, "claims": 3, "briefings": 2, "commands": 4}
LIMIT = 50


@dataclass(frozen=True)
class Heading:
    """The name of a kind, above its hits."""

    words: str


@dataclass(frozen=True)
class HitRow:
    """A hit with the line under it; `colour` for highlights, `mark` for a claim's worst finding."""

    hit: Hit
    about: str
    colour: int = 0


@dataclass(frozen=True)
class CommandRow:
    """A command that can be run."""

    command: Command


@dataclass(frozen=True)
class Note:
    """A sentence among the rows; `goal` is what is typed instead when it is chosen, if it can be."""

    words: str
    goal: str | None = None
    hint: str = ""


Row = Heading | HitRow | CommandRow | Note


@dataclass(frozen=True)
class Results:
    """The answer to one question: rows and totals by kind; how many there are without its filters."""

    query: str
    hits: dict[str, tuple[HitRow, ...]] = field(default_factory=dict)
    totals: dict[str, int] = field(default_factory=dict)
    unfiltered: int = 0


def tab_name(tab: Tab) -> str:
    """Return a tab's or a kind's name."""
    return {
        "all": tr("All"),
        "articles": tr("Article text"),
        "highlights": tr("Highlights"),
        "claims": tr("Claims"),
        "briefings": tr("Briefings"),
        "commands": tr("Commands"),
    }[tab]


def find(project: Project, query: str, cancelled: Callable[[], bool] = lambda: False) -> Results:
    """Search every kind. Runs in a job; once `cancelled` says so, nobody reads the answer."""
    hits: dict[str, tuple[HitRow, ...]] = {}
    totals: dict[str, int] = {}
    articles: dict[str, Article] = {}
    unfiltered = 0
    for kind in KINDS:
        if cancelled():
            break
        found = core.search.search(project, query, (kind,), LIMIT, cancelled)
        hits[kind] = tuple(_row(project, hit, articles) for hit in found.hits)
        totals[kind] = found.total
        unfiltered += found.unfiltered or found.total
    return Results(query, hits, totals, unfiltered)


def notes(typed: str, results: Results) -> tuple[Note, ...]:
    """Return what is to be said: filters that nobody understands, and that nothing was found."""
    if typed.startswith(">"):
        return ()
    asked = core.filters.read_query(typed)
    said = [Note(problem.message, hint=problem.hint) for problem in asked.problems]
    if not typed.strip():
        return (
            Note(tr("Type words. Narrow with publisher:… date:2025-03.. tag:… cited:no direction:disputes")),
        )
    answered = results.query == typed.strip() and (asked.words or asked.filters)
    if answered and not any(results.totals.values()):
        if asked.filters and results.unfiltered:
            words = tr("Nothing; without the filters there are {number}")
            said.append(Note(words.format(number=f"{results.unfiltered:,}"), asked.words))
        elif asked.words:
            said.append(Note(tr("Nothing in this project has all of these words.")))
        else:
            said.append(Note(tr("Nothing in this project passes these filters.")))
    return tuple(said)


def make_rows(
    results: Results, commands: Sequence[Command], tab: Tab, said: Sequence[Note] = ()
) -> tuple[Row, ...]:
    """Return what a tab shows, below what is to be said."""
    rows: list[Row] = [*said]
    for kind in KINDS:
        found = results.hits.get(kind, ())
        if tab in {"all", kind} and found:
            rows.append(Heading(tab_name(kind)))
            rows += found[: FEW[kind]] if tab == "all" else found
    found_any = any(isinstance(row, HitRow) for row in rows)
    if tab in {"all", "commands"} and commands:
        rows.append(Heading(tab_name("commands")))
        few = commands[: FEW["commands"]] if tab == "all" and found_any else commands
        rows += [CommandRow(command) for command in few]
    return tuple(rows)


def _row(project: Project, hit: Hit, articles: dict[str, Article]) -> HitRow:
    if hit.kind == "claims":
        return HitRow(hit, _claim_words(core.claims.read_claim(project, hit.id)))
    if hit.article is None:
        return HitRow(hit, hit.title)
    if hit.article not in articles:
        articles[hit.article] = core.articles.read_record(project, hit.article)
    parts = _article_words(articles[hit.article])
    if hit.kind == "highlights":
        highlight = core.highlights.read_highlight(project, hit.id)
        page = tr(", p. {page}").format(page=highlight.page_label) if highlight.page_label else ""
        return HitRow(hit, parts[0] + page, highlight.colour)
    if hit.count > 1:
        parts.append(tr("{number} more here").format(number=hit.count - 1))
    return HitRow(hit, " · ".join(parts))


def _article_words(article: Article) -> list[str]:
    publisher = article.publisher.name if article.publisher else ""
    return [part for part in (article.title, publisher, format_date(article.issued)) if part]


def _claim_words(claim: Claim) -> str:
    parts = (tr(claim.kind), claim.likelihood, tr(claim.confidence) if claim.confidence else "", claim.key)
    return " · ".join(part for part in parts if part)


def total_words(number: int) -> str:
    """Return how many hits there are, in words."""
    return count(number, tr("hit"), tr("hits"))
