"""Rules G: can the reader find the source: date, author, publisher, address, and which copy it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from app.audit.dates import Date, read_date
from app.audit.findings import Finding, Severity, quoted
from app.audit.grain import PerArticle, PerCatalogue, PerClaim
from app.audit.leaning import leaning
from app.audit.wire import agency_of_address
from app.audit.world import World
from db.records import Article, Claim

#: Bases that say when a file was made or filed, not when the article came out.
GUESSED_FROM = {
    "url": "its address",
    "pdf_xmp": "the PDF file",
    "pdf_info": "the PDF file",
    "docx_core": "the document’s properties",
}
_FILE_NAME = re.compile(r"\S+\.(?:pdf|html?|docx?|epub|txt|md|mhtml?|rtf|odt)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[-–—|·•:»]\s+([^-–—|·•»]+)$")
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?|continues?|stands?|ist|sind)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|war|waren|wurde|wurden)\b", re.IGNORECASE)
_STALE = timedelta(days=30)


@PerArticle
def undated_articles(world: World, article: Article) -> Iterator[Finding]:
    """G01: no publication date, or one guessed from the URL or the PDF file that nobody has confirmed."""
    if not article.issued:
        yield _about(article, "G01", "warning", f"{_title(article)} has no publication date.")
    elif is_date_guessed(article):
        where = GUESSED_FROM[article.issued_basis]
        yield _about(article, "G01", "info", f"The date of {_title(article)} is guessed from {where}.")


def is_date_guessed(article: Article) -> bool:
    """Tell whether an article's date is a guess that the analyst has not confirmed."""
    return bool(article.issued and article.issued_basis in GUESSED_FROM and "issued" not in article.confirmed)


@PerArticle
def unsigned_articles(world: World, article: Article) -> Iterator[Finding]:
    """G03: no author, no agency, no organisation."""
    if not article.authors and article.agency is None:
        yield _about(article, "G03", "info", f"{_title(article)} names no author, agency or organisation.")


@PerArticle
def untraceable_articles(world: World, article: Article) -> Iterator[Finding]:
    """G04: no publisher, or neither URL, archive copy nor report number."""
    lacks = []
    if article.publisher is None or not article.publisher.name.strip():
        lacks.append("no publisher")
    traces = (
        article.URL,
        article.canonical_url,
        article.archive_url,
        article.number,
        article.DOI,
        article.ISBN,
    )
    if not any(trace.strip() for trace in traces):
        lacks.append("neither address, archive copy nor report number")
    if lacks:
        yield _about(article, "G04", "error", f"{_title(article)} has {' and '.join(lacks)}.")


@PerArticle
def unclean_titles(world: World, article: Article) -> Iterator[Finding]:
    """G05: the title is a URL, a file name or carries a site suffix."""
    title = article.title.strip()
    suffix = _SUFFIX.search(title)
    if not title:
        yield _about(article, "G05", "warning", f"The article {quoted(article.citekey)} has no title.")
    elif _ADDRESS.fullmatch(title):
        yield _about(article, "G05", "warning", f"The title {quoted(title)} is an address.")
    elif _FILE_NAME.fullmatch(title):
        yield _about(article, "G05", "warning", f"The title {quoted(title)} is a file name.")
    elif suffix and _folded(suffix[1]) in _site_names(article):
        yield _about(article, "G05", "warning", f"The title {quoted(title)} ends with the site’s name.")


def _site_names(article: Article) -> set[str]:
    names = [article.container_title]
    hosts = [_split(article.URL).hostname or ""]
    if article.publisher is not None:
        names.append(article.publisher.name)
        hosts += article.publisher.hosts
    for host in hosts:
        bare = host.removeprefix("www.")
        names += [bare, bare.split(".")[0]]
    return {_folded(name) for name in names} - {""}


def _split(address: str) -> SplitResult:
    """Take an address apart; one that is none, such as `http://[x`, has no host."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()).removeprefix("the")


@PerClaim
def stale_support(world: World, claim: Claim) -> Iterator[Finding]:
    """G06: the newest support is older than as_of − 30 days for a present-tense claim."""
    as_of = _day(claim.as_of or world.cut_off, last=False)
    dates = [_day(one.article.info_date or one.article.issued, last=True) for one in world.grounds(claim.id)]
    known = [one for one in dates if one is not None]
    if as_of is None or not known or len(known) < len(dates) or max(known) >= as_of - _STALE:
        return
    if _PRESENT.search(claim.text) and not _PAST.search(claim.text):
        message = f"The claim speaks of the present, but its newest support is of {max(known).isoformat()}."
        yield Finding(rule="G06", severity="warning", message=message, target=claim.id, claim=claim.id)


def later_articles(world: World) -> Iterator[Finding]:
    """G07: an article is newer than the briefing's as_of."""
    for briefing in world.judged_briefings:
        last = _day(briefing.as_of, last=True)
        if last is None:
            continue
        claims = {claim.id for section in briefing.sections for claim in world.claims_of_section(section)}
        used: set[str] = set().union(*(leaning(world, claim).linked for claim in claims))
        used.update(listed.article for section in briefing.sections for listed in section.listed_sources)
        for article in world.cited_articles:
            first = _day(article.issued, last=False) if article.id in used else None
            if first is not None and first > last:
                yield Finding(
                    rule="G07",
                    severity="error",
                    message=f"{_title(article)} is of {article.issued}, after the cut-off {briefing.as_of}.",
                    target=f"{briefing.id}:{article.id}",
                    briefing=briefing.id,
                    article=article.id,
                )


@lru_cache(maxsize=8192)
def _day(text: str, *, last: bool) -> date | None:
    """Return the first or the last day that an EDTF date may mean."""
    read = read_date(text) or Date()
    if read.year is None or not 1 <= read.year <= 9998:
        return None
    try:
        if read.day is not None and read.month is not None:
            return date(read.year, read.month, read.day)
        if not last:
            return date(read.year, read.month or 1, 1)
        months = read.year * 12 + (read.month or 12)
        return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


@PerCatalogue
def twin_articles(world: World) -> Iterator[Finding]:
    """G08: two articles have the same canonical URL, DOI or bytes."""
    first_of: dict[tuple[str, str], Article] = {}
    cited = {one.id for one in world.cited_articles}
    for article in sorted(world.articles, key=lambda one: one.id):
        marks = [("address", _address(article)), ("DOI", _doi(article.DOI))]
        marks += [("content", snapshot.sha256) for snapshot in world.snapshots_of.get(article.id, ())]
        for what, value in marks:
            first = first_of.setdefault((what, value), article) if value else article
            if first.id != article.id and (world.scope is None or cited & {first.id, article.id}):
                yield Finding(
                    rule="G08",
                    severity="warning",
                    message=f"{_title(article)} and {_title(first)} have the same {what}.",
                    target=f"{first.id}:{article.id}",
                    article=article.id,
                )
                break


def _address(article: Article) -> str:
    parts = _split(article.canonical_url or article.URL)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""


def _doi(text: str) -> str:
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text.strip().casefold())


@PerArticle
def syndicated_copies(world: World, article: Article) -> Iterator[Finding]:
    """G09: the URL's host is not one of the publisher's, or its path is an agency's."""
    host = (_split(article.URL).hostname or "").removeprefix("www.")
    hosts = (
        [one.casefold().removeprefix("www.") for one in article.publisher.hosts] if article.publisher else []
    )
    if host and hosts and not any(host == one or host.endswith("." + one) for one in hosts):
        message = f"{_title(article)} stands at {host}, which is not its publisher’s: a syndicated copy."
        yield _about(article, "G09", "info", message)
    elif article.agency is None and (found := agency_of_address(article)) is not None:
        agency, path = found
        message = f"{_title(article)} at {host} is a story of {agency}, by its address ({path}): a copy."
        yield _about(article, "G09", "info", message)


def _title(article: Article) -> str:
    return quoted(article.title or article.citekey, 50)


def _about(article: Article, rule: str, severity: Severity, message: str) -> Finding:
    return Finding(rule=rule, severity=severity, message=message, target=article.id, article=article.id)
