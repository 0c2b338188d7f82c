"""What a briefing's status, scale, language and handling are called. No Qt."""

from __future__ import annotations

from app.audit.scales import read_scales
from app.ui.wording import tr

#: Offered for handling, which is free text: the Traffic Light Protocol's labels, version 2.0.
HANDLINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
_LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "da": "Danish",
    "sv": "Swedish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "el": "Greek",
    "uk": "Ukrainian",
    "ru": "Russian",
    "tr": "Turkish",
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
}


def status_words(status: str) -> str:
    """Return where a briefing stands, in a word."""
    known = {
        "draft": tr("draft"),
        "reviewed": tr("reviewed"),
        "issued": tr("issued"),
        "withdrawn": tr("withdrawn"),
    }
    return known.get(status, status)


def scale_words(scale: str) -> str:
    """Return what a likelihood scale is called."""
    known = read_scales().get(scale)
    return known.name if known else scale


def scale_choices(chosen: str) -> list[tuple[str | None, str]]:
    """Return the scales to choose from, and the chosen one even when it is none of ours."""
    known: list[tuple[str | None, str]] = [(one.id, one.name) for one in read_scales().values()]
    return known if chosen in read_scales() else [*known, (chosen, chosen)]


def language_words(code: str) -> str:
    """Return a language's name, or its code when we have none."""
    return tr(_LANGUAGES[code]) if code in _LANGUAGES else code


def language_choices(chosen: str) -> list[tuple[str | None, str]]:
    """Return the languages to choose from, and the chosen one even when it is not among them."""
    codes = list(_LANGUAGES) if chosen in _LANGUAGES else [*_LANGUAGES, chosen]
    return [(code, language_words(code)) for code in codes]
