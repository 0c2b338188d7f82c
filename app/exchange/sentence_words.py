"""What a sentence of a report says in plain words, and whether it states anything that can be verified."""

from __future__ import annotations

import re

from app.exchange.briefing_credits import is_credit
from app.exchange.markdown_text import plain_text

#: With fewer words nothing is stated.
LEAST_WORDS = 3
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
END = re.compile(r"[.!?…。！？؟।][\"'“”’»)\]*_]*$")
_QUESTION = re.compile(r"[?？؟][\"'“”’»)\]*_]*$")
_NOTE = re.compile(r"(?<!\\)\[\^[^\[\]\s]{1,100}\](?!:)")
#: Obsidian's own: links to notes, highlights, comments, names of blocks, the heads of its boxes.
_WIKI = re.compile(r"\\?!?\[\[(?P<name>[^\[\]|#\n]*)(?:#[^\[\]|\n]*)?(?:\|(?P<words>[^\[\]\n]+))?\]\]")
_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
_HIGHLIGHT = re.compile(r"==(?=\S)(.+?)(?<=\S)==")
_BLOCK_NAME = re.compile(r"\s\^[\w-]+$")
_BOX = re.compile(r"^\[![\w-]+\][+-]?[^\n]*\n")
_BULLET = re.compile(r"^(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\[[ xX/-]\]\s+)?")
_TAG = re.compile(r"</?(?:sup|sub|u|b|i|em|strong|mark|span|small|a)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
#: Sentences about the report itself.
_TRANSITION = re.compile(
    r"(?:this|the (?:following|next|present|remaining|rest of (?:the|this))|these|our) "
    r"(?:\w+ )?(?:briefing|report|sections?|chapters?|pages?|paragraphs?|table|list|memo|paper|document)\b"
    r".{0,40}?\b(?:is (?:organi[sz]ed|structured)|begins|looks at|examines|outlines|describes|discusses"
    r"|presents|summari[sz]es|explains|covers|reviews|sets out|turns to|lists|shows|considers|explores"
    r"|provides|addresses)\b"
    r"|as (?:summari[sz]ed|shown|discussed|described|noted) (?:below|above|here|earlier)"
    r"|in what follows\b|(?:see|cf\.) (?:also )?(?:the )?(?:table|section|annex|appendix|figure|chapter)\b"
    r"|(?:the )?(?:table|list|figure) below\b|below (?:is|are)\b|(?:we|i) (?:now|first|then|next) turn\b"
    r"|here(?:[’']?s| is| are) (?:a|an|the|my|what|some)\b.{0,120}:$"
    r"|(?:dieser|der folgende|der nächste) (?:bericht|abschnitt|teil)\b.{0,40}?"
    r"\b(?:behandelt|beschreibt|fasst|zeigt)\b"
    r"|im folgenden\b|siehe (?:tabelle|abschnitt|anhang)\b",
    re.IGNORECASE,
)
#: What a program that chats says to who asked it.
_CHAT = re.compile(
    r"(?:would you like|do you want|shall i|should i|let me know|feel free"
    r"|please let me|i (?:can|could) (?:also|then)"
    r"|if you(?:[’']d| would)? (?:like|want|need|wish|prefer)\b.{0,80}\b(?:i can|i[’']ll|let me|just)"
    r"|i hope (?:this|that|it)"
    r"|i(?:[’']d| would) be (?:happy|glad)|(?:sure|certainly|of course|absolutely)[!,.] |as an ai\b"
    r"|soll ich|möchten sie"
    r"|wenn sie (?:möchten|wollen)|lassen sie mich wissen|souhaitez-vous|¿?(?:quieres|desea)s? que)\b",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"\b(?:following|as follows|these are|below|folgende\w*|wie folgt)\b[^.]{0,60}:$", re.IGNORECASE
)
#: Lines that head a memo, sign a quotation or credit a picture.
_HEADER = re.compile(
    r"(?:to|from|cc|bcc|date|re|subject|by|period|analyst|author|an|von|datum|betreff|de|à|para)\s*:\s"
    r"|(?:table|figure|fig|chart|map|tabelle|abbildung|abb|tableau|tabla|gr[áa]fico)\.?\s*\d+[.:]?\s",
    re.IGNORECASE,
)
#: “**Datum:** 4. Juni 2025”: of a head that names the day, in any language.
_LABELLED = re.compile(r"(\*\*|__)[^*_\n]{1,30}(?::\1|\1:)[ \t]+[^\n]{0,40}\b(?:19|20)\d\d")
_LED = re.compile(r"^(?:\*\*|__).*(?:\*\*|__)(?::|\s[–—-])$", re.DOTALL)
_SIGNS = re.compile(r"[—–-]\s*\S")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)\s*")
_SLANTED = re.compile(r"([*_])(?![*_\s])[^*_]+(?<!\s)\1")
#: Most words of the line that signs a quotation.
_SIGNATURE = 8


def words_of_sentence(raw: str, kind: str) -> str:
    """Return what a sentence of a block of this kind says: nothing for one that no reader sees."""
    text = _COMMENT.sub("", _NOTE.sub("", raw))
    if kind == "quote":
        text = _BOX.sub("", text)
    text = _BLOCK_NAME.sub("", _BULLET.sub("", text))
    text = _HIGHLIGHT.sub(r"\1", _WIKI.sub(_note_words, text))
    shown = plain_text(_TAG.sub("", _BREAK.sub(" ", text)))
    # What joins a lead in bold to the rest is no part of what it says.
    return re.sub(r"\s*(?::|\s[–—-])$", "", shown) if _LED.search(text) else shown


def _note_words(found: re.Match[str]) -> str:
    return (found["words"] or found["name"].rpartition("/")[2]).strip()


def states(raw: str, words: str, kind: str) -> bool:
    """Say whether a sentence states something: no question, transition, header, caption or comment does."""
    if len(WORD.findall(words)) < LEAST_WORDS or _QUESTION.search(words):
        return False
    if re.match(r"\[\^[^\]]+\]:|<[!/a-z]", words, re.IGNORECASE) or _IMAGE.fullmatch(raw.strip()):
        return False
    if is_credit(raw.strip()) or _CHAT.match(words) or _TRANSITION.match(words) or _INTRODUCES.search(words):
        return False
    return END.search(words) is not None or not _is_furniture(raw.strip(), words, kind)


def _is_furniture(raw: str, words: str, kind: str) -> bool:
    """Say whether a line without a full stop only names something: a heading, a byline, a memo's header."""
    if words == words.upper() and words != words.lower():
        return True
    if kind == "quote" and _SIGNS.match(words) and len(WORD.findall(words)) <= _SIGNATURE:
        return True
    if kind == "paragraph" and _LABELLED.fullmatch(raw) and len(WORD.findall(words)) <= _SIGNATURE:
        return True
    slanted = kind == "paragraph" and _SLANTED.fullmatch(raw) is not None
    return slanted or _HEADER.match(words) is not None
