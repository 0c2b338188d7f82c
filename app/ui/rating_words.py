"""The two ratings in the words of their scales, and the standing of an article. Null is never a value."""

from __future__ import annotations

from app.ui.wording import tr

RELIABILITIES: tuple[str | None, ...] = (None, "A", "B", "C", "D", "E", "F")
CREDIBILITIES: tuple[int | None, ...] = (None, 1, 2, 3, 4, 5, 6)
ATTRIBUTIONS = ("none", "named", "anonymous", "document")
LEVELS = ("unknown", "primary", "secondary", "tertiary")
STATUSES = ("ok", "corrected", "retracted", "superseded", "unavailable")


def reliability_words(letter: str | None) -> str:
    """Return a rating of a source with its meaning in words."""
    return {
        None: tr("Not rated"),
        "A": tr("A  completely reliable"),
        "B": tr("B  usually reliable"),
        "C": tr("C  fairly reliable"),
        "D": tr("D  not usually reliable"),
        "E": tr("E  unreliable"),
        "F": tr("F  cannot be judged"),
    }[letter]


def credibility_words(number: int | None) -> str:
    """Return a rating of what a passage says with its meaning in words."""
    return {
        None: tr("Not rated"),
        1: tr("1  confirmed by other independent sources"),
        2: tr("2  probably true"),
        3: tr("3  possibly true"),
        4: tr("4  doubtful"),
        5: tr("5  improbable"),
        6: tr("6  cannot be judged"),
    }[number]


def reliability_meaning() -> str:
    """Say what the letters rate, and what they do not."""
    return tr(
        "Of the source, whatever it says here. F says that it cannot be judged, “not rated” that nobody has "
        "judged it; neither means low. It is never combined with the credibility of a passage."
    )


def credibility_meaning() -> str:
    """Say what the numbers rate, and what they do not."""
    return tr(
        "Of what this passage says, whoever says it. 6 says that it cannot be judged, “not rated” that "
        "nobody has judged it; neither means low. It is never combined with the reliability of the source."
    )


def attribution_words(kind: str) -> str:
    """Return in words whom a passage quotes."""
    return {
        "none": tr("Nobody: the article says it itself"),
        "named": tr("Somebody who is named"),
        "anonymous": tr("Somebody who is not named"),
        "document": tr("A document"),
    }[kind]


def level_words(level: str) -> str:
    """Return in words how near to the events an article is."""
    return {
        "unknown": tr("Not said"),
        "primary": tr("primary: it was there, or is the document itself"),
        "secondary": tr("secondary: it reports what others saw or wrote"),
        "tertiary": tr("tertiary: it sums up what others reported"),
    }[level]


def status_words(status: str) -> str:
    """Return an article's standing in words."""
    return {
        "ok": tr("in order"),
        "corrected": tr("corrected by the publisher"),
        "retracted": tr("retracted"),
        "superseded": tr("superseded by a later edition"),
        "unavailable": tr("no longer available"),
    }[status]
