"""Words on screen: translation, counted nouns, dates and times as people write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html import escape

from PySide6.QtCore import QCoreApplication

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")


def tr(text: str) -> str:
    """Return a sentence in the user's language. Names are put in afterwards, with `.format`."""
    return QCoreApplication.translate("Sourcemark", text)


def count(number: int, one: str, many: str) -> str:
    """Return "1 article", "2 articles", with the thousands apart."""
    return f"{number:,} {one if number == 1 else many}"


def part_of(shown: int, total: int) -> str:
    """Return "21", or "3 of 21" when not all are shown."""
    if shown == total:
        return f"{total:,}"
    return tr("{shown} of {total}").format(shown=f"{shown:,}", total=f"{total:,}")


def format_date(edtf: str, today: date | None = None) -> str:
    """Return an EDTF date as "9 Mar 2025", "Mar 2025" or "2025"; nothing known is "no date".

    With `today` the year is left out when it is this year's.
    """
    if not edtf:
        return tr("no date")
    if "/" in edtf:
        return " – ".join(format_date(part, today) if part.strip(".") else "…" for part in edtf.split("/", 1))
    match = _EDTF.match(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match.groups()
    words = [str(int(day))] if day else []
    if month and 1 <= int(month) <= 12:
        words.append(tr(MONTHS[int(month) - 1]))
    if not (today and day and int(year) == today.year):
        words.append(year)
    prefix = tr("about ") if doubt in {"~", "%"} else ""
    return prefix + " ".join(words) + ("?" if doubt in {"?", "%"} else "")


def format_moment(stamp: str, now: datetime | None = None) -> str:
    """Return a UTC time stamp as "today, 14:32", "yesterday", "11 Mar" or "11 Mar 2024"."""
    if not stamp:
        return ""
    here = (now or datetime.now(UTC)).astimezone()
    then = datetime.fromisoformat(stamp).astimezone()
    days = (here.date() - then.date()).days
    if days == 0:
        return tr("today, {time}").format(time=then.strftime("%H:%M"))
    if days == 1:
        return tr("yesterday")
    return format_date(then.date().isoformat(), here.date())


def format_clock(moment: datetime) -> str:
    """Return a time of day as the status bar shows it."""
    return moment.astimezone().strftime("%H:%M")


def plain_tip(words: str) -> str:
    """Return words for a tool tip so that nothing in them is read as markup, in lines of readable length."""
    return f"<p>{escape(words, quote=False)}</p>" if words else ""


def article_kind(csl_type: str) -> str:
    """Return what people call an article of a CSL type: "newspaper article", "web page", "report"."""
    kinds = {
        "article-newspaper": tr("newspaper article"),
        "article-magazine": tr("magazine article"),
        "article-journal": tr("journal article"),
        "webpage": tr("web page"),
        "post-weblog": tr("blog post"),
        "legal_case": tr("legal case"),
    }
    return kinds.get(csl_type, tr(csl_type))


def shorten(text: str, characters: int = 40) -> str:
    """Return the beginning of a text, cut at a word, with an ellipsis when something is left out."""
    text = " ".join(text.split())
    if len(text) <= characters:
        return text
    cut = text[: characters - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[characters // 2 :] else cut).rstrip(" ,;:.") + "…"
