"""What must not change in a quotation: its numbers, its negations and its names.

One digit is a one-per-cent edit, and no threshold of similarity sees it. In doubt a wording counts as
changed: the analyst looks at it, and nothing is lost.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter

from app.anchor.comparison import loose_key

_NUMBER = re.compile(r"\d+(?:[.,:'’ ]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:([,'’ ])\d{3})(?:\1\d{3})*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\s*\n\s*(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_NUMBERS_IN_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    billion trillion half twice thrice dozen first second third fourth fifth sixth seventh eighth ninth tenth
    hundreds thousands millions billions dozens quarter double triple
"""
_NUMBER_WORDS = frozenset(_NUMBERS_IN_WORDS.split())
_DENIALS = """
    no not never without cannot none nor neither nobody nothing nowhere hardly
    nicht kein keine keinen keinem keiner keines nie niemals ohne ne pas jamais sans aucun aucune nunca jamás
    sin ningún ninguna não sem nem non mai senza niet geen nooit zonder nie bez nigdy не нет ни без никогда
    لا لم لن ليس ليست بدون دون غير
"""
_NEGATIONS = frozenset(_DENIALS.split())
#: Numbers and negations of Chinese and Japanese, which stand in no word of their own.
_DIGITS = frozenset("零〇一二三四五六七八九十百千万億亿兆")
_DENYING = frozenset("不没沒未無无非")
_DENYING_PREFIXES = ("un", "non", "dis", "in", "im", "il", "ir")
_LEAST_STEM = 4
#: Words that are capitalised only because they begin a sentence.
_BEGINNERS = """
    a an the this that these those it its he she they we i his her their our in on at by for from of to with
    as and but or if when while after before since until although however there here also then now
"""
_COMMON = frozenset(_BEGINNERS.split())


def has_changed(quote: str, match: str) -> bool:
    """Say whether the numbers, negations or capitalised names of two wordings differ."""
    return counts_differ(quote, match) or _denied(quote, match) or _names_differ(quote, match)


def counts_differ(quote: str, match: str) -> bool:
    """Say whether the numbers or negations of two wordings differ, however their lines are broken.

    Where a line's end broke a word, nobody can tell whether its hyphen stays: either way will do.
    """
    ours, theirs = ([_counts(text) for text in _readings(each)] for each in (quote, match))
    apart = any(one == other for one in ours[1:] for other in theirs[1:])
    return ours[0] != theirs[0] or not apart


def same_words_differ(quote: str, match: str) -> bool:
    """Say whether the numbers or negations of two texts differ that hold the same letters in the same order.

    A word that a line's end broke in one of them is read as it stands in the other: “no-one” has a hyphen of
    its own, “ele-ven” has not.
    """
    ours, theirs = _unbroken(quote, match), _unbroken(match, quote)
    return all(
        _counts(_HYPHEN.sub(apart, ours)) != _counts(_HYPHEN.sub(apart, theirs)) for apart in ("", " ")
    )


def _unbroken(text: str, other: str) -> str:
    """Join the words that line ends broke, with a hyphen where the other text has one at that place."""
    (_, places), (_, there) = loose_key(text), loose_key(other)
    parts: list[str] = []
    at = 0
    for broken in _BROKEN.finditer(text):
        index = bisect_left(places, broken.end())
        between = other[there[index - 1] + 1 : there[index]] if 0 < index < len(there) else ""
        parts += [text[at : broken.start()], "-" if "-" in between and "\n" not in between else ""]
        at = broken.end()
    return " ".join("".join((*parts, text[at:])).split())


def _readings(text: str) -> tuple[str, str, str]:
    """Return a text without hyphens, and with its compounds in parts: broken words joined, and parted too."""
    joined = " ".join(_BROKEN.sub("", text).split())
    parted = " ".join(_BROKEN.sub("-", text).split())
    return (_HYPHEN.sub("", joined), _HYPHEN.sub(" ", joined), _HYPHEN.sub(" ", parted))


def _counts(text: str) -> tuple[Counter[str], int]:
    return _numbers(text), _negations(text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_BROKEN.sub("", text))


def _numbers(text: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for token in _NUMBER.findall(text):
        plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in token)
        if _GROUPED.fullmatch(plain):
            found[re.sub(r"\D", "", plain)] += 1
        else:
            found.update(plain.split(" "))
    found.update(word.casefold() for word in _WORD.findall(text) if word.casefold() in _NUMBER_WORDS)
    found.update(one for one in text if one in _DIGITS)
    found.update(one for one in text if unicodedata.category(one) == "No")
    return found


def _negations(text: str) -> int:
    words = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    denials: int = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    return denials + sum(one in _DENYING for one in text)


def _denied(quote: str, match: str) -> bool:
    """Say whether a word stands on one side with a prefix that denies it: likely, unlikely."""
    ours, theirs = (Counter(word.casefold() for word in _words(text)) for text in (quote, match))
    for missing, there in ((ours - theirs, theirs - ours), (theirs - ours, ours - theirs)):
        stems = {word for word in missing if len(word) >= _LEAST_STEM}
        if any(word.removeprefix(one) in stems for word in there for one in _DENYING_PREFIXES):
            return True
    return False


def _names_differ(quote: str, match: str) -> bool:
    """Compare capitalised words; one that the other side has in lower case only began a sentence there."""
    ours, theirs = ([_bare(word) for word in _words(text)] for text in (quote, match))
    names, others = (Counter(word for word in words if word[0].isupper()) for words in (ours, theirs))
    for missing, there in (((names - others), theirs), ((others - names), ours)):
        lowered = {word for word in there if not word[0].isupper()}
        if any(word.casefold() not in lowered and word.casefold() not in _COMMON for word in missing):
            return True
    return False


def _bare(word: str) -> str:
    """Return a word without the genitive's ending."""
    return re.sub(r"['’]s$", "", word)
